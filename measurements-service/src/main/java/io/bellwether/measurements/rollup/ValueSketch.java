package io.bellwether.measurements.rollup;

import java.nio.ByteBuffer;
import java.util.function.ObjDoubleConsumer;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.QuantilesDoublesSketchIterator;

/**
 * A KLL sketch of values, kept as the values and weights that it retained: nine bytes each, weights being powers of two.
 * Taken apart instead of merged, the same sketches give the same figure whatever their order.
 */
public final class ValueSketch {

    private static final int ITEM = 9;

    private final KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance();

    /** Adds a value that stands for a whole number of observations. */
    public void add(double value, long weight) {
        sketch.update(value, weight);
    }

    public boolean isEmpty() {
        return sketch.isEmpty();
    }

    /** The stated error of a rank, as a share of all, at 99 % confidence. */
    public static double rankError() {
        return KllDoublesSketch.newHeapInstance().getNormalizedRankError(false);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + sketch.getNumRetained() * ITEM);
        bytes.put((byte) (sketch.isEstimationMode() ? 1 : 0));
        QuantilesDoublesSketchIterator items = sketch.iterator();
        while (items.next()) {
            bytes.putDouble(items.getQuantile());
            bytes.put((byte) Long.numberOfTrailingZeros(items.getWeight()));
        }
        return bytes.array();
    }

    /** The values retained, with their weights. */
    public void each(ObjDoubleConsumer<Long> item) {
        each(bytes(), item);
    }

    /** The values that stored bytes retain, with their weights. */
    static void each(byte[] stored, ObjDoubleConsumer<Long> item) {
        ByteBuffer bytes = ByteBuffer.wrap(stored, 1, stored.length - 1);
        while (bytes.remaining() >= ITEM) {
            double value = bytes.getDouble();
            item.accept(1L << bytes.get(), value);
        }
    }

    /** Whether stored bytes left anything out. */
    static boolean isEstimate(byte[] stored) {
        return stored[0] != 0;
    }
}
