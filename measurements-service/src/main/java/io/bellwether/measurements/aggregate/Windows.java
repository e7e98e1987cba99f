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

    /** Ten years of days for a hundred queries; more is an export. Some 400 bytes each, a quarter of the heap at most. */
    private static final long MAX_POINTS =
            Math.min(400_000, Runtime.getRuntime().maxMemory() / 4 / 400);

    private final Times times;
    private final OrganisationZone zone;
    private long points;

    Windows(Times times, OrganisationZone zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * The windows of a query.
     *
     * @param groups how many groups have a point in each of them; 0 when nothing is split
     * @throws ProblemException 422 below the pointer {@code at}
     */
    List<Window> of(String at, Window whole, Query query, int groups) {
        count(at + "/by", groups);
        int each = Math.max(1, groups);
        if (query.ends() != null) {
            if (query.step() != null) {
                throw ProblemException.invalid(at + "/ends", "one-of", "Points are asked for by step or by ends.");
            }
            return ends(at, whole, query.ends(), each);
        }
        return query.step() == null ? List.of(whole) : steps(at, whole, query.step(), each);
    }

    private List<Window> ends(String at, Window whole, List<String> ends, int each) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            String pointer = at + "/ends/" + i;
            long to = LocalDays.micros(times.bound(pointer, ends.get(i)));
            if (to < whole.from() || to > whole.to()) {
                throw ProblemException.invalid(
                        pointer, "out-of-window", "An end lies between the query's from and to.");
            }
            windows.add(new Window(whole.from(), to, whole.maturityCut()));
            count(pointer, each);
        }
        return windows;
    }

    private void count(String pointer, int more) {
        points += more;
        if (points > MAX_POINTS) {
            throw ProblemException.invalid(
                    pointer, "too-many-points", "This asks for more than " + MAX_POINTS + " points.");
        }
    }

    private List<Window> steps(String at, Window whole, Step step, int each) {
        List<Window> windows = new ArrayList<>();
        LocalDate next = zone.dayOf(LocalDays.instant(whole.from()));
        long from = whole.from();
        while (from < whole.to()) {
            next = after(next, step);
            long to = Math.min(LocalDays.micros(zone.startOf(next)), whole.to());
            windows.add(new Window(from, to, Math.min(whole.maturityCut(), to)));
            from = to;
            count(at + "/step", each);
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
