package io.bellwether.measurements.fact;

/**
 * Packs facts of one day in UTC, handed in in the order of their places and, at one place, of their batches: series by
 * series, each with its length before it, so that a reader passes over what it does not want. A plain reading of a regular
 * series takes four bytes.
 */
final class DayPacker {

    static final long DAY_MICROS = 86_400_000_000L;

    static final int KEYED = 1;
    static final int WEIGHT = 2;
    static final int ACTOR = 4;
    static final int REVISION = 8;
    static final int STATE_SHIFT = 4;
    static final int GONE = 64;
    static final int OTHER_BATCH = 128;

    /** What follows is not a decimal of few digits but a double of eight bytes. */
    static final int RAW = 7;

    private static final long SECOND = 1_000_000L;
    private static final int MAX_SCALE = 6;
    private static final double MAX_DIGITS = 1L << 50;
    private static final double[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private final Bytes bytes = new Bytes();
    private final Bytes group = new Bytes();
    private final int day;
    private int facts;
    private int series;
    private int written;
    private long at;
    private long first;
    private long batch;
    private long lastAt = Long.MIN_VALUE;

    DayPacker(int day) {
        this.day = day;
    }

    /** The day in UTC, as days since 1970-01-01. */
    static int dayOf(long at) {
        return (int) Math.floorDiv(at, DAY_MICROS);
    }

    int day() {
        return day;
    }

    int facts() {
        return facts;
    }

    /** The latest time among its facts. */
    long lastAt() {
        return lastAt;
    }

    void add(StoredFact fact) {
        if (facts == 0) {
            first = fact.batch;
            bytes.number(first);
        }
        if (fact.series != series) {
            endGroup();
            series = fact.series;
            at = day * DAY_MICROS;
            batch = first;
        }
        int flags = (fact.keyed ? KEYED : 0) | (fact.batch == batch ? 0 : OTHER_BATCH);
        boolean measured = !fact.gone && fact.state == State.MEASURED;
        if (fact.gone) {
            flags |= GONE;
        } else {
            flags |= fact.state.ordinal() << STATE_SHIFT
                    | (Double.isNaN(fact.weight) ? 0 : WEIGHT)
                    | (fact.epoch == 0 ? 0 : ACTOR)
                    | (fact.revision == Long.MIN_VALUE ? 0 : REVISION);
        }
        group.one(flags);
        long since = fact.at - at;
        group.number(since % SECOND == 0 ? since / SECOND << 1 : since << 1 | 1);
        at = fact.at;
        lastAt = Math.max(lastAt, at);
        if ((flags & OTHER_BATCH) != 0) {
            group.signed(fact.batch - batch);
            batch = fact.batch;
        }
        if (fact.keyed) {
            group.eight(fact.keyHigh);
            group.eight(fact.keyLow);
        }
        if (measured) {
            decimal(fact.value);
        }
        if ((flags & WEIGHT) != 0) {
            decimal(fact.weight);
        }
        if ((flags & ACTOR) != 0) {
            group.eight(fact.actor);
            group.number(fact.epoch);
        }
        if ((flags & REVISION) != 0) {
            group.number(fact.revision);
        }
        facts++;
    }

    /** Appends the day to others. */
    void writeTo(Bytes to) {
        endGroup();
        to.append(bytes.array, 0, bytes.size);
    }

    byte[] toArray() {
        endGroup();
        return bytes.toArray();
    }

    int size() {
        endGroup();
        return bytes.size;
    }

    private void endGroup() {
        if (group.size > 0) {
            bytes.number(series - written);
            bytes.number(group.size);
            bytes.append(group.array, 0, group.size);
            written = series;
            group.clear();
        }
    }

    private void decimal(double value) {
        for (int scale = 0; scale <= MAX_SCALE; scale++) {
            double digits = Math.rint(value * TENS[scale]);
            if (Math.abs(digits) >= MAX_DIGITS) {
                break;
            }
            if (Double.doubleToRawLongBits(digits / TENS[scale]) == Double.doubleToRawLongBits(value)) {
                long whole = (long) digits;
                group.number((whole << 1 ^ whole >> 63) << 3 | scale);
                return;
            }
        }
        group.one(RAW);
        group.eight(Double.doubleToRawLongBits(value));
    }

    /** The decimal that so many digits at a scale are. */
    static double decimal(long digits, int scale) {
        return digits / TENS[scale];
    }
}
