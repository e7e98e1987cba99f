package io.bellwether.measure;

import java.math.BigDecimal;

/** A figure, or its absence with the reason. Absence is never 0. */
public sealed interface Value {

    /** The metric had no measurement at all before the end of the window. */
    String NEVER_MEASURED = "never-measured";

    /** The window holds no measurement, and the aggregate of nothing is nothing. */
    String NOTHING_IN_WINDOW = "nothing-in-window";

    /** A division by zero. */
    String ZERO_DENOMINATOR = "zero-denominator";

    /** A figure, exact or with at least 34 digits where a division does not end. */
    record Figure(BigDecimal number) implements Value {}

    /** @param reason one of the codes above, or one that who evaluates adds */
    record Absent(String reason) implements Value {}

    static Value of(BigDecimal number) {
        return new Figure(number);
    }

    static Value absent(String reason) {
        return new Absent(reason);
    }
}
