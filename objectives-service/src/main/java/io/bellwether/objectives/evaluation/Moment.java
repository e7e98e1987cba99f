package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * An objective's period seen from a moment.
 *
 * @param start first day of the period
 * @param end last day
 * @param closedAt when the objective was closed early, else null
 * @param at the moment of evaluation
 */
public record Moment(LocalDate start, LocalDate end, Instant closedAt, Instant at, ZoneId zone) {

    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** S. */
    public Instant from() {
        return startOf(start);
    }

    /** E: the midnight after the last day, or the moment of closing. */
    public Instant until() {
        Instant whole = startOf(end.plusDays(1));
        return closedAt != null && closedAt.isBefore(whole) ? closedAt : whole;
    }

    /** c. */
    public Instant cut() {
        return at.isBefore(until()) ? at : until();
    }

    /** The local day of c: the one that holds the last instant before it. */
    public LocalDate day() {
        return dayBefore(cut());
    }

    /** τ, 0 to 1. */
    public BigDecimal elapsed() {
        return share(from(), until(), cut());
    }

    /** How much of a stretch has passed by an instant, 0 to 1. */
    static BigDecimal share(Instant from, Instant to, Instant instant) {
        if (!instant.isAfter(from)) {
            return BigDecimal.ZERO;
        }
        if (!instant.isBefore(to)) {
            return BigDecimal.ONE;
        }
        return millis(from, instant).divide(millis(from, to), DIGITS);
    }

    private static BigDecimal millis(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return BigDecimal.valueOf(between.getSeconds())
                .multiply(BigDecimal.valueOf(1_000_000_000L))
                .add(BigDecimal.valueOf(between.getNano()));
    }

    /** The local day that holds the last instant before this one. */
    LocalDate dayBefore(Instant instant) {
        return instant.minusNanos(1).atZone(zone).toLocalDate();
    }

    /** When a calendar period's figure is complete: the midnight after its last day, or the moment of closing. */
    Instant endOf(Questions.Calendar period) {
        Instant midnight = startOf(period.to().plusDays(1));
        return midnight.isAfter(until()) ? until() : midnight;
    }

    /** The n local days that end with the day of c, cut at c. */
    Window trailing(int days) {
        return new Window(startOf(dayBefore(cut()).minusDays(days - 1L)), cut());
    }

    /** Local days of a window, the last one counting its elapsed share. */
    BigDecimal days(Window window) {
        if (!window.to().isAfter(window.from())) {
            return BigDecimal.ZERO;
        }
        LocalDate first = window.from().atZone(zone).toLocalDate();
        LocalDate last = dayBefore(window.to());
        BigDecimal lastShare = share(startOf(last), startOf(last.plusDays(1)), window.to());
        BigDecimal missing = share(startOf(first), startOf(first.plusDays(1)), window.from());
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(first, last))
                .add(lastShare)
                .subtract(missing);
    }

    /** An instant a year earlier on the local calendar; the 29th of February becomes the 1st of March, 00:00. */
    Instant yearEarlier(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        if (local.getMonthValue() == 2 && local.getDayOfMonth() == 29) {
            return startOf(LocalDate.of(local.getYear() - 1, 3, 1));
        }
        return local.minusYears(1).toInstant();
    }

    Window yearEarlier(Window window) {
        return new Window(yearEarlier(window.from()), yearEarlier(window.to()));
    }

    /** The period just before: as many calendar months where the period is whole months, else as many days. */
    Window preceding() {
        boolean wholeMonths = start.getDayOfMonth() == 1 && end.plusDays(1).getDayOfMonth() == 1;
        LocalDate first = wholeMonths
                ? start.minusMonths(ChronoUnit.MONTHS.between(start, end.plusDays(1)))
                : start.minusDays(ChronoUnit.DAYS.between(start, end.plusDays(1)));
        return new Window(startOf(first), from());
    }
}
