package io.bellwether.measurements.fact;

/**
 * A fact as it is stored, or that there is none any more at its place: the object is filled again for each. Its place is
 * series, time and, where it has one, key.
 */
public final class StoredFact {

    public int series;

    /** Microseconds since 1970. */
    public long at;

    /** Whether its identity is a key of its own; otherwise it is series and time. */
    boolean keyed;

    public long keyHigh;
    public long keyLow;
    public double value;
    public State state = State.MEASURED;

    /** NaN where it is one. */
    public double weight = Double.NaN;

    /** Meaningful where {@code epoch} is not 0. */
    public long actor;

    public int epoch;

    /** {@link Long#MIN_VALUE} where there is none. */
    public long revision = Long.MIN_VALUE;

    /** Who recorded it, when, and from where. */
    long batch;

    /** From this batch on there is nothing at this place: the fact was moved to another one. */
    boolean gone;

    void set(StoredFact other) {
        series = other.series;
        at = other.at;
        keyed = other.keyed;
        keyHigh = other.keyHigh;
        keyLow = other.keyLow;
        value = other.value;
        state = other.state;
        weight = other.weight;
        actor = other.actor;
        epoch = other.epoch;
        revision = other.revision;
        batch = other.batch;
        gone = other.gone;
    }

    void set(Fact fact, int actorEpoch) {
        series = fact.series;
        at = fact.at;
        keyed = fact.isKeyed();
        keyHigh = fact.high;
        keyLow = fact.low;
        value = fact.value;
        state = fact.state;
        weight = fact.weight;
        actor = fact.actor;
        epoch = fact.hasActor ? actorEpoch : 0;
        revision = fact.revision;
        batch = fact.push.batch.id;
        gone = fact.gone;
    }

    boolean samePlace(StoredFact other) {
        return comparePlace(other) == 0;
    }

    /** The order of series, time and key, those without a key first. */
    int comparePlace(StoredFact other) {
        if (series != other.series) {
            return Integer.compare(series, other.series);
        }
        if (at != other.at) {
            return Long.compare(at, other.at);
        }
        if (!keyed || !other.keyed) {
            return Boolean.compare(keyed, other.keyed);
        }
        int high = Long.compareUnsigned(keyHigh, other.keyHigh);
        return high != 0 ? high : Long.compareUnsigned(keyLow, other.keyLow);
    }
}
