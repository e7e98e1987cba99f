package io.bellwether.measurements.intake;

import io.bellwether.measurements.metric.Catalogue;
import io.bellwether.measurements.series.Series;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which series lines were of that named them by the same bytes, so that the words of a feed are read once and not with
 * every line. Holds for one state of the catalogue and of the series; bounded, and then begun anew.
 */
@ApplicationScoped
class ResolvedSeries {

    /** Some 200 bytes each. */
    private static final int MOST = 200_000;

    private volatile State state = new State(null, -1);

    /** A metric with its rules, and a series of it. */
    record Resolved(LineRules.Known known, Series series) {}

    private static final class State {
        private final Catalogue.Snapshot metrics;
        private final int generation;
        private final Map<String, Map<SeriesWords, Resolved>> bySource = new ConcurrentHashMap<>();
        private final AtomicInteger size = new AtomicInteger();

        State(Catalogue.Snapshot metrics, int generation) {
            this.metrics = metrics;
            this.generation = generation;
        }
    }

    /** The words of one source in one form of lines. */
    static final class Words {
        private final State state;
        private final Map<SeriesWords, Resolved> known;

        private Words(State state, String source, String form) {
            this.state = state;
            this.known = state.bySource.computeIfAbsent(form + source, key -> new ConcurrentHashMap<>());
        }

        Resolved get(SeriesWords words) {
            return known.get(words);
        }

        void put(SeriesWords words, Resolved resolved) {
            if (state.size.get() < MOST && known.put(words.copy(), resolved) == null) {
                state.size.incrementAndGet();
            }
        }
    }

    /**
     * The words of a source.
     *
     * @param form tells forms of lines apart, which may write the same bytes for something else
     */
    Words of(String source, String form, Catalogue.Snapshot metrics, int generation) {
        State held = state;
        if (held.metrics != metrics || held.generation != generation || held.size.get() >= MOST) {
            held = new State(metrics, generation);
            state = held;
        }
        return new Words(held, source, form);
    }
}
