package io.bellwether.measurements.fact;

import io.bellwether.measurements.series.SeriesRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the change feed says of a commit: counts, and which days of which metrics are not what they were. Never values.
 *
 * @param changed ranges of local days, both ends inclusive, by metric and ascending
 */
record Recorded(String source, long accepted, long unchanged, long restated, List<Range> changed) {

    record Range(String metric, LocalDate from, LocalDate to) {}

    static List<Range> changed(long[] cells, Map<String, LocalDate> complete, SeriesRegistry series) {
        Map<String, TreeSet<Integer>> days = new TreeMap<>();
        for (long cell : cells) {
            days.computeIfAbsent(series.byId(CellSet.series(cell)).metric(), metric -> new TreeSet<>())
                    .add(CellSet.day(cell));
        }
        complete.forEach((metric, day) ->
                days.computeIfAbsent(metric, key -> new TreeSet<>()).add(Math.toIntExact(day.toEpochDay())));
        List<Range> ranges = new ArrayList<>();
        days.forEach((metric, of) -> {
            int from = of.first();
            int to = from;
            for (int day : of) {
                if (day > to + 1) {
                    ranges.add(range(metric, from, to));
                    from = day;
                }
                to = day;
            }
            ranges.add(range(metric, from, to));
        });
        return ranges;
    }

    private static Range range(String metric, int from, int to) {
        return new Range(metric, LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to));
    }
}
