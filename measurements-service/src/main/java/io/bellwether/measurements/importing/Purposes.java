package io.bellwether.measurements.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a column of a profile is for, in words. */
final class Purposes {

    private Purposes() {}

    static String of(ImportProfile profile, String column) {
        List<String> purposes = new ArrayList<>();
        ImportProfile.At at = profile.at();
        if (List.of(nonNull(at.column()), nonNull(at.month()), nonNull(at.weekday()), nonNull(at.hour()))
                .contains(column)) {
            purposes.add("time");
        }
        if (profile.id() != null && profile.id().of().contains(column)) {
            purposes.add("id");
        }
        if (profile.dimensions() != null) {
            for (Map.Entry<String, ImportProfile.Dimension> dimension :
                    profile.dimensions().entrySet()) {
                if (column.equals(dimension.getValue().column())) {
                    purposes.add("dimension " + dimension.getKey());
                }
            }
        }
        if (profile.measurements() != null) {
            profile.measurements().forEach(rule -> ofRule(rule, column, purposes));
        }
        return purposes.isEmpty() ? "not read" : String.join(", ", purposes);
    }

    private static void ofRule(ImportProfile.Rule rule, String column, List<String> purposes) {
        String metric = rule.metric() == null ? "" : rule.metric();
        if (column.equals(rule.metricColumn())) {
            purposes.add("metric");
        }
        if (column.equals(rule.value())) {
            purposes.add(metric.isEmpty() ? "value" : metric);
        }
        if (rule.sum() != null && rule.sum().contains(column)) {
            purposes.add("part of " + metric);
        }
        if (column.equals(rule.weight())) {
            purposes.add("weight");
        }
        if (column.equals(rule.actor())) {
            purposes.add("actor (kept as a keyed hash)");
        }
        if (column.equals(rule.absent())) {
            purposes.add("why there is no value");
        }
    }

    private static String nonNull(String text) {
        return text == null ? "" : text;
    }
}
