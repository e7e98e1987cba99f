package io.bellwether.objectives.evaluation;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;

/**
 * Whether a change against the baseline is more than the figures vary by themselves. Days are compared with an equal mix
 * of weekdays. It shows no cause.
 *
 * @param verdict {@code yes}, {@code no}, or {@code too-few} where nothing can be said
 * @param difference of the means, in the unit of the standing's value
 * @param low lower end of the interval that holds the true difference with a probability of 95 %
 * @param high upper end
 * @param observations periods on both sides together
 * @param method how it was found
 */
public record Noise(
        String verdict,
        @Nullable BigDecimal difference,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        int observations,
        @Nullable String method,
        String sentence) {}
