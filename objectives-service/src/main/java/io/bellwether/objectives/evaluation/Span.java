package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/** An ISO 8601 duration whose calendar part is counted on the local calendar: {@code P7D}, {@code P1M}, {@code PT4H}. */
public record Span(Period period, Duration duration) implements Comparable<Span> {

    /** Days of a month on average, only for comparing spans. */
    private static final double DAYS_PER_MONTH = 30.436875;

    /**
     * Reads one.
     *
     * @throws DateTimeException when it is none, or not above zero
     */
    @JsonCreator
    public static Span parse(String text) {
        int time = text.indexOf('T');
        String date = time < 0 ? text : text.substring(0, time);
        Period period = date.equals("P") ? Period.ZERO : Period.parse(date);
        Duration duration = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
        Span span = new Span(period, duration);
        if (period.isNegative() || duration.isNegative() || span.days() <= 0) {
            throw new DateTimeException("a span is above zero: " + text);
        }
        return span;
    }

    Span twice() {
        return new Span(period.multipliedBy(2), duration.multipliedBy(2));
    }

    /** An instant, later by this on the local calendar. */
    public Instant after(Instant instant, ZoneId zone) {
        return instant.atZone(zone).plus(period).plus(duration).toInstant();
    }

    /** An instant, earlier by this on the local calendar. */
    Instant before(Instant instant, ZoneId zone) {
        return instant.atZone(zone).minus(period).minus(duration).toInstant();
    }

    /** Its whole local days, 0 where it is not whole days. */
    int wholeDays() {
        return duration.isZero() && period.toTotalMonths() == 0 ? period.getDays() : 0;
    }

    private double days() {
        return period.toTotalMonths() * DAYS_PER_MONTH + period.getDays() + duration.toSeconds() / 86_400.0;
    }

    @Override
    public int compareTo(Span other) {
        return Double.compare(days(), other.days());
    }

    @JsonValue
    @Override
    public String toString() {
        if (duration.isZero()) {
            return period.toString();
        }
        return period.isZero()
                ? duration.toString()
                : period + duration.toString().substring(1);
    }
}
