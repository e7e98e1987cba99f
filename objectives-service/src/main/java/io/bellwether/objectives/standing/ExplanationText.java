package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.objectives.evaluation.Containment;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.evaluation.Target;
import io.bellwether.objectives.evaluation.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An explanation in sentences, one a line, for who has never seen a formula. */
final class ExplanationText {

    /** Missed periods that a person reads one by one: a year's months. */
    private static final int TOLD = 12;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Standing standing;
    private final HistoricStandings.Evaluated evaluated;
    private final Moment moment;
    private final Map<String, Object> data;
    private final String name;
    private final String unit;
    private final List<String> lines = new ArrayList<>();

    ExplanationText(HistoricStandings.Evaluated evaluated, Map<String, Object> data, Map<String, Object> view) {
        this.evaluated = evaluated;
        this.standing = evaluated.standing();
        this.moment = evaluated.inquiry().moment();
        this.data = data;
        this.name = String.valueOf(view.get("name"));
        this.unit = String.valueOf(view.get("unit"));
    }

    String lines() {
        lines.add(name + ": " + standing.status().replace('-', ' ') + ". " + standing.sentence());
        if (evaluated.inquiry().definition().target() instanceof Target.Response response) {
            lines.addAll(new ResponseText(response, (Containment.Count) data.get("incidents")).lines());
        } else if (evaluated.inquiry().definition().target() instanceof Target.Rubric rubric) {
            lines.addAll(new RubricText(rubric, evaluated).lines());
            progress();
        } else {
            figure();
            selections();
            periods();
            baseline();
            target();
            progress();
        }
        remarks();
        version();
        return String.join("\n", lines);
    }

    private void figure() {
        Window window = evaluated.inquiry().windows().get("value");
        if (window == null || standing.value() == null) {
            return;
        }
        boolean periods = standing.periods() != null;
        lines.add("The figure" + (periods ? " of the latest judged period" : "") + " is " + amount(standing.value())
                + (periods ? "" : ", measured " + stretch(window)) + ".");
        if (data.get("calculation") != null && !periods) {
            lines.add("It is " + data.get("measure") + ": " + data.get("calculation")
                    + (standing.per() == null ? "." : ", divided by the days of that time."));
        }
    }

    @SuppressWarnings("unchecked")
    private void selections() {
        for (Map<String, Object> one : (List<Map<String, Object>>) data.get("selections")) {
            String sources =
                    text(one.get("sources")).replaceAll("[\\[\\]\"]", "").replace(",", ", ");
            long read = number(one.get("measurements"));
            long series = number(one.get("series"));
            String newest = text(one.get("newest"));
            lines.add(text(one.get("selection")) + " read " + Words.count(read, "measurement")
                    + (read == 0 ? "" : series == 1 ? " in 1 series" : " in " + series + " series")
                    + (read == 0 || sources.isEmpty() ? "" : " from " + sources)
                    + (newest.equals("null") ? "." : "; the newest is of " + day(Instant.parse(newest)) + "."));
        }
    }

    private static long number(Object value) {
        return value instanceof JsonNode node ? node.asLong() : 0;
    }

    /** A value of an answer of measurements, as text without its quotes. */
    private static String text(Object value) {
        return value instanceof JsonNode node && node.isTextual() ? node.textValue() : String.valueOf(value);
    }

    private void periods() {
        if (standing.periods() == null) {
            return;
        }
        long held = standing.periods().stream()
                .filter(one -> Boolean.TRUE.equals(one.held()))
                .count();
        long judged =
                standing.periods().stream().filter(one -> one.held() != null).count();
        lines.add("Of " + judged + " periods judged so far " + held + " held.");
        List<Standing.PeriodValue> missed = standing.periods().stream()
                .filter(one -> Boolean.FALSE.equals(one.held()))
                .toList();
        int earlier = Math.max(0, missed.size() - TOLD);
        if (earlier > 0) {
            lines.add("Of those that did not, the last " + TOLD + " are told here; " + earlier + " were before them.");
        }
        missed.subList(earlier, missed.size())
                .forEach(one ->
                        lines.add("The one from " + one.from().format(DAY) + " did not: " + amount(one.value()) + "."));
    }

