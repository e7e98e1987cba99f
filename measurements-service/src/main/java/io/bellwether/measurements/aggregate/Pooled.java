package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Aggregate;
import io.bellwether.measure.Value;
import io.bellwether.measurements.fact.CellSet;
import io.bellwether.measurements.fact.State;
import io.bellwether.measurements.rollup.DayFacts;
import io.bellwether.measurements.rollup.DayView;
import io.bellwether.measurements.rollup.SeriesDays;
import io.bellwether.measurements.rollup.Sketches;
import io.bellwether.measurements.series.Series;
import java.math.BigDecimal;
import java.sql.SQLException;

/**
 * Percentiles and numbers of different people: what has to see single measurements. Few of them are read one by one and
 * give an exact answer; many come from the sketches of their days, and the answer says its error.
 */
final class Pooled {

    /** Up to here reading every fact takes some tenths of a second. */
    static final long EXACT_UP_TO = 100_000;

    private final DayView view;

    Pooled(DayView view) {
        this.view = view;
    }

    /** A value, or null where there is nothing; {@code bound} is the stated error, null where exact. */
    record Answer(Value value, BigDecimal bound) {}

    Answer of(Measurand of, long from, long to, long count) {
        Aggregate aggregate = of.selection().aggregate();
        if (count == 0) {
            return new Answer(null, null);
        }
        Pool pool = aggregate == Aggregate.DISTINCT
                ? new ActorPool(count > EXACT_UP_TO)
                : new ValuePool(Integer.parseInt(aggregate.word().substring(1)));
        try {
            fill(pool, of, from, to, count);
        } catch (SQLException failed) {
            throw new IllegalStateException("measurements cannot be read", failed);
        }
        return pool.answer();
    }

    /** Takes in what is read one by one, what has a sketch, and then what has none. */
    private void fill(Pool pool, Measurand of, long from, long to, long count) throws SQLException {
        int first = view.localDays().dayOf(from);
        int last = view.localDays().dayOf(to - 1);
        CellSet open = new CellSet();
        for (Series series : of.series()) {
            SeriesDays days = view.days(series.id());
            for (int i = days.from(first); i < days.size() && days.day(i) <= last; i++) {
                DayFacts facts = view.facts(series.id(), days.day(i));
                if (facts == null) {
                    open.add(CellSet.cell(series.id(), days.day(i)));
                } else {
                    take(pool, facts, from, to);
                }
            }
        }
        if (open.isEmpty()) {
            return;
        }
        CellSet sketched = new CellSet();
        if (count > EXACT_UP_TO) {
            view.sketches(of.series(), first, last, sketch -> {
                pool.sketch(sketch);
                sketched.add(CellSet.cell(sketch.series(), sketch.day()));
            });
        }
        view.each(open.without(sketched), row -> {
            if (row.state == State.MEASURED && row.at >= from && row.at < to) {
                pool.fact(row.value, Double.isNaN(row.weight) ? 1 : row.weight, row.actor, row.epoch);
            }
        });
    }

    private static void take(Pool pool, DayFacts facts, long from, long to) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.measured(i) && facts.at(i) >= from && facts.at(i) < to) {
                pool.fact(facts.value(i), facts.weight(i), facts.actor(i), facts.epoch(i));
            }
        }
    }

    /** What facts and sketches are thrown into. */
    interface Pool {
        void fact(double value, double weight, long actor, int epoch);

        void sketch(Sketches.DaySketch sketch);

        Answer answer();
    }
}
