package io.bellwether.measurements.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The headings of a file, and which columns of a profile they are. */
final class Headings {

    private final List<String> texts;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Integer> rest = new ArrayList<>();
    private final Optional<String> columnTwice;

    Headings(List<String> fields, ImportProfile profile) {
        texts = fields.stream().map(String::strip).toList();
        Map<String, Integer> places = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            String heading = folded(texts.get(i));
            if (places.putIfAbsent(heading, i) != null) {
                twice.add(heading);
            }
        }
        columnTwice = profile.columns().values().stream()
                .flatMap(List::stream)
                .map(Headings::folded)
                .filter(twice::contains)
                .findFirst();
        profile.columns().forEach((column, headings) -> headings.stream()
                .map(heading -> places.get(folded(heading)))
                .filter(place -> place != null)
                .findFirst()
                .ifPresent(place -> columns.put(column, place)));
        for (int i = 0; i < texts.size(); i++) {
            if (!columns.containsValue(i) && !texts.get(i).isEmpty()) {
                rest.add(i);
            }
        }
    }

    private static String folded(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** A heading that the profile reads and that stands here twice: which of the columns is meant is not to be guessed. */
    Optional<String> columnTwice() {
        return columnTwice;
    }

    int size() {
        return texts.size();
    }

    /** How many columns of the profile are there. */
    int known() {
        return columns.size();
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The place of a column, or -1. */
    int place(String column) {
        return column == null ? -1 : columns.getOrDefault(column, -1);
    }

    String text(int place) {
        return texts.get(place);
    }

    /** The heading that a column goes by in this file, or its short name where the file has none. */
    String text(String column) {
        int place = place(column);
        return place < 0 ? column : texts.get(place);
    }

    /** Places that no column of the profile goes by. */
    List<Integer> rest() {
        return List.copyOf(rest);
    }

    /** A heading as a name: small, with underscores for what is neither letter nor digit. */
    static String name(String heading) {
        String name = heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        return name.isEmpty() ? "x" : name;
    }
}
