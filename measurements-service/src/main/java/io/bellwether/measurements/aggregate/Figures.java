package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Aggregate;
import io.bellwether.measure.Value;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.metric.MetricDefinition;
import io.bellwether.measurements.metric.Shape;
import io.bellwether.measurements.metric.Spans;
import io.bellwether.measurements.rollup.Cell;
import io.bellwether.measurements.rollup.DayView;
import io.bellwether.measurements.rollup.ExactSum;
import io.bellwether.measurements.rollup.SeriesDays;
import io.bellwether.measurements.series.Series;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What selections come to over windows, by the rules of each aggregate and shape. */
final class Figures {

    /** Quotients carry more than the 34 digits that are promised. */
    private static final MathContext QUOTIENT = new MathContext(60, RoundingMode.HALF_EVEN);

    private final DayView view;
    private final Pooled pooled;
    private final Readings found;

    Figures(DayView view) {
        this.view = view;
        this.pooled = new Pooled(view);
        this.found = new Readings(view);
    }

    /** The end of what a selection takes in: earlier than the window's where unripe measurements are left out. */
    static long end(Measurand of, Window window, LocalDays days) {
        String maturity = of.metric().maturity();
        if (of.selection().aggregate() != Aggregate.MEAN || maturity == null) {
            return window.to();
        }
        long ripe = LocalDays.micros(Spans.minus(LocalDays.instant(window.maturityCut()), maturity, days.zone())) + 1;
        return Math.max(window.from(), Math.min(window.to(), ripe));
    }

    /** The figure of a selection; {@code measured} is whether the metric was measured at all before the window's end. */
    Figure of(Measurand of, Window window, boolean measured) {
        Aggregate aggregate = of.selection().aggregate();
        MetricDefinition metric = of.metric();
        long to = end(of, window, view.localDays());
        Total total = new Total(aggregate == Aggregate.MIN || aggregate == Aggregate.MAX);
        ReadingSums readings = new ReadingSums(metric.shape(), metric.startsAtZero());
        for (Series series : of.series()) {
            total.series(series, window.from(), to);
            if (aggregate == Aggregate.LAST || aggregate == Aggregate.FIRST || metric.shape() == Shape.CUMULATIVE) {
                readings.add(aggregate, series, window.from(), to);
            }
        }
        long immature = to < window.to() ? counted(of, to, window.to()) : 0;
        Value nothing = Value.absent(measured ? Value.NOTHING_IN_WINDOW : Value.NEVER_MEASURED);
        BigDecimal bound = null;
        long newest = total.newest;
        Value value;
        switch (aggregate) {
            case SUM -> {
                BigDecimal sum = metric.shape() == Shape.CUMULATIVE ? readings.value() : total.sums.value();
                value = measured ? Value.of(sum) : nothing;
            }
            case COUNT -> value = measured ? Value.of(total.weights.value()) : nothing;
            case MEAN -> value = total.count == 0 ? nothing : mean(total.sums, total.weights);
            case MIN -> value = total.count == 0 ? nothing : Value.of(ExactSum.decimal(total.min));
            case MAX -> value = total.count == 0 ? nothing : Value.of(ExactSum.decimal(total.max));
            case FIRST, LAST -> {
                value = readings.series == 0 ? nothing : readings.overSeries();
                newest = Math.max(newest, readings.newest);
            }
            default -> {
                Pooled.Answer answer = pooled.of(of, window.from(), to, total.count);
                value = answer.value() == null ? nothing : answer.value();
                bound = answer.bound();
            }
        }
        return new Figure(
                value,
                total.weights.value(),
                total.count,
                total.seriesWithAny,
                newest,
                immature,
                total.withdrawn,
                total.notYet,
                total.suppressed,
                bound,
                readings.falls,
                null);
    }

    private long counted(Measurand of, long from, long to) {
        Total total = new Total(false);
        of.series().forEach(series -> total.series(series, from, to));
        return total.count;
    }

    static Value mean(ExactSum sums, ExactSum weights) {
        return Value.of(sums.value().divide(weights.value(), QUOTIENT));
    }

