package io.bellwether.governance.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.measure.Ratio;
import java.util.Optional;

/** What a value must lie between, both inclusive; an empty one is no bound. */
record Bounds(Optional<Ratio> low, Optional<Ratio> high) {

    /** Of a level, of {@code every} without {@code extra}, or of a band. */
    static Bounds of(JsonNode target) {
        return new Bounds(number(target, "atLeast", "min"), number(target, "atMost", "max"));
    }

    private static Optional<Ratio> number(JsonNode target, String name, String inBands) {
        JsonNode number = target.hasNonNull(name) ? target.get(name) : target.path(inBands);
        return number.isNumber() ? Optional.of(Ratio.of(number.decimalValue())) : Optional.empty();
    }

    /** The same for a value that is so many times this one; a negative factor turns it round. */
    Bounds times(Ratio factor) {
        Optional<Ratio> lower = low.map(factor::times);
        Optional<Ratio> upper = high.map(factor::times);
        return factor.signum() < 0 ? new Bounds(upper, lower) : new Bounds(lower, upper);
    }

    /** Whether some value lies within both. */
    boolean meet(Bounds other) {
        return isNotAbove(low, other.high) && isNotAbove(other.low, high);
    }

    private static boolean isNotAbove(Optional<Ratio> low, Optional<Ratio> high) {
        return low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) <= 0;
    }
}
