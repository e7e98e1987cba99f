package io.bellwether.measurements.aggregate;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.aggregate.AggregatesRequest.Query;
import io.bellwether.measurements.aggregate.AggregatesRequest.Step;
import io.bellwether.measurements.fact.LocalDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The windows that the queries of one request ask for: one each, one per step, or one for each of their ends. */
final class Windows {

    /** Ten years of days for a hundred queries; more is an export. */
    private static final int MAX_POINTS = 400_000;

    private final Times times;
    private final OrganisationZone zone;
    private int points;

    Windows(Times times, OrganisationZone zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * The windows of a query.
     *
     * @throws ProblemException 422 below the pointer {@code at}
     */
    List<Window> of(String at, Window whole, Query query) {
        if (query.ends() != null) {
            if (query.step() != null) {
                throw ProblemException.invalid(at + "/ends", "one-of", "Points are asked for by step or by ends.");
            }
            return ends(at, whole, query.ends());
        }
        return query.step() == null ? List.of(whole) : steps(at, whole, query.step());
    }

    private List<Window> ends(String at, Window whole, List<String> ends) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            String pointer = at + "/ends/" + i;
            long to = LocalDays.micros(times.bound(pointer, ends.get(i)));
            if (to < whole.from() || to > whole.to()) {
                throw ProblemException.invalid(
                        pointer, "out-of-window", "An end lies between the query's from and to.");
            }
            windows.add(new Window(whole.from(), to, whole.maturityCut()));
            count(pointer);
        }
        return windows;
    }

    private void count(String pointer) {
        if (++points > MAX_POINTS) {
            throw ProblemException.invalid(
                    pointer, "too-many-points", "This asks for more than " + MAX_POINTS + " points.");
        }
    }

    private List<Window> steps(String at, Window whole, Step step) {
        List<Window> windows = new ArrayList<>();
        LocalDate next = zone.dayOf(LocalDays.instant(whole.from()));
        long from = whole.from();
        while (from < whole.to()) {
            next = after(next, step);
            long to = Math.min(LocalDays.micros(zone.startOf(next)), whole.to());
            windows.add(new Window(from, to, Math.min(whole.maturityCut(), to)));
            from = to;
            count(at + "/step");
        }
        return windows;
    }

    static LocalDate after(LocalDate day, Step step) {
        return switch (step) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1).plusMonths(1);
            case QUARTER ->
                day.withDayOfMonth(1)
                        .withMonth((day.getMonthValue() - 1) / 3 * 3 + 1)
                        .plusMonths(3);
        };
    }
}