    /** All that adds up, or has an extreme, over series and days. */
    private final class Total {
        private final boolean extremes;
        private final ExactSum sums = new ExactSum();
        private final ExactSum weights = new ExactSum();
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private long newest = Long.MIN_VALUE;
        private long count;
        private int seriesWithAny;
        private long withdrawn;
        private long notYet;
        private long suppressed;

        Total(boolean extremes) {
            this.extremes = extremes;
        }

        void series(Series series, long from, long to) {
            if (from >= to) {
                return;
            }
            SeriesDays days = view.days(series.id());
            if (days.size() == 0) {
                return;
            }
            int first = days.from(view.localDays().dayOf(from));
            int end = days.from(view.localDays().dayOf(to - 1) + 1);
            long before = count;
            if (extremes || end - first < 3 || !run(days, first + 1, end - 1)) {
                for (int i = first; i < end; i++) {
                    add(view.within(series.id(), days.day(i), days.cell(i), from, to));
                }
            } else {
                add(view.within(series.id(), days.day(first), days.cell(first), from, to));
                add(view.within(series.id(), days.day(end - 1), days.cell(end - 1), from, to));
            }
            seriesWithAny += count > before ? 1 : 0;
        }

        /** The days between the first and the last are whole: their totals are at hand. */
        private boolean run(SeriesDays days, int from, int to) {
            long measurements = days.addRun(from, to, sums, weights);
            if (measurements < 0) {
                return false;
            }
            count += measurements;
            for (int i = to - 1; i >= from; i--) {
                if (days.count(i) > 0) {
                    newest = Math.max(newest, days.lastAt(i));
                    return true;
                }
            }
            return true;
        }

        private void add(Cell cell) {
            withdrawn += cell.withdrawn;
            notYet += cell.notYet;
            suppressed += cell.suppressed;
            if (cell.count == 0) {
                return;
            }
            count += cell.count;
            cell.addTo(sums, weights);
            min = Math.min(min, cell.min);
            max = Math.max(max, cell.max);
            newest = Math.max(newest, cell.lastAt);
        }
    }

    /** First and last readings of each series, and what they come to over series. */
    private final class ReadingSums {
        private final boolean weighted;
        private final boolean startsAtZero;
        private final boolean corrected;
        private final ExactSum sums = new ExactSum();
        private final ExactSum weights = new ExactSum();
        private int series;
        private long newest = Long.MIN_VALUE;
        private long falls;

        ReadingSums(Shape shape, boolean startsAtZero) {
            this.weighted = shape.weighted();
            this.startsAtZero = startsAtZero;
            this.corrected = shape == Shape.CUMULATIVE;
        }

        void add(Aggregate aggregate, Series of, long from, long to) {
            switch (aggregate) {
                case FIRST -> {
                    Cell first = found.firstWithin(of, from, to);
                    if (first != null) {
                        reading(first.first, first.firstWeight(), first.firstAt);
                    }
                }
                case LAST -> {
                    Cell last = found.lastBefore(of, to);
                    if (last != null) {
                        reading(last.last, last.lastWeight(), last.lastAt);
                    }
                }
                default -> increase(of, from, to);
            }
            if (corrected) {
                falls += found.falls(of, from, to);
            }
        }

        private void reading(double value, double weight, long at) {
            series++;
            newest = Math.max(newest, at);
            if (weighted) {
                sums.add(ExactSum.decimal(value).multiply(ExactSum.decimal(weight)));
                weights.add(weight);
            } else {
                sums.add(value);
            }
        }

        private void increase(Series of, long from, long to) {
            Cell last = from < to ? found.lastBefore(of, to) : null;
            if (last == null || last.lastAt < from) {
                return;
            }
            sums.add(last.last);
            Cell before = found.lastBefore(of, from);
            if (before != null) {
                sums.add(-before.last);
            } else if (!startsAtZero) {
                sums.add(-found.firstWithin(of, from, to).first);
            }
        }

        BigDecimal value() {
            return sums.value();
        }

        Value overSeries() {
            return weighted ? mean(sums, weights) : Value.of(sums.value());
        }
    }
}
