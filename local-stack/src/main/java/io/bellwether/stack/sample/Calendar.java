package io.bellwether.stack.sample;

import java.time.LocalDate;
import java.util.Map;

/**
 * The days of the simulated year.
 *
 * @param start first day of the sample objectives' period, the first of a month
 */
record Calendar(LocalDate start) {

    /** Whole months that lie between the year's first day and the period, at least; they are the baseline. */
    private static final int MONTHS_SINCE_START = 6;

    /** The calendar of an installation whose simulated year ends on this day. */
    static Calendar endingOn(LocalDate yesterday) {
        return new Calendar(yesterday.withDayOfMonth(1).minusMonths(MONTHS_SINCE_START));
    }

    LocalDate end() {
        return start.plusYears(1).minusDays(1);
    }

    /** First day of the first whole month of the simulated year. */
    LocalDate baselineFrom() {
        return start.minusMonths(5);
    }

    LocalDate baselineTo() {
        return start.minusDays(1);
    }

    /** What stands for the words in the sample's definitions. */
    Map<String, String> words() {
        return Map.of(
                "start", start.toString(),
                "end", end().toString(),
                "baselineFrom", baselineFrom().toString(),
                "baselineTo", baselineTo().toString());
    }
}
