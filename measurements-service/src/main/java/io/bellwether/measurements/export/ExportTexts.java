package io.bellwether.measurements.export;

import io.bellwether.measure.Evaluation;
import io.bellwether.measurements.fact.StoredFact;
import io.bellwether.measurements.rollup.ExactSum;
import java.util.HexFormat;

/** How single values are written, so that the intake reads the same ones. */
final class ExportTexts {

    private static final HexFormat HEX = HexFormat.of();

    private ExportTexts() {}

    /** A decimal without exponent. */
    static String number(double value) {
        return Evaluation.publish(ExactSum.decimal(value)).toPlainString();
    }

    static String key(StoredFact row) {
        return HEX.toHexDigits(row.keyHigh) + HEX.toHexDigits(row.keyLow);
    }

    /** The hash that is stored, with its key's epoch; an intake under the same key takes it as it is. */
    static String actor(StoredFact row) {
        return "#" + row.epoch + ":" + HEX.toHexDigits(row.actor);
    }
}
