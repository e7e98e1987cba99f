package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How many of the incidents that were raised in an objective's period were contained in time. They come as answers named
 * {@link #answerOf}: of those that are closed the share counts that was contained within the time from when it was raised.
 * That there is a watch at all is said by the answer named {@link #WATCH}.
 */
public final class Containment {

    /** The name of the answer that is there when there is a watch. */
    public static final String WATCH = "watch";

    private static final String PREFIX = "incident ";

    /** The reason of an incident that is not closed yet. */
    private static final String OPEN = "open";

    private static final int MILLIS = 3;

    private Containment() {}

    /** The name of the answer that an incident gives. */
    public static String answerOf(String incident) {
        return PREFIX + incident;
    }

    /** The answer of a watch, which says no more than that it is there. */
    public static Answer watched() {
        return Answer.absent(null);
    }

    /** An incident as an answer; {@code contained} and {@code closed} are null where it was not, or not yet. */
    public static Answer answer(Instant raised, Instant contained, Instant closed) {
        BigDecimal seconds = contained == null
                ? null
                : BigDecimal.valueOf(Duration.between(raised, contained).toMillis(), MILLIS);
        return new Answer(seconds, closed == null ? OPEN : null, 1, raised, false, List.of());
    }

    /**
     * Incidents of a period, counted.
     *
     * @param inTime of the closed ones, those that were contained in time
     */
    public record Count(int raised, int closed, int inTime) {}

    /** The incidents that were raised in the period so far. */
    public static Count count(Target.Response target, Moment moment, Map<String, Answer> answers) {
        List<Answer> raised = raised(moment, answers);
        List<Answer> closed =
                raised.stream().filter(one -> !OPEN.equals(one.reason())).toList();
        long inTime =
                closed.stream().filter(one -> isInTime(one, target, moment)).count();
        return new Count(raised.size(), closed.size(), (int) inTime);
    }

    private static List<Answer> raised(Moment moment, Map<String, Answer> answers) {
        return answers.entrySet().stream()
                .filter(one -> one.getKey().startsWith(PREFIX))
                .map(Map.Entry::getValue)
                .filter(one ->
                        !one.newest().isBefore(moment.from()) && one.newest().isBefore(moment.cut()))
                .toList();
    }

    static Standing evaluate(Verdict verdict, Target.Response target) {
        Moment moment = verdict.moment;
        Draft draft = verdict.draft;
        draft.target = target.needed();
        Count count = count(target, moment, verdict.answers);
        draft.measurements = count.raised();
        draft.provisional = false;
        draft.newest = raised(moment, verdict.answers).stream()
                .map(Answer::newest)
                .max(Instant::compareTo)
                .orElse(null);
        if (!verdict.answers.containsKey(WATCH)) {
            draft.reason = "no-watch";
            return draft.finish(
                    "not-applicable",
                    "no-event",
                    "There is no watch \"" + target.watch() + "\" that would raise incidents, so there is nothing to"
                            + " judge.");
        }
        if (count.raised() == 0) {
            return draft.finish("not-applicable", "no-event", "No incident was raised, so there is nothing to judge.");
        }
        if (count.closed() == 0) {
            return draft.finish("too-early", "no-judged-period", "No incident that was raised has been closed yet.");
        }
        draft.value(BigDecimal.valueOf(count.inTime()).divide(BigDecimal.valueOf(count.closed()), Evaluator.DIGITS));
        draft.progress = draft.exact;
        draft.expected = target.needed();
        draft.pace = draft.exact.divide(target.needed(), Evaluator.DIGITS);
        return verdict.open(draft.value.compareTo(target.needed()) >= 0);
    }

    private static boolean isInTime(Answer incident, Target.Response target, Moment moment) {
        if (incident.value() == null) {
            return false;
        }
        Instant contained = incident.newest()
                .plusMillis(incident.value().movePointRight(MILLIS).longValue());
        return !contained.isAfter(target.within().after(incident.newest(), moment.zone()));
    }
}
