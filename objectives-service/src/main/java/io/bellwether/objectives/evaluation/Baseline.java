package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a target is measured against: a rule, not a typed number; or a number with where it came from. */
public sealed interface Baseline {

    /** Whether it is computed once and kept. */
    boolean frozen();

    /** The measure over these days, both inclusive. */
    record Days(LocalDate from, LocalDate to, boolean frozen) implements Baseline {}

    /** The same window a year earlier. */
    record YearEarlier(boolean frozen) implements Baseline {}

    /** The period just before, as many calendar months or days. */
    record Preceding(boolean frozen) implements Baseline {}

    /**
     * A fixed value.
     *
     * @param from first day that it was the amount of, null for what is no amount
     * @param to last day
     */
    record Fixed(BigDecimal value, LocalDate from, LocalDate to, String provenance) implements Baseline {
        @Override
        public boolean frozen() {
            return false;
        }
    }
}
