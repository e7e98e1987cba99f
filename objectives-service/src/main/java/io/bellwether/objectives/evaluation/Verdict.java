package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One evaluation under way: what is known of it, and the rules that the kinds of target share, in order of precedence. */
final class Verdict {

    /** Before this share of the period nothing is said about pace. */
    private static final BigDecimal TOO_EARLY = new BigDecimal("0.05");

    final Definition definition;
    final Moment moment;
    final Map<String, Answer> answers;
    final Draft draft;
    final Answer answer;

    Verdict(Definition definition, Moment moment, Map<String, Answer> answers) {
        this.definition = definition;
        this.moment = moment;
        this.answers = answers;
        this.draft = new Draft(moment);
        this.answer = answers.getOrDefault(Questions.VALUE, Answer.absent("never-measured"));
        draft.newest = answer.newest();
        draft.measurements = answer.measurements();
        draft.provisional = answer.provisional();
    }

    /** {@code no-data} or {@code too-few}, else null with the published value in the draft. */
    Standing absent(BigDecimal raw, String reason) {
        if (raw == null) {
            return draft.finish("no-data", reason, Sentences.absent(reason));
        }
        draft.value(raw);
        return tooFew();
    }

    /** {@code too-few}, else null. */
    Standing tooFew() {
        BigDecimal observations = answer.observations();
        if (observations.compareTo(BigDecimal.valueOf(definition.minimum())) >= 0) {
            return null;
        }
        return draft.finish(
                "not-computable",
                "too-few",
                "Only " + observations.stripTrailingZeros().toPlainString() + " observations; at least "
                        + definition.minimum() + " are asked for.");
    }

    /** What is left when nothing is decided early. */
    Standing open(boolean attained) {
        Standing decided = staleOrFinal(attained);
        return decided == null ? byPace() : decided;
    }

    /** {@code stale}, {@code met} or {@code missed} at the end, or {@code too-early} by time; else null. */
    Standing staleOrFinal(boolean attained) {
        if (isStale(definition, moment, answer.inputs(), moment.cut())) {
            return stale();
        }
        if (isFinal()) {
            return atTheEnd(attained);
        }
        return tooEarly();
    }

    Standing stale() {
        return draft.open("stale", "newest-too-old", "Nothing new was measured for too long.");
    }

    Standing atTheEnd(boolean attained) {
        return draft.decided(
                attained ? "met" : "missed",
                "final",
                finalOn(),
                attained
                        ? "The period has ended and the target is met."
                        : "The period has ended and the target is missed.");
    }

    /** {@code too-early} by time, else null. */
    Standing tooEarly() {
        return moment.elapsed().compareTo(TOO_EARLY) < 0
                ? draft.open("too-early", "under-5-percent-elapsed", "Less than 5 % of the period has passed.")
                : null;
    }

    Standing nothingDue() {
        return draft.open("too-early", "nothing-due-yet", "Nothing is due yet.");
    }

    Standing byPace() {
        if (draft.expected.signum() <= 0) {
            return nothingDue();
        }
        BigDecimal pace = Evaluation.publish(draft.pace);
        if (pace.compareTo(definition.onTrackBound()) >= 0) {
            return draft.open("on-track", "pace", "It is where it should be by now.");
        }
        return pace.compareTo(definition.atRiskBound()) >= 0
                ? draft.open("at-risk", "pace", "It is behind where it should be by now.")
                : draft.open("off-track", "pace", "It is far behind where it should be by now.");
    }

    private boolean isFinal() {
        return !moment.at().isBefore(finalAt(definition, moment));
    }

    /** The local day of the instant from which late measurements do not count any more. */
    private LocalDate finalOn() {
        return moment.dayBefore(finalAt(definition, moment));
    }

    /** E + g: until then late measurements may still change the figure at the end. */
    static Instant finalAt(Definition definition, Moment moment) {
        Span grace = definition.grace();
        return grace == null ? moment.until() : grace.after(moment.until(), moment.zone());
    }

    /** Whether some input's newest measurement was older than the freshness at an instant. */
    static boolean isStale(Definition definition, Moment moment, List<Answer.Input> inputs, Instant at) {
        Span freshness = definition.freshnessInForce();
        if (freshness == null) {
            return false;
        }
        return inputs.stream()
                .map(Answer.Input::lastSeen)
                .anyMatch(seen ->
                        seen == null || freshness.after(seen, moment.zone()).isBefore(at));
    }
}
