package io.bellwether.measurements.aggregate;

import io.bellwether.measurements.fact.Moment;
import io.bellwether.measurements.rollup.Cell;
import io.bellwether.measurements.rollup.DayView;
import io.bellwether.measurements.rollup.SeriesDays;
import io.bellwether.measurements.series.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How far metrics had come before moments, remembered within one answer. */
final class MetricSpans {

    private final DayView view;
    private final Function<String, List<Series>> seriesOf;
    private final Map<String, LocalDate> complete;
    private final Map<String, MetricSpan> known = new HashMap<>();

    MetricSpans(DayView view, Function<String, List<Series>> seriesOf, Map<String, LocalDate> complete) {
        this.view = view;
        this.seriesOf = seriesOf;
        this.complete = complete;
    }

    /** The days up to which silence is real, by metric; of several sources the newest counts. */
    static Map<String, LocalDate> complete(Connection connection, Moment moment, Collection<String> metrics)
            throws SQLException {
        Map<String, LocalDate> days = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("select metric, max(day) from complete_until where metric = any (?) and "
                        + moment.knows("batch") + " group by metric")) {
            query.setArray(1, connection.createArrayOf("text", metrics.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    days.put(rows.getString(1), rows.getDate(2).toLocalDate());
                }
            }
        }
        return days;
    }

    /** How far a metric had come before {@code to}. */
    MetricSpan of(String metric, long to) {
        return known.computeIfAbsent(metric + "\n" + to, key -> compute(metric, to));
    }

    private MetricSpan compute(String metric, long to) {
        long first = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;
        int end = view.localDays().dayOf(to - 1) + 1;
        for (Series series : seriesOf.apply(metric)) {
            SeriesDays days = view.days(series.id());
            int until = days.from(end);
            for (int i = 0; i < until; i++) {
                Cell cell = view.within(series.id(), days.day(i), days.cell(i), Long.MIN_VALUE, to);
                if (cell.count > 0) {
                    first = Math.min(first, cell.firstAt);
                    break;
                }
            }
            for (int i = until - 1; i >= 0; i--) {
                Cell cell = view.within(series.id(), days.day(i), days.cell(i), Long.MIN_VALUE, to);
                if (cell.count > 0) {
                    newest = Math.max(newest, cell.lastAt);
                    break;
                }
            }
        }
        LocalDate until = complete.get(metric);
        boolean reaches = until != null && view.localDays().startOf(Math.toIntExact(until.toEpochDay()) + 1) >= to;
        return new MetricSpan(first, newest, until, newest != Long.MIN_VALUE || reaches);
    }
}
