package io.bellwether.objectives.standing;

import io.bellwether.objectives.evaluation.Baseline;
import io.bellwether.objectives.evaluation.Questions;
import io.bellwether.objectives.evaluation.Target;
import io.bellwether.objectives.evaluation.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told of a baseline: its rule, its figure, and whether its weekdays are those of the value. */
final class Baselines {

    private final HistoricStandings.Evaluated evaluated;
    private final Baseline baseline;

    Baselines(HistoricStandings.Evaluated evaluated) {
        this.evaluated = evaluated;
        this.baseline = Questions.baseline(evaluated.inquiry().definition());
    }

    /** Null where there is none. */
    Map<String, Object> view(List<Map<String, Object>> selections) {
        if (baseline == null) {
            return null;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rule", rule());
        view.put("mode", baseline instanceof Baseline.Fixed ? "fixed" : baseline.frozen() ? "frozen" : "live");
        if (baseline instanceof Baseline.Fixed fixed) {
            view.put("provenance", fixed.provenance());
        }
        Window window = evaluated.inquiry().windows().get("baseline");
        if (window != null) {
            view.put("from", window.from());
            view.put("to", window.to());
            view.put("knownAt", evaluated.inquiry().frozenAt("baseline", window));
        }
        view.put("value", evaluated.standing().baseline());
        view.put("selections", selections);
        return view;
    }

    private String rule() {
        boolean periods = evaluated.inquiry().definition().target() instanceof Target.Every;
        return switch (baseline) {
            case Baseline.Days days -> "the days that were named";
            case Baseline.YearEarlier earlier ->
                periods ? "the objective's period a year earlier" : "the same window a year earlier";
            case Baseline.Preceding preceding -> "the period just before";
            case Baseline.Fixed fixed -> "a fixed figure: " + fixed.provenance();
        };
    }

    /** The weekdays of both windows, null where there are no two. */
    Map<String, Object> weekdays() {
        Window ours = evaluated.inquiry().windows().get("value");
        Window theirs = evaluated.inquiry().windows().get("baseline");
        if (ours == null || theirs == null || evaluated.inquiry().definition().target() instanceof Target.Every) {
            return null;
        }
        Map<DayOfWeek, Integer> value = days(ours);
        Map<DayOfWeek, Integer> before = days(theirs);
        int all = value.values().stream().mapToInt(Integer::intValue).sum();
        int allBefore = before.values().stream().mapToInt(Integer::intValue).sum();
        boolean equal = value.entrySet().stream()
                .allMatch(day -> (long) day.getValue() * allBefore == (long) before.get(day.getKey()) * all);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("equal", equal);
        view.put("value", value);
        view.put("baseline", before);
        view.put(
                "sentence",
                equal
                        ? "Both windows hold the same share of each weekday."
                        : "The two windows do not hold the same share of each weekday: " + weekend(value)
                                + " days of the weekend in " + all + " days here, " + weekend(before) + " in "
                                + allBefore + " there. The target is computed as it was stated all the same.");
        return view;
    }

    private static int weekend(Map<DayOfWeek, Integer> days) {
        return days.get(DayOfWeek.SATURDAY) + days.get(DayOfWeek.SUNDAY);
    }

    private Map<DayOfWeek, Integer> days(Window window) {
        Map<DayOfWeek, Integer> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, 0);
        }
        ZoneId zone = evaluated.inquiry().moment().zone();
        LocalDate end = local(window.to().minusNanos(1), zone);
        for (LocalDate day = local(window.from(), zone); !day.isAfter(end); day = day.plusDays(1)) {
            days.merge(day.getDayOfWeek(), 1, Integer::sum);
        }
        return days;
    }

    private static LocalDate local(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }
}
