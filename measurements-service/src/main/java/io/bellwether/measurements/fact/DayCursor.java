package io.bellwether.measurements.fact;

/** Goes through the facts of a packed day, in their order, that lie in wanted times of wanted series. */
final class DayCursor {

    /** What is wanted of a series: pairs of a first moment and one behind the last, ascending; null for nothing. */
    interface Wanted {
        long[] spans(int series);
    }

    private static final long[] ALWAYS = {Long.MIN_VALUE, Long.MAX_VALUE};

    /** All facts of all series. */
    static final Wanted ALL = series -> ALWAYS;

    private static final State[] STATES = State.values();
    private static final long SECOND = 1_000_000L;
    private static final int STATE_BITS = 3;
    private static final int DECIMAL_BITS = 7;

    /** The one it stands at; filled again by the next step. */
    final StoredFact fact = new StoredFact();

    /** Among days of the same date the later one counts. */
    int order;

    private final byte[] bytes;
    private final int end;
    private final long start;
    private final long firstBatch;
    private final Wanted wanted;
    private int position;
    private int groupEnd;
    private int series;
    private long at;
    private long batch;
    private long[] spans;
    private int span;

    DayCursor(byte[] bytes, int from, int to, int day, Wanted wanted) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        this.start = day * DayPacker.DAY_MICROS;
        this.wanted = wanted;
        this.firstBatch = from < to ? number() : 0;
        this.groupEnd = position;
    }

    boolean next() {
        while (true) {
            while (position < groupEnd) {
                read();
                while (span < spans.length && fact.at >= spans[span + 1]) {
                    span += 2;
                }
                if (span == spans.length) {
                    position = groupEnd;
                } else if (fact.at >= spans[span]) {
                    return true;
                }
            }
            if (position >= end) {
                return false;
            }
            series += (int) number();
            int length = (int) number();
            groupEnd = position + length;
            spans = wanted.spans(series);
            if (spans == null) {
                position = groupEnd;
            } else {
                span = firstOfDay();
            }
            at = start;
            batch = firstBatch;
        }
    }

    /** The first pair that ends within the day or behind it. */
    private int firstOfDay() {
        int low = 0;
        int high = spans.length / 2;
        while (low < high) {
            int middle = low + high >>> 1;
            if (spans[middle * 2 + 1] <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low * 2;
    }

    private void read() {
        int flags = bytes[position++];
        long since = number();
        at += (since & 1) == 0 ? (since >>> 1) * SECOND : since >>> 1;
        if ((flags & DayPacker.OTHER_BATCH) != 0) {
            long diff = number();
            batch += diff >>> 1 ^ -(diff & 1);
        }
        fact.series = series;
        fact.at = at;
        fact.batch = batch;
        fact.gone = (flags & DayPacker.GONE) != 0;
        fact.keyed = (flags & DayPacker.KEYED) != 0;
        if (fact.keyed) {
            fact.keyHigh = eight();
            fact.keyLow = eight();
        }
        fact.state = STATES[flags >>> DayPacker.STATE_SHIFT & STATE_BITS];
        fact.value = !fact.gone && fact.state == State.MEASURED ? decimal() : 0;
        fact.weight = (flags & DayPacker.WEIGHT) != 0 ? decimal() : Double.NaN;
        fact.epoch = 0;
        if ((flags & DayPacker.ACTOR) != 0) {
            fact.actor = eight();
            fact.epoch = (int) number();
        } else {
            fact.actor = 0;
        }
        fact.revision = (flags & DayPacker.REVISION) != 0 ? number() : Long.MIN_VALUE;
    }

    private double decimal() {
        long number = number();
        int scale = (int) number & DECIMAL_BITS;
        if (scale == DayPacker.RAW) {
            return Double.longBitsToDouble(eight());
        }
        long digits = number >>> 3;
        return DayPacker.decimal(digits >>> 1 ^ -(digits & 1), scale);
    }

    private long number() {
        long value = bytes[position++];
        if (value >= 0) {
            return value;
        }
        value &= 0x7f;
        for (int shift = 7; ; shift += 7) {
            long next = bytes[position++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private long eight() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[position++] & 0xff;
        }
        return value;
    }
}
