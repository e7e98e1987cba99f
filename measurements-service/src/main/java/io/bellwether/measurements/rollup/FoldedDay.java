package io.bellwether.measurements.rollup;

import io.bellwether.measurements.fact.StoredFact;
import java.util.HashSet;
import java.util.Set;

/**
 * What a fold learns of a day: what its facts come to, and the sketches of them. Facts are held while they are few; of a day of
 * millions no more is held than of one of thousands.
 */
final class FoldedDay {

    /** A sketch of fewer facts is larger than they are. */
    private static final int MIN_FACTS = 16;

    /** Some 24 bytes each; what a sketch takes is as much as a few hundred of them. */
    private static final int MOST_HELD = 5_000;

    private DayFacts held = new DayFacts();
    private final Cell cell = new Cell();
    private Set<Integer> epochs = Set.of();
    private ValueSketch values;
    private ActorSketch actors;
    private boolean wholeWeights = true;
    private long size;

    /** Adds the next one in the order of time. */
    void add(StoredFact fact) {
        size++;
        cell.add(fact.state, fact.at, fact.value, fact.weight);
        held.add(fact.at, fact.value, fact.state, fact.weight, fact.actor, fact.epoch);
        if (held.size() == MOST_HELD) {
            sketch();
        }
    }

    long size() {
        return size;
    }

    /** What the day comes to. */
    Cell cell() {
        return cell;
    }

    /** Whether the day has a sketch: enough facts, each for a whole number of observations. */
    boolean isSketched() {
        if (size >= MIN_FACTS) {
            sketch();
        }
        return size >= MIN_FACTS && wholeWeights;
    }

    /** Its values, null where there is none. */
    byte[] values() {
        return values == null ? null : values.bytes();
    }

    /** Its actors, null where nobody is named. */
    byte[] actors() {
        return actors == null ? null : actors.bytes();
    }

    /** The epochs of the key under which its actors were hashed. */
    Set<Integer> epochs() {
        return epochs;
    }

    private void sketch() {
        wholeWeights &= held.wholeWeights();
        for (int i = 0; i < held.size() && wholeWeights; i++) {
            if (!held.measured(i)) {
                continue;
            }
            values = values == null ? new ValueSketch() : values;
            values.add(held.value(i), (long) held.weight(i));
            if (held.epoch(i) != 0) {
                if (actors == null) {
                    actors = new ActorSketch();
                    epochs = new HashSet<>();
                }
                actors.add(held.actor(i));
                epochs.add(held.epoch(i));
            }
        }
        held = new DayFacts();
    }
}
