package io.bellwether.measurements.importing;

import io.bellwether.measurements.intake.CsvRecords;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognises how a file is written, from the whole of it. What was stated is taken as stated. */
final class Recogniser {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final Path file;
    private final ImportProfile profile;
    private final Stated stated;
    private final Set<String> metrics;

    Recogniser(Path file, ImportProfile profile, Stated stated, Set<String> metrics) {
        this.metrics = metrics;
        this.file = file;
        this.profile = profile;
        this.stated = stated.orOf(profile);
    }

    /**
     * Looks through the file.
     *
     * @throws Unclear when it can be read in more than one way, or lacks columns that the profile cannot do without
     */
    Recognised recognise() throws IOException, Unclear {
        Charset encoding = stated.encoding() == null ? Encoding.of(file) : Charset.forName(stated.encoding());
        char separator = separator(encoding);
        NumberForm numbers = new NumberForm();
        DateForm dates = new DateForm();
        try (TableFile table = TableFile.open(file, encoding, separator, profile)) {
            mustHaveItsColumns(table.headings());
            mustHaveThemOnce(table.headings());
            Set<Integer> numeric = numeric(table.headings());
            int date = table.headings().place(profile.at().column());
            while (table.next()) {
                List<String> fields = table.row().fields();
                if (table.row().fault() != null || RowReader.skipped(profile, table.headings(), fields)) {
                    continue;
                }
                for (int place : numeric) {
                    see(fields, place).ifPresent(numbers::see);
                }
                see(fields, date).ifPresent(dates::see);
            }
        }
        String decimal = stated.decimal() == null ? numbers.decimal().orElse(null) : stated.decimal();
        return new Recognised(
                encoding.name(),
                separator == '\t' ? "tab" : String.valueOf(separator),
                decimal,
                decimal == null ? null : NumberForm.thousands(decimal),
                stated.dates() == null ? dates.dates().orElse(null) : stated.dates());
    }

    private static Optional<String> see(List<String> fields, int place) {
        return place >= 0 && place < fields.size() && !fields.get(place).isBlank()
                ? Optional.of(fields.get(place))
                : Optional.empty();
    }

    private void mustHaveItsColumns(Headings headings) throws Unclear {
        Set<String> needed = new LinkedHashSet<>(profile.needs() == null ? List.of() : profile.needs());
        ImportProfile.At at = profile.at();
        needed.addAll(at.column() == null ? List.of(at.month(), at.weekday(), at.hour()) : List.of(at.column()));
        List<String> missing = new ArrayList<>();
        for (String column : needed) {
            if (!headings.has(column)) {
                missing.add("\"" + String.join("\" or \"", profile.columns().get(column)) + "\"");
            }
        }
        if (!missing.isEmpty()) {
            throw new Unclear(
                    "file",
                    "missing-columns",
                    "This does not look like " + profile.title() + ": there is no column "
                            + String.join(", and none ", missing) + ".");
        }
    }

    private static void mustHaveThemOnce(Headings headings) throws Unclear {
        if (headings.columnTwice().isPresent()) {
            throw new Unclear(
                    "file",
                    "duplicate-column",
                    "The column \"" + headings.columnTwice().get()
                            + "\" stands there twice, and which one is meant is not said.");
        }
    }

    /** Places whose cells are numbers by the profile. */
    private Set<Integer> numeric(Headings headings) {
        Set<Integer> places = new LinkedHashSet<>();
        for (ImportProfile.Rule rule :
                profile.measurements() == null ? List.<ImportProfile.Rule>of() : profile.measurements()) {
            places.add(headings.place(rule.value()));
            places.add(headings.place(rule.weight()));
            for (String column : rule.sum() == null ? List.<String>of() : rule.sum()) {
                places.add(headings.place(column));
            }
        }
        if ("metrics".equals(profile.rest())) {
            headings.rest().stream()
                    .filter(place -> metrics.contains(headings.text(place)))
                    .forEach(places::add);
        }
        places.remove(-1);
        return places;
    }

    /** The separator by which most of the profile's columns are found, then by which there are most. */
    private char separator(Charset encoding) throws IOException, Unclear {
        if (stated.separator() != null) {
            return stated.separator().equals("tab") ? '\t' : stated.separator().charAt(0);
        }
        char best = ',';
        int most = -1;
        for (char separator : SEPARATORS) {
            try (TableFile table = TableFile.open(file, encoding, separator, profile)) {
                CsvRecords first = table.row();
                int found = table.headings().known() * 1_000
                        + Math.min(999, first.fields().size());
                if (found > most) {
                    most = found;
                    best = separator;
                }
            }
        }
        return best;
    }
}
