package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Value;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a selection came to over a window.
 *
 * @param newest {@link Long#MIN_VALUE} where it rests on nothing
 * @param falls how many readings of a running total are lower than the one before
 * @param definedSince since when the definition of its metric holds by which its newest measurement was made; null for ever
 */
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
        BigDecimal bound,
        long falls,
        LocalDate definedSince) {

    /** The same with the definition it follows; over measurements of two definitions there is no value. */
    Figure by(LocalDate since, boolean mixed) {
        return new Figure(
                mixed ? Value.absent(Definitions.CHANGED) : value,
                count,
                measurements,
                series,
                newest,
                immature,
                withdrawn,
                notYet,
                suppressed,
                bound,
                falls,
                since);
    }

    boolean absentLines() {
        return withdrawn + notYet + suppressed > 0;
    }
}
