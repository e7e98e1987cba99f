package io.bellwether.objectives.standing;

import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Evaluator;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.Questions;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.evaluation.Target;
import io.bellwether.objectives.evaluation.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be asked to tell where a KPI stands.
 *
 * @param name tells the questions of several apart
 * @param savedAt when the version was saved, from which a frozen baseline keeps its figure
 * @param since when the objective's period became what it is, null for from ever
 * @param knownAt what counts was recorded by then, null for now
 * @param now nothing is known later
 */
record Inquiry(
        String name,
        Definition definition,
        Moment moment,
        Instant savedAt,
        Instant since,
        Instant knownAt,
        Instant now) {

    Map<String, Window> windows() {
        return definition.canonical() == null ? Map.of() : Questions.of(definition, moment);
    }

    List<Aggregates.Question> questions() {
        return questions(windows());
    }

    /** The answers of this one among those of many. */
    Map<String, Answer> own(Aggregates.Answers answers) {
        return own(windows(), answers);
    }

    /** Asked when the day of an early decision is wanted, so that some day has begun. */
    Aggregates.Question course() {
        List<Instant> ends = Questions.course(definition, moment).values().stream()
                .map(Window::to)
                .distinct()
                .sorted()
                .toList();
        return new Aggregates.Question(
                id("course"),
                definition.measure(),
                new Window(moment.from(), ends.get(ends.size() - 1)),
                knownAt,
                moment.cut(),
                ends);
    }

    LocalDate decidedOn(Aggregates.Answers answers) {
        Aggregates.Question course = course();
        Map<String, Answer> own = new LinkedHashMap<>();
        Questions.course(definition, moment).forEach((each, window) -> {
            Answer answer = answers.byId().get(course.by(window.to()));
            if (answer != null) {
                own.put(each, answer);
            }
        });
        return Evaluator.decidedOn(definition, moment, own);
    }

    /** Whether a sum is at its total, or beyond its limit, while late measurements may still change that. */
    boolean isReachedNotSettled(Standing standing) {
        if (standing.value() == null || standing.isDecided()) {
            return false;
        }
        return switch (definition.target()) {
            case Target.Total total -> standing.value().compareTo(total.atLeast()) >= 0;
            case Target.Limit limit -> standing.value().compareTo(limit.atMost()) > 0;
            default -> false;
        };
    }

    Standing standing(Map<String, Answer> answers) {
        return Evaluator.evaluate(definition, moment, answers);
    }

    /**
     * What must be known to see the same again: the measurements that were seen, the version, the period, and that it was closed.
     *
     * @param measured when the newest of them was recorded, null where none were asked for
     */
    Instant seen(Instant measured) {
        if (measured == null) {
            return now;
        }
        Instant seen = measured.isAfter(savedAt) ? measured : savedAt;
        seen = since != null && since.isAfter(seen) ? since : seen;
        return moment.closedAt() != null && moment.closedAt().isAfter(seen) ? moment.closedAt() : seen;
    }

    private List<Aggregates.Question> questions(Map<String, Window> windows) {
        List<Aggregates.Question> questions = new ArrayList<>();
        windows.forEach((each, window) -> questions.add(
                new Aggregates.Question(id(each), definition.measure(), window, known(each, window), moment.cut())));
        return questions;
    }

    private Instant known(String each, Window window) {
        Instant frozen = frozenAt(each, window);
        return frozen == null ? knownAt : frozen;
    }

    /** What the figure of a frozen baseline is restricted to, null where it is not. */
    Instant frozenAt(String each, Window window) {
        Instant frozen = Questions.frozenAt(definition, each, window, savedAt, moment.zone());
        Instant bound = knownAt == null ? now : knownAt;
        return frozen == null || !frozen.isBefore(bound) ? null : frozen;
    }

    private Map<String, Answer> own(Map<String, Window> windows, Aggregates.Answers answers) {
        Map<String, Answer> own = new LinkedHashMap<>();
        windows.keySet().forEach(each -> {
            Answer answer = answers.byId().get(id(each));
            if (answer != null) {
                own.put(each, answer);
            }
        });
        return own;
    }

    private String id(String each) {
        return name + " " + each;
    }
}
