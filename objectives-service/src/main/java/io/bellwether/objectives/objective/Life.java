package io.bellwether.objectives.objective;

import io.bellwether.objectives.evaluation.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * From when to when an objective ran, at any moment and by what was known at any moment: every period that it was given
 * and every time that it was closed, oldest first.
 */
public final class Life {

    private final List<PeriodVersion> periods;
    private final List<Closing> closings;

    Life(List<PeriodVersion> periods, List<Closing> closings) {
        this.periods = List.copyOf(periods);
        this.closings = List.copyOf(closings);
    }

    /**
     * A period seen from a moment.
     *
     * @param since when it became what it is; null: from ever
     */
    public record Seen(Moment moment, Instant since) {}

    /** The period in force on the day of {@code at}, among those saved by {@code knownAt}, closed early or not. */
    public Seen at(Instant at, Instant knownAt, ZoneId zone) {
        PeriodVersion period =
                Versioned.inForce(periods, at.minusNanos(1).atZone(zone).toLocalDate(), knownAt);
        Instant happened = at.isBefore(knownAt) ? at : knownAt;
        Closing last = closings.stream()
                .filter(closing -> !closing.closedAt.isAfter(happened))
                .reduce((earlier, later) -> later)
                .orElse(null);
        boolean reopened = last != null && last.isOver(happened);
        Instant saved = period.number == 1 ? null : period.savedAt;
        return new Seen(
                new Moment(period.start, period.end, last == null || reopened ? null : last.closedAt, at, zone),
                reopened ? later(saved, last.reopenedAt) : saved);
    }

    /** Every period that was stated, oldest first. */
    public List<PeriodVersion> periods() {
        return periods;
    }

    /** Whether it was ever closed, or its period changed, while others could see it. */
    boolean wasPublished() {
        return periods.size() > 1 || !closings.isEmpty();
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}
