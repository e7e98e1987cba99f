package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;

/**
 * What may become of a KPI by the end of its period.
 *
 * @param value expected at the end, in the unit of the standing's value
 * @param low lower end of the interval that holds the value with a probability of 80 %
 * @param high upper end
 * @param probability of attaining the target, 0…1
 * @param observations that it rests on: measurements of a count, else periods
 * @param method how it was found
 */
public record Outlook(
        BigDecimal value,
        BigDecimal low,
        BigDecimal high,
        BigDecimal probability,
        long observations,
        String method,
        String sentence) {}
