package io.bellwether.objectives.ascode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The changes of a file as they are made, one after the other. */
final class Changes {

    private final YamlTree file;
    private final List<Plan.Change> made = new ArrayList<>();
    private int unchanged;

    Changes(YamlTree file) {
        this.file = file;
    }

    void same() {
        unchanged++;
    }

    void create(String kind, String key, UUID id, Stated.Place place, String title) {
        add("create", kind, key, id, file.line(place.pointer()), null, null, "“" + title + "” is made.");
    }

    void change(
            String kind,
            String key,
            UUID id,
            Stated.Place place,
            List<Plan.Field> fields,
            String reason,
            String title) {
        String names = String.join(", ", fields.stream().map(Plan.Field::field).toList());
        add(
                "change",
                kind,
                key,
                id,
                file.line(place.pointer()),
                fields,
                reason,
                "“" + title + "” changes in " + names + ".");
    }

    void status(String action, String key, UUID id, Stated.Place place, String sentence) {
        add(action, "objective", key, id, file.line(place.pointer()), null, null, sentence);
    }

    void delete(String kind, String key, UUID id, String title) {
        add("delete", kind, key, id, null, null, null, "“" + title + "” is not in the file any more and is deleted.");
    }

    private void add(
            String action,
            String kind,
            String key,
            UUID id,
            Long line,
            List<Plan.Field> fields,
            String reason,
            String sentence) {
        made.add(new Plan.Change(action, kind, key, id, line, fields, reason, sentence));
    }

    /** The plan; of what would only be made no ids are told. */
    Plan plan(String department, boolean applied) {
        Set<UUID> unmade = made.stream()
                .filter(one -> !applied && one.action().equals("create"))
                .map(Plan.Change::id)
                .collect(Collectors.toSet());
        List<Plan.Change> told = made.stream()
                .map(one -> unmade.contains(one.id()) ? one.withoutId() : one)
                .toList();
        String sentence = told.isEmpty()
                ? "Nothing changes."
                : told.size() + (told.size() == 1 ? " change, " : " changes, ") + unchanged + " as before.";
        return new Plan(department, applied, told, unchanged, sentence);
    }
}