    @SuppressWarnings("unchecked")
    private void baseline() {
        Map<String, Object> baseline = (Map<String, Object>) data.get("baseline");
        if (baseline == null) {
            return;
        }
        Window window = evaluated.inquiry().windows().get("baseline");
        String rule = baseline.get("rule") + (window == null ? "" : ", " + stretch(window));
        if (standing.baseline() == null) {
            lines.add("It is to be compared with " + rule + ", but that gives no figure.");
            return;
        }
        String kept =
                switch (String.valueOf(baseline.get("mode"))) {
                    case "frozen" -> "; that figure is frozen, later corrections do not change it";
                    case "live" -> "; that figure is live, corrections of old measurements change it";
                    default -> "";
                };
        lines.add("It is compared with " + rule + ": " + amount(standing.baseline()) + kept + ".");
    }

    private void target() {
        if (standing.target() == null) {
            if (evaluated.inquiry().definition().target() instanceof Target.Band band) {
                lines.add("Each " + word(band.every()) + " shall lie between " + Words.amount(band.min(), unit)
                        + " and " + Words.amount(band.max(), unit) + ".");
            }
            return;
        }
        String goal = amount(standing.target());
        lines.add(
                switch (evaluated.inquiry().definition().target()) {
                    case Target.Total total -> "The target is at least " + goal + " by the end, " + last() + ".";
                    case Target.Limit limit -> "The limit is " + goal + " by the end, " + last() + ".";
                    case Target.Level level ->
                        "The target is " + (level.atLeast() != null ? "at least " : "at most ") + goal + ".";
                    case Target.Change change ->
                        "The target is a change by " + by(change) + ", which makes " + goal + ".";
                    case Target.Every every ->
                        "Each " + word(every.every()) + " shall reach "
                                + (every.atMost() == null
                                                && (every.extra() == null
                                                        || every.extra().signum() > 0)
                                        ? "at least "
                                        : "at most ")
                                + goal
                                + (every.needed().compareTo(BigDecimal.ONE) == 0
                                        ? ", all of them."
                                        : ", " + Words.percent(every.needed()) + " of them.");
                    default -> "The target is " + goal + ".";
                });
    }

    private String by(Target.Change change) {
        return change.percent()
                ? (change.by().signum() > 0 ? "+" : "") + plain(change.by()) + " %"
                : Words.points(change.by(), unit);
    }

    private static String word(Enum<?> step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private String last() {
        return moment.end().format(DAY);
    }

    private void progress() {
        if (standing.progress() == null) {
            return;
        }
        boolean limit = evaluated.inquiry().definition().target() instanceof Target.Limit;
        String covered =
                Words.percent(standing.progress()) + (limit ? " of the budget is left" : " of the way is covered");
        String due = standing.expected() == null || standing.periods() != null
                ? ""
                : "; by now it should be " + Words.percent(standing.expected())
                        + (standing.curve() == null ? "" : " (" + standing.curve() + ")");
        String pace = standing.pace() == null
                ? ""
                : limit
                        ? ", so it burns at " + Words.rounded(standing.pace(), 3) + " times the planned speed"
                        : ", a pace of " + Words.rounded(standing.pace(), 3);
        lines.add(covered + due + pace + ".");
    }

    @SuppressWarnings("unchecked")
    private void remarks() {
        lines.addAll((List<String>) data.get("exclusions"));
        Map<String, Object> weekdays = (Map<String, Object>) data.get("weekdays");
        if (weekdays != null && Boolean.FALSE.equals(weekdays.get("equal"))) {
            lines.add((String) weekdays.get("sentence"));
        }
        if (standing.provisional()) {
            lines.add("It is provisional: some of the measurements may still be restated.");
        }
        if (standing.decidedOn() != null) {
            lines.add("This has held since " + standing.decidedOn().format(DAY) + ".");
        }
    }

    private void version() {
        LocalDate from = evaluated.version().effectiveFrom();
        lines.add("Version " + evaluated.version().number() + " of the target was in force"
                + (from == null ? ", the first one." : ", since " + from.format(DAY) + ".")
                + (evaluated.version().reason() == null
                        ? ""
                        : " Its reason: " + evaluated.version().reason()));
        lines.add("The rule that decided: " + standing.rule() + ".");
    }

    private String amount(BigDecimal figure) {
        return Words.amount(figure, unit) + (standing.per() == null ? "" : " a day");
    }

    private static String plain(BigDecimal figure) {
        return Words.plain(figure);
    }

    private String stretch(Window window) {
        return "from " + day(window.from()) + " to " + day(window.to().minusNanos(1));
    }

    private String day(Instant instant) {
        return instant.atZone(moment.zone()).format(DAY);
    }
}
