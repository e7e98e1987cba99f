package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Aggregate;
import io.bellwether.measure.Value;
import io.bellwether.measurements.rollup.DayFacts;
import io.bellwether.measurements.rollup.DayView;
import io.bellwether.measurements.rollup.ExactSum;
import io.bellwether.measurements.rollup.SeriesDays;
import io.bellwether.measurements.series.Series;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** Percentiles and numbers of different people: what has to see single measurements. */
final class Pooled {

    private final DayView view;

    Pooled(DayView view) {
        this.view = view;
    }

    /** A value, or null where there is nothing; {@code bound} is the stated error, null where exact. */
    record Answer(Value value, BigDecimal bound) {}

    Answer of(Measurand of, long from, long to, long count) {
        Aggregate aggregate = of.selection().aggregate();
        return aggregate == Aggregate.DISTINCT ? actors(of, from, to, count) : percentile(of, from, to, count);
    }

    private Answer actors(Measurand of, long from, long to, long count) {
        if (count == 0) {
            return new Answer(null, null);
        }
        Set<Long> actors = new HashSet<>();
        Set<Integer> epochs = new HashSet<>();
        each(of, from, to, (facts, i) -> {
            if (facts.epoch(i) != 0) {
                actors.add(facts.actor(i));
                epochs.add(facts.epoch(i));
            }
        });
        if (epochs.size() > 1) {
            return new Answer(Value.absent("key-changed"), null);
        }
        return new Answer(Value.of(BigDecimal.valueOf(actors.size())), null);
    }

    private Answer percentile(Measurand of, long from, long to, long count) {
        if (count == 0) {
            return new Answer(null, null);
        }
        double[][] weighed = new double[(int) count][];
        int[] size = {0};
        ExactSum total = new ExactSum();
        each(of, from, to, (facts, i) -> {
            weighed[size[0]++] = new double[] {facts.value(i), facts.weight(i)};
            total.add(facts.weight(i));
        });
        Arrays.sort(weighed, 0, size[0], Comparator.comparingDouble(one -> one[0]));
        BigDecimal share = BigDecimal.valueOf(
                Integer.parseInt(of.selection().aggregate().word().substring(1)));
        BigDecimal enough = total.value().multiply(share);
        ExactSum reached = new ExactSum();
        for (int i = 0; i < size[0]; i++) {
            reached.add(weighed[i][1]);
            if (reached.value().multiply(BigDecimal.valueOf(100)).compareTo(enough) >= 0) {
                return new Answer(Value.of(ExactSum.decimal(weighed[i][0])), null);
            }
        }
        throw new IllegalStateException("all weight together reaches every share of it");
    }

    private interface Each {
        void fact(DayFacts facts, int index);
    }

    private void each(Measurand of, long from, long to, Each each) {
        int last = view.localDays().dayOf(to - 1);
        for (Series series : of.series()) {
            SeriesDays days = view.days(series.id());
            for (int i = days.from(view.localDays().dayOf(from)); i < days.size() && days.day(i) <= last; i++) {
                DayFacts facts = view.facts(series.id(), days.day(i));
                for (int j = 0; j < facts.size(); j++) {
                    if (facts.measured(j) && facts.at(j) >= from && facts.at(j) < to) {
                        each.fact(facts, j);
                    }
                }
            }
        }
    }
}
