package io.bellwether.measurements.rollup;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * How many different actors, from their hashes: the smallest 4,096 of them are kept, and where the last of these lies
 * says how many there are in all. Exact below that; merged in any order it is the same.
 */
public final class ActorSketch {

    private static final int KEPT = 4_096;

    private static final double ALL = Math.scalb(1.0, 64);

    private final TreeSet<Long> smallest = new TreeSet<>(Comparator.comparing(hash -> hash ^ Long.MIN_VALUE));
    private boolean full;

    /** The stated relative error, at two standard deviations. */
    public static double error() {
        return 2 / Math.sqrt(KEPT - 2.0);
    }

    /** Adds an actor by a hash of 64 even bits. */
    public void add(long hash) {
        if (smallest.size() < KEPT) {
            smallest.add(hash);
        } else if (Long.compareUnsigned(hash, smallest.last()) < 0 && smallest.add(hash)) {
            smallest.pollLast();
            full = true;
        } else if (!smallest.contains(hash)) {
            full = true;
        }
    }

    /** Whether some were left out, so that the count is an estimate. */
    public boolean isEstimate() {
        return full;
    }

    public long count() {
        if (!full) {
            return smallest.size();
        }
        double share = (Math.scalb((double) (smallest.last() >>> 1), 1) + 1) / ALL;
        return Math.round((KEPT - 1) / share);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + smallest.size() * Long.BYTES);
        bytes.put((byte) (full ? 1 : 0));
        smallest.forEach(bytes::putLong);
        return bytes.array();
    }

    /** Adds what another one, as bytes, holds. */
    public void addAll(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        boolean itsFull = bytes.get() != 0;
        while (bytes.remaining() >= Long.BYTES) {
            add(bytes.getLong());
        }
        full |= itsFull;
    }
}
