package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Value;
import java.math.BigDecimal;

/** What a selection came to over a window. {@code newest} is {@link Long#MIN_VALUE} where it rests on nothing. */
record Figure(
        Value value,
        BigDecimal count,
        long measurements,
        int series,
        long newest,
        long immature,
        long withdrawn,
        long notYet,
        long suppressed,
        BigDecimal bound) {

    boolean absentLines() {
        return withdrawn + notYet + suppressed > 0;
    }
}
