package io.bellwether.measurements.fact;

/**
 * A measurement that kept all rules, on its way into the table.
 *
 * <p>{@code high} and {@code low} are the 128 bits of the identity; {@code at} is microseconds since 1970 in UTC;
 * {@code weight} is NaN where it is 1 by default; {@code revision} is {@link Long#MIN_VALUE} where there is none.
 */
public final class Fact {

    public long high;
    public long low;
    public long at;
    public double value;
    public int series;
    public State state = State.MEASURED;
    public double weight = Double.NaN;
    public boolean hasActor;
    public long actor;
    public long revision = Long.MIN_VALUE;

    /** The push that brought it; its tally is counted, its batch is stored. */
    public Push push;

    /** Later lines of a push, and later pushes, count. */
    public long order;

    /** The row of a table that it comes from, 0 where there is none. */
    public long row;

    /** What became of it when its piece was written. */
    public Fate fate;

    /** From its batch on there is nothing at its place. */
    boolean gone;

    /** A fact that is stored. */
    static Fact of(StoredFact stored) {
        Fact fact = new Fact();
        fact.high = stored.keyHigh;
        fact.low = stored.keyLow;
        fact.at = stored.at;
        fact.value = stored.value;
        fact.series = stored.series;
        fact.state = stored.state;
        fact.weight = stored.weight;
        fact.hasActor = stored.epoch != 0;
        fact.actor = stored.actor;
        fact.revision = stored.revision;
        return fact;
    }

    /** Says that the place of a fact is empty now. */
    static Fact gone(Fact from, Push by) {
        Fact gone = new Fact();
        gone.high = from.high;
        gone.low = from.low;
        gone.at = from.at;
        gone.series = from.series;
        gone.push = by;
        gone.gone = true;
        return gone;
    }

    /** Whether its identity is a key of its own; otherwise it is series and time. */
    boolean isKeyed() {
        return high < 0;
    }

    /** What no other fact has. */
    Key identity() {
        return isKeyed() ? new Key(high, low) : new Key(series, at);
    }

    /** Whether everything but the batch is equal. */
    boolean sameAs(Fact other) {
        return series == other.series
                && at == other.at
                && Double.compare(value, other.value) == 0
                && state == other.state
                && Double.compare(weight, other.weight) == 0
                && hasActor == other.hasActor
                && actor == other.actor
                && revision == other.revision;
    }

    boolean olderThan(Fact other) {
        return revision != Long.MIN_VALUE && other.revision != Long.MIN_VALUE && revision < other.revision;
    }

    boolean sameIdentity(Fact other) {
        return isKeyed()
                ? high == other.high && low == other.low
                : !other.isKeyed() && series == other.series && at == other.at;
    }

    boolean samePlace(Fact other) {
        return series == other.series && at == other.at;
    }

    /** Takes the identity of who has no id: series and time. */
    public void identifyBySeries(long seriesHash) {
        high = seriesHash;
        low = at;
    }

    /** Takes an identity that is not made of series and time: the first bit says so. */
    public void identify(long itsHigh, long itsLow) {
        high = itsHigh | Long.MIN_VALUE;
        low = itsLow;
    }
}
