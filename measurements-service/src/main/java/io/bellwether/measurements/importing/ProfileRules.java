package io.bellwether.measurements.importing;

import static io.bellwether.kit.problem.ProblemException.invalid;

import io.bellwether.kit.json.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What a profile must keep beyond its form. */
final class ProfileRules {

    private final ImportProfile profile;

    private ProfileRules(ImportProfile profile) {
        this.profile = profile;
    }

    /** The profile, when every column that it speaks of is one that it names, and every rule says what it needs to. */
    static ImportProfile check(ImportProfile profile) {
        new ProfileRules(profile).check();
        return profile;
    }

    private void check() {
        at();
        each("/needs", profile.needs());
        if (profile.id() != null) {
            each("/id/of", profile.id().of());
        }
        if (profile.skip() != null) {
            profile.skip().keySet().forEach(column -> known("/skip/" + column, column));
        }
        if (profile.dimensions() != null) {
            profile.dimensions().forEach(this::dimension);
        }
        int rules = profile.measurements() == null ? 0 : profile.measurements().size();
        if (rules == 0 && !"metrics".equals(profile.rest())) {
            throw invalid("/measurements", "not-empty", "A profile has at least one measurement, or rest: metrics.");
        }
        for (int i = 0; i < rules; i++) {
            measurement("/measurements/" + i, profile.measurements().get(i));
        }
    }

    private void at() {
        ImportProfile.At at = profile.at();
        boolean calendar = at.year() != null || at.month() != null || at.weekday() != null || at.hour() != null;
        if ((at.column() != null) == calendar) {
            throw invalid(
                    "/at", "column-or-calendar", "at has a column, or year, month, weekday and hour; one of the two.");
        }
        if (calendar) {
            if (at.year() == null || at.month() == null || at.weekday() == null || at.hour() == null) {
                throw invalid("/at", "calendar-is-whole", "at needs year, month, weekday and hour together.");
            }
            known("/at/month", at.month());
            known("/at/weekday", at.weekday());
            known("/at/hour", at.hour());
        } else {
            known("/at/column", at.column());
        }
        if (at.zone() != null && !at.zone().equals("organisation")) {
            try {
                ZoneId.of(at.zone());
            } catch (DateTimeException unknown) {
                throw (RuntimeException) invalid("/at/zone", "unknown-zone", "There is no time zone of this name.")
                        .initCause(unknown);
            }
        }
    }

    private void dimension(String name, ImportProfile.Dimension dimension) {
        String pointer = "/dimensions/" + name;
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw invalid(pointer, "not-a-dimension", "A dimension is a-z, 0-9 and _, beginning with a letter.");
        }
        if ((dimension.column() == null) == (dimension.value() == null)) {
            throw invalid(pointer, "column-or-value", "A dimension has a column or a value, one of the two.");
        }
        if (dimension.column() != null) {
            known(pointer + "/column", dimension.column());
        }
    }

    private void measurement(String pointer, ImportProfile.Rule rule) {
        if ((rule.metric() == null) == (rule.metricColumn() == null)) {
            throw invalid(pointer, "metric-or-column", "A measurement has a metric or a metricColumn, one of the two.");
        }
        if (rule.value() != null && rule.sum() != null) {
            throw invalid(pointer, "value-or-sum", "A measurement has a value or a sum, not both.");
        }
        for (Map.Entry<String, String> column : List.of(
                Map.entry("metricColumn", or(rule.metricColumn())),
                Map.entry("value", or(rule.value())),
                Map.entry("weight", or(rule.weight())),
                Map.entry("actor", or(rule.actor())),
                Map.entry("absent", or(rule.absent())))) {
            if (!column.getValue().isEmpty()) {
                known(pointer + "/" + column.getKey(), column.getValue());
            }
        }
        each(pointer + "/sum", rule.sum());
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }

    private void each(String pointer, List<String> columns) {
        for (int i = 0; columns != null && i < columns.size(); i++) {
            known(pointer + "/" + i, columns.get(i));
        }
    }

    private void known(String pointer, String column) {
        if (!profile.columns().containsKey(column)) {
            throw invalid(
                    pointer,
                    "unknown-column",
                    "columns does not name \"" + column + "\""
                            + Nearest.of(column, profile.columns().keySet())
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("."));
        }
    }
}
