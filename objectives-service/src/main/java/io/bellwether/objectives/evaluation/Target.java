package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;
import java.util.List;

/** What is to be reached. Bounds that a kind does not have are null. */
public sealed interface Target {

    /** At least so much by the end. */
    record Total(BigDecimal atLeast) implements Target {}

    /** At most so much by the end. */
    record Limit(BigDecimal atMost) implements Target {}

    /**
     * At least or at most, over the period or a trailing window.
     *
     * @param over whole days of a trailing window; null for the whole period
     * @param baseline null where there is none
     */
    record Level(BigDecimal atLeast, BigDecimal atMost, Span over, Baseline baseline) implements Target {
        BigDecimal bound() {
            return isUpwards() ? atLeast : atMost;
        }

        boolean isUpwards() {
            return atLeast != null;
        }
    }

    /** By so many per cent, or points of the measure's own unit, against a baseline. */
    record Change(BigDecimal by, boolean percent, Span over, Baseline baseline) implements Target {}

    /** In each calendar period at least, at most, or so much more than the baseline; in a share {@code needed} of them. */
    record Every(
            Step every, BigDecimal atLeast, BigDecimal atMost, BigDecimal extra, Baseline baseline, BigDecimal needed)
            implements Target {
        boolean isUpwards() {
            return atLeast != null || (extra != null && extra.signum() > 0);
        }
    }

    /** Between two values in each calendar period, in a share {@code needed} of them. */
    record Band(Step every, BigDecimal min, BigDecimal max, BigDecimal needed) implements Target {}

    /** A described level, assessed by people. */
    record Rubric(List<Described> levels, BigDecimal atLeast, List<String> assessors, Span validFor) implements Target {
        public Rubric {
            levels = List.copyOf(levels);
            assessors = List.copyOf(assessors);
        }

        BigDecimal lowest() {
            return levels.stream()
                    .map(Described::score)
                    .min(BigDecimal::compareTo)
                    .orElseThrow();
        }
    }

    /** A level of a rubric, with what one sees when it is reached. */
    record Described(BigDecimal score, String label, String anchor) {}

    /** Each incident of a watch contained within a time. */
    record Response(String watch, Span within, BigDecimal needed) implements Target {}
}
