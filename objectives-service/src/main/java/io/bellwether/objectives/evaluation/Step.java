package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Calendar periods of the local calendar; weeks are ISO weeks. */
public enum Step {
    @JsonProperty("day")
    DAY,
    @JsonProperty("week")
    WEEK,
    @JsonProperty("month")
    MONTH,
    @JsonProperty("quarter")
    QUARTER;

    /** How much of the past a model is made of: older days say little, and a page waits for it. */
    private static final int DAYS = 182;

    private static final int WEEKS = 104;
    private static final int MONTHS = 60;
    private static final int QUARTERS = 40;

    /** The first day of the first such period that begins on this day or after it. */
    LocalDate firstFrom(LocalDate day) {
        LocalDate start = startOf(day);
        return start.isBefore(day) ? next(start) : start;
    }

    private LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
        };
    }

    /** The first day of the period after the one that begins on this day. */
    LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
        };
    }

    /** The start of the period, so many before a moment that a course of this step begins with. */
    public Instant back(Instant moment, ZoneId zone) {
        LocalDate day = startOf(moment.atZone(zone).toLocalDate());
        LocalDate first =
                switch (this) {
                    case DAY -> day.minusDays(DAYS);
                    case WEEK -> day.minusWeeks(WEEKS);
                    case MONTH -> day.minusMonths(MONTHS);
                    case QUARTER -> day.minusMonths(3L * QUARTERS);
                };
        return first.atStartOfDay(zone).toInstant();
    }

    /** The start of the running period: what is before has ended. */
    public Instant begun(Instant moment, ZoneId zone) {
        return startOf(moment.atZone(zone).toLocalDate()).atStartOfDay(zone).toInstant();
    }
}
