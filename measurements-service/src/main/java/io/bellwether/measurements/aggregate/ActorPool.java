package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Value;
import io.bellwether.measurements.rollup.ActorSketch;
import io.bellwether.measurements.rollup.Sketches;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** How many different people. Over two keys of the actors' hash nobody can tell. */
final class ActorPool implements Pooled.Pool {

    private final Set<Long> exact;
    private final ActorSketch sketch;
    private final Set<Integer> epochs = new HashSet<>();

    ActorPool(boolean many) {
        exact = many ? null : new HashSet<>();
        sketch = many ? new ActorSketch() : null;
    }

    @Override
    public void fact(double value, double weight, long actor, int epoch) {
        if (epoch == 0) {
            return;
        }
        epochs.add(epoch);
        if (exact != null) {
            exact.add(actor);
        } else {
            sketch.add(actor);
        }
    }

    @Override
    public void sketch(Sketches.DaySketch of) {
        if (of.actors() != null) {
            epochs.addAll(of.epochs());
            sketch.addAll(of.actors());
        }
    }

    @Override
    public Pooled.Answer answer() {
        if (epochs.size() > 1) {
            return new Pooled.Answer(Value.absent("key-changed"), null);
        }
        if (exact != null) {
            return new Pooled.Answer(Value.of(BigDecimal.valueOf(exact.size())), null);
        }
        return new Pooled.Answer(
                Value.of(BigDecimal.valueOf(sketch.count())),
                sketch.isEstimate() ? BigDecimal.valueOf(ActorSketch.error()) : null);
    }
}
