package io.bellwether.measurements.metric;

import io.bellwether.kit.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/** ISO 8601 spans: calendar ones ({@code P1M}) on the local calendar, clock ones ({@code PT48H}) by the clock. */
public final class Spans {

    private Spans() {}

    /** The text, when it is a span that is not negative ({@code positive}: and not zero). */
    public static String read(String pointer, String text, boolean positive) {
        try {
            Instant start = Instant.EPOCH;
            Instant end = plus(start, text, java.time.ZoneOffset.UTC);
            if (!end.isBefore(start) && !(positive && end.equals(start)) && end.getEpochSecond() < 4_000_000_000L) {
                return text;
            }
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw (ProblemException) refusal(pointer).initCause(unreadable);
        }
        throw refusal(pointer);
    }

    private static ProblemException refusal(String pointer) {
        return ProblemException.invalid(pointer, "iso-duration", "Write a span of time like P7D, P1M or PT48H.");
    }

    /** The instant one span after another. */
    public static Instant plus(Instant instant, String span, ZoneId zone) {
        return span.contains("T")
                ? clock(instant, span, zone, 1)
                : instant.atZone(zone).plus(Period.parse(span)).toInstant();
    }

    /** The instant one span before another. */
    public static Instant minus(Instant instant, String span, ZoneId zone) {
        return span.contains("T")
                ? clock(instant, span, zone, -1)
                : instant.atZone(zone).minus(Period.parse(span)).toInstant();
    }

    private static Instant clock(Instant instant, String span, ZoneId zone, int sign) {
        int time = span.indexOf('T');
        Duration duration = Duration.parse("P" + span.substring(time)).multipliedBy(sign);
        Instant moved = instant.plus(duration);
        String days = span.substring(0, time);
        return days.equals("P")
                ? moved
                : moved.atZone(zone).plus(Period.parse(days).multipliedBy(sign)).toInstant();
    }
}
