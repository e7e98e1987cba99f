package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A measure over whole calendar periods that have ended, one after the other.
 *
 * @param values oldest first; null where there is no figure
 */
public record Course(Step step, List<BigDecimal> values) {

    public Course {
        values = java.util.Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** The figures after the last gap: a model knows no gaps. */
    double[] run() {
        int from = values.lastIndexOf(null) + 1;
        return values.subList(from, values.size()).stream()
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
    }

    /** The figures there are. */
    double[] known() {
        return values.stream()
                .filter(value -> value != null)
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
    }

    /** Local days of a period, on average. */
    double days() {
        return switch (step) {
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 365.25 / 12;
            case QUARTER -> 365.25 / 4;
        };
    }
}
