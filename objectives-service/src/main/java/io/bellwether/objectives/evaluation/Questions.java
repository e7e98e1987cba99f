package io.bellwether.objectives.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Over which windows the measure must be known to evaluate a KPI at a moment; by the names that the evaluation uses. */
public final class Questions {

    static final String VALUE = "value";
    static final String SETTLED = "settled";
    static final String BASELINE = "baseline";
    static final String SEASON_PART = "season-part";
    static final String SEASON_WHOLE = "season-whole";
    static final String RUNNING = "running";

    private Questions() {}

    /** The windows, by name; empty for a target that no measure is asked for, and before the period begins. */
    public static Map<String, Window> of(Definition definition, Moment moment) {
        Map<String, Window> windows = new LinkedHashMap<>();
        if (moment.at().isBefore(moment.from())) {
            return windows;
        }
        Window whole = new Window(moment.from(), moment.cut());
        switch (definition.target()) {
            case Target.Total total -> sums(windows, definition, moment, whole);
            case Target.Limit limit -> sums(windows, definition, moment, whole);
            case Target.Level level -> {
                windows.put(VALUE, value(level.over(), moment));
                baseline(windows, level.baseline(), moment, level.over());
            }
            case Target.Change change -> {
                windows.put(VALUE, value(change.over(), moment));
                baseline(windows, change.baseline(), moment, change.over());
            }
            case Target.Every every -> {
                periods(windows, every.every(), moment);
                if (every.extra() != null) {
                    everyBaseline(windows, every, moment);
                }
            }
            case Target.Band band -> periods(windows, band.every(), moment);
            case Target.Rubric rubric -> {}
            case Target.Response response -> {}
        }
        return windows;
    }

    /**
     * The windows of an early decision's course: for each local day the sum by its end, by which a total is reached or a
     * limit exceeded, and the sum over what could not change any more by then.
     */
    public static Map<String, Window> course(Definition definition, Moment moment) {
        Map<String, Window> windows = new LinkedHashMap<>();
        Instant last = moment.at();
        LocalDate end = moment.dayBefore(last);
        Span grace = definition.grace();
        Instant settled = Verdict.finalAt(definition, moment);
        for (LocalDate day = moment.start(); !day.isAfter(end); day = day.plusDays(1)) {
            Instant by = moment.startOf(day.plusDays(1));
            Instant seen = by.isAfter(last) ? last : by;
            windows.put(reached(day), sumBy(moment, seen));
            if (grace != null) {
                windows.put(settled(day), sumBy(moment, grace.before(seen, moment.zone())));
            }
            if (!seen.isBefore(settled)) {
                return windows;
            }
        }
        return windows;
    }

    private static Window sumBy(Moment moment, Instant by) {
        Instant to = by.isAfter(moment.cut()) ? moment.cut() : by;
        return new Window(moment.from(), to.isBefore(moment.from()) ? moment.from() : to);
    }

    static String reached(LocalDate day) {
        return "by " + day;
    }

    static String settled(LocalDate day) {
        return "settled by " + day;
    }

    /** What a target is measured against, null for nothing. */
    public static Baseline baseline(Definition definition) {
        return switch (definition.target()) {
            case Target.Level level -> level.baseline();
            case Target.Change change -> change.baseline();
            case Target.Every every -> every.baseline();
            default -> null;
        };
    }

    /**
     * As known when a window is asked for: null for as the rest is, else, for a frozen baseline, when the version was
     * saved, or when the window's figures were final if that is later.
     */
    public static Instant frozenAt(Definition definition, String name, Window window, Instant savedAt, ZoneId zone) {
        Baseline baseline = baseline(definition);
        if (!name.equals(BASELINE) || baseline == null || !baseline.frozen()) {
            return null;
        }
        Instant settled =
                definition.grace() == null ? window.to() : definition.grace().after(window.to(), zone);
        return settled.isAfter(savedAt) ? settled : savedAt;
    }

    static Window value(Span over, Moment moment) {
        return over == null ? new Window(moment.from(), moment.cut()) : moment.trailing(over.wholeDays());
    }

