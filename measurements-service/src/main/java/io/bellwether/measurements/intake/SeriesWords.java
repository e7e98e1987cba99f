package io.bellwether.measurements.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What a line names its series by, as the bytes that were sent: its metric and its dimensions. The reader sets one again
 * for each line; {@link #copy} is kept.
 */
final class SeriesWords {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private byte[] bytes;
    private int metricFrom;
    private int metricTo;
    private int dimensionsFrom;
    private int dimensionsTo;
    private int hash;

    /** Takes two ranges of a buffer; the second one is empty where there are no dimensions. */
    void set(byte[] buffer, int itsMetricFrom, int itsMetricTo, int itsDimensionsFrom, int itsDimensionsTo) {
        bytes = buffer;
        metricFrom = itsMetricFrom;
        metricTo = itsMetricTo;
        dimensionsFrom = itsDimensionsFrom;
        dimensionsTo = itsDimensionsTo;
        long of = hash(bytes, metricFrom, metricTo, 1);
        of = hash(bytes, dimensionsFrom, dimensionsTo, of);
        hash = (int) (of ^ of >>> 32);
    }

    SeriesWords copy() {
        SeriesWords copy = new SeriesWords();
        int metric = metricTo - metricFrom;
        byte[] own = new byte[metric + dimensionsTo - dimensionsFrom];
        System.arraycopy(bytes, metricFrom, own, 0, metric);
        System.arraycopy(bytes, dimensionsFrom, own, metric, own.length - metric);
        copy.set(own, 0, metric, metric, own.length);
        return copy;
    }

    private static long hash(byte[] bytes, int from, int to, long seed) {
        long hash = seed + to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash ^ (long) EIGHT.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | bytes[at] & 0xff;
        }
        return mixed(hash ^ rest);
    }

    private static long mixed(long value) {
        long product = value * MIX;
        return product ^ product >>> 29;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeriesWords that
                && hash == that.hash
                && Arrays.equals(bytes, metricFrom, metricTo, that.bytes, that.metricFrom, that.metricTo)
                && Arrays.equals(
                        bytes, dimensionsFrom, dimensionsTo, that.bytes, that.dimensionsFrom, that.dimensionsTo);
    }
}
