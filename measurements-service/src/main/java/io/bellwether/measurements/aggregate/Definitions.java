package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Aggregate;
import io.bellwether.measurements.metric.DefinitionChange;
import io.bellwether.measurements.metric.MetricDefinition;
import io.bellwether.measurements.metric.Shape;
import io.bellwether.measurements.rollup.Cell;
import io.bellwether.measurements.rollup.DayView;
import io.bellwether.measurements.series.Series;
import java.time.LocalDate;
import java.util.List;

/** By which definitions of its metric the measurements were made that a figure rests on. Bridged changes are none. */
final class Definitions {

    /** Why there is no figure over measurements of two definitions. */
    static final String CHANGED = "definition-changed";

    private final DayView view;
    private final Readings readings;

    Definitions(DayView view) {
        this.view = view;
        this.readings = new Readings(view);
    }

    /**
     * The definition of the newest measurement.
     *
     * @param since the first day on which it holds, null for from ever
     * @param mixed whether some measurement follows an earlier one
     */
    record Followed(LocalDate since, boolean mixed) {}

    private static final Followed ONE = new Followed(null, false);

    Followed of(Measurand of, Window window) {
        List<DefinitionChange> changes = of.metric().definitionChanges().stream()
                .filter(change -> !change.bridged())
                .toList();
        if (changes.isEmpty()) {
            return ONE;
        }
        Read read = read(of, window.from(), Figures.end(of, window, view.localDays()));
        LocalDate since = null;
        boolean mixed = false;
        for (DefinitionChange change : changes) {
            long start = view.localDays().startOf(Math.toIntExact(change.from().toEpochDay()));
            if (start <= read.newest) {
                since = change.from();
                mixed = read.oldest < start;
            }
        }
        return new Followed(since, mixed);
    }

    private static final class Read {
        private long oldest = Long.MAX_VALUE;
        private long newest = Long.MIN_VALUE;

        void add(long at) {
            oldest = Math.min(oldest, at);
            newest = Math.max(newest, at);
        }
    }

    /** From the oldest to the newest measurement that the value is made of. */
    private Read read(Measurand of, long from, long to) {
        Aggregate aggregate = of.selection().aggregate();
        MetricDefinition metric = of.metric();
        Read read = new Read();
        for (Series series : of.series()) {
            Cell first = readings.firstWithin(series, from, to);
            Cell last = aggregate == Aggregate.LAST || first != null ? readings.lastBefore(series, to) : null;
            if (last == null) {
                continue;
            }
            if (aggregate != Aggregate.LAST) {
                read.add(first.firstAt);
            }
            if (aggregate != Aggregate.FIRST) {
                read.add(last.lastAt);
            }
            Cell before = metric.shape() == Shape.CUMULATIVE && aggregate == Aggregate.SUM
                    ? readings.lastBefore(series, from)
                    : null;
            if (before != null) {
                read.add(before.lastAt);
            }
        }
        return read;
    }
}