    private static void sums(Map<String, Window> windows, Definition definition, Moment moment, Window whole) {
        windows.put(VALUE, whole);
        if (definition.grace() != null) {
            Instant settled = definition.grace().before(moment.at(), moment.zone());
            Instant to = settled.isBefore(moment.cut()) ? settled : moment.cut();
            if (to.isAfter(moment.from())) {
                windows.put(SETTLED, new Window(moment.from(), to));
            }
        }
        if (definition.pace() instanceof Pace.Seasonal) {
            windows.put(SEASON_PART, moment.yearEarlier(whole));
            windows.put(SEASON_WHOLE, moment.yearEarlier(new Window(moment.from(), moment.until())));
        }
    }

    private static void baseline(Map<String, Window> windows, Baseline baseline, Moment moment, Span over) {
        Window window = baselineWindow(baseline, moment, over);
        if (window != null) {
            windows.put(BASELINE, window);
        }
    }

    static Window baselineWindow(Baseline baseline, Moment moment, Span over) {
        return switch (baseline) {
            case null -> null;
            case Baseline.Days days ->
                new Window(moment.startOf(days.from()), moment.startOf(days.to().plusDays(1)));
            case Baseline.YearEarlier earlier -> moment.yearEarlier(value(over, moment));
            case Baseline.Preceding preceding -> moment.preceding();
            case Baseline.Fixed fixed -> null;
        };
    }

    private static void everyBaseline(Map<String, Window> windows, Target.Every every, Moment moment) {
        Window window = everyBaselineWindow(every, moment);
        List<Calendar> inside = window == null ? List.of() : inside(every.every(), window, moment);
        if (!inside.isEmpty()) {
            windows.put(
                    BASELINE,
                    new Window(
                            moment.startOf(inside.get(0).from()),
                            moment.startOf(inside.get(inside.size() - 1).to().plusDays(1))));
        }
    }

    static Window everyBaselineWindow(Target.Every every, Moment moment) {
        return every.baseline() instanceof Baseline.YearEarlier
                ? moment.yearEarlier(
                        new Window(moment.from(), moment.startOf(moment.end().plusDays(1))))
                : baselineWindow(every.baseline(), moment, null);
    }

    private static void periods(Map<String, Window> windows, Step step, Moment moment) {
        for (Calendar period : all(step, moment)) {
            Instant from = moment.startOf(period.from());
            Instant to = moment.endOf(period);
            if (!to.isAfter(moment.cut())) {
                windows.put(name(period), new Window(from, to));
            } else if (from.isBefore(moment.cut())) {
                windows.put(RUNNING, new Window(from, moment.cut()));
            }
        }
        // how fresh the inputs are at the cut, and whether they were measured at all
        windows.put(VALUE, new Window(moment.from(), moment.cut()));
    }

    /** A calendar period, both days inclusive. */
    record Calendar(LocalDate from, LocalDate to) {}

    static String name(Calendar period) {
        return "period " + period.from();
    }

    /** The calendar periods wholly inside the objective's. */
    static List<Calendar> all(Step step, Moment moment) {
        LocalDate end = moment.end();
        if (moment.closedAt() != null) {
            LocalDate closing = moment.closedAt().atZone(moment.zone()).toLocalDate();
            end = closing.isBefore(end) ? closing : end;
        }
        return between(step, moment.start(), end);
    }

    static List<Calendar> inside(Step step, Window window, Moment moment) {
        LocalDate first = window.from().atZone(moment.zone()).toLocalDate();
        LocalDate from = moment.startOf(first).isBefore(window.from()) ? first.plusDays(1) : first;
        LocalDate last = moment.dayBefore(window.to());
        LocalDate to = moment.startOf(last.plusDays(1)).isAfter(window.to()) ? last.minusDays(1) : last;
        return between(step, from, to);
    }

    static List<Calendar> between(Step step, LocalDate first, LocalDate last) {
        List<Calendar> periods = new ArrayList<>();
        LocalDate start = step.firstFrom(first);
        while (true) {
            LocalDate next = step.next(start);
            if (next.minusDays(1).isAfter(last)) {
                return periods;
            }
            periods.add(new Calendar(start, next.minusDays(1)));
            start = next;
        }
    }
}
