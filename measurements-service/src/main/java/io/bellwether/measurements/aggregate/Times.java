package io.bellwether.measurements.aggregate;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Times as queries write them. Thousands of queries name some hundreds of times, so each is read once. */
final class Times {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final OrganisationZone zone;
    private final Map<String, Instant> bounds = new HashMap<>();
    private final Map<String, Instant> moments = new HashMap<>();

    Times(OrganisationZone zone) {
        this.zone = zone;
    }

    /**
     * A bound of a window: an instant, or a date being its 00:00.
     *
     * @throws ProblemException 422 at {@code pointer}
     */
    Instant bound(String pointer, String text) {
        return bounds.computeIfAbsent(text, unread -> readBound(pointer, unread));
    }

    /**
     * A moment of knowledge: an instant, or a date being its end.
     *
     * @throws ProblemException 422 at {@code pointer}
     */
    Instant moment(String pointer, String text) {
        return moments.computeIfAbsent(text, unread -> readMoment(pointer, unread));
    }

    private Instant readBound(String pointer, String text) {
        try {
            return mustBeOnTheCalendar(pointer, zone.bound("a bound", text));
        } catch (ProblemException unreadable) {
            throw unreadable(pointer, unreadable);
        }
    }

    private Instant readMoment(String pointer, String text) {
        try {
            return mustBeOnTheCalendar(pointer, zone.moment("a moment", text));
        } catch (ProblemException unreadable) {
            throw unreadable(pointer, unreadable);
        }
    }

    private static Instant mustBeOnTheCalendar(String pointer, Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw ProblemException.invalid(pointer, "out-of-range", "Times lie between the years 1900 and 2200.");
        }
        return instant;
    }

    private static ProblemException unreadable(String pointer, ProblemException cause) {
        if (!cause.errors().isEmpty() && cause.errors().get(0).code().equals("out-of-range")) {
            return cause;
        }
        return (ProblemException) ProblemException.invalid(
                        pointer, "not-a-time", "Write a date like 2026-03-01 or an instant like 2026-03-01T10:15:00Z.")
                .initCause(cause);
    }
}
