package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evaluates a KPI: the order of the rules is the order of precedence. */
public final class Evaluator {

    static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Before this share of the period nothing is said about pace. */
    private static final BigDecimal TOO_EARLY = new BigDecimal("0.05");

    private static final Set<String> NOTHING_MEASURED = Set.of("never-measured", "nothing-in-window");

    private Evaluator() {}

    /**
     * The standing of a KPI.
     *
     * @param answers by the names of {@link Questions}; for a rubric as {@link Panel} names them
     */
    public static Standing evaluate(Definition definition, Moment moment, Map<String, Answer> answers) {
        Draft draft = new Draft(moment);
        if (definition.target() instanceof Target.Response) {
            return draft.finish(
                    "not-applicable", "no-event", "No incident was watched for, so there is nothing to judge.");
        }
        if (moment.at().isBefore(moment.from())) {
            return draft.finish("not-started", "before-start", "The period has not begun.");
        }
        if (definition.target() instanceof Target.Every || definition.target() instanceof Target.Band) {
            return new PeriodEvaluator(definition, moment, answers, draft).evaluate();
        }
        Answer answer = answers.getOrDefault(Questions.VALUE, Answer.absent("never-measured"));
        draft.newest = answer.newest();
        draft.measurements = answer.measurements();
        draft.provisional = answer.provisional();
        BigDecimal value = answer.value();
        if (value == null && definition.missing() == Missing.ZERO && NOTHING_MEASURED.contains(answer.reason())) {
            value = BigDecimal.ZERO;
        }
        Standing standing =
                switch (definition.target()) {
                    case Target.Total total -> total(definition, moment, answers, draft, value, answer);
                    case Target.Limit limit -> limit(definition, moment, answers, draft, value, answer);
                    case Target.Level level -> level(definition, level, moment, answers, draft, value, answer);
                    case Target.Change change -> change(definition, change, moment, answers, draft, value, answer);
                    case Target.Rubric rubric -> rubric(definition, rubric, moment, answers, draft);
                    default -> throw new IllegalStateException("evaluated elsewhere");
                };
        return standing;
    }

    private static Standing total(
            Definition definition,
            Moment moment,
            Map<String, Answer> answers,
            Draft draft,
            BigDecimal raw,
            Answer answer) {
        BigDecimal goal = ((Target.Total) definition.target()).atLeast();
        draft.target = goal;
        Standing absent = absent(definition, draft, raw, answer);
        if (absent != null) {
            return absent;
        }
        BigDecimal value = draft.value;
        draft.progress = value.divide(goal, DIGITS);
        Curve curve = Curve.of(definition, moment, answers);
        draft.expect(curve);
        boolean attained = value.compareTo(goal) >= 0;
        if (attained && settled(definition, moment, answers, value).compareTo(goal) >= 0) {
            return draft.decided("met", "target-reached", "The target is reached.");
        }
        return open(definition, moment, draft, answer, attained);
    }

    private static Standing limit(
            Definition definition,
            Moment moment,
            Map<String, Answer> answers,
            Draft draft,
            BigDecimal raw,
            Answer answer) {
        BigDecimal most = ((Target.Limit) definition.target()).atMost();
        draft.target = most;
        Standing absent = absent(definition, draft, raw, answer);
        if (absent != null) {
            return absent;
        }
        BigDecimal value = draft.value;
        Curve curve = Curve.of(definition, moment, answers);
        draft.curve = curve.name();
        draft.expected = BigDecimal.ONE.subtract(curve.expected());
        boolean within = value.compareTo(most) <= 0;
        if (most.signum() > 0) {
            draft.progress = most.subtract(value).divide(most, DIGITS);
            if (curve.expected().signum() > 0) {
                draft.pace = value.divide(most, DIGITS).divide(curve.expected(), DIGITS);
            }
        }
        draft.contribution = burnContribution(within, draft.pace);
        if (!within && settled(definition, moment, answers, value).compareTo(most) > 0) {
            return draft.decided("missed", "budget-exceeded", "More than the limit is used up.");
        }
        Standing early = staleOrFinal(definition, moment, draft, answer, within);
        if (early != null) {
            return early;
        }
        if (most.signum() == 0) {
            return within
                    ? draft.open("on-track", "burn", "Nothing of what may not happen has happened.")
                    : draft.open("off-track", "burn", "Something has happened of what may not happen.");
        }
        if (draft.pace == null) {
            return draft.open("too-early", "nothing-due-yet", "Nothing is due yet.");
        }
        BigDecimal burn = Evaluation.publish(draft.pace);
        if (burn.compareTo(definition.onTrackBound()) <= 0) {
            return draft.open("on-track", "burn", "The budget is used no faster than planned.");
        }
        return burn.compareTo(definition.atRiskBound()) <= 0
                ? draft.open("at-risk", "burn", "The budget is used faster than planned.")
                : draft.open("off-track", "burn", "The budget is used much faster than planned.");
    }

    private static BigDecimal burnContribution(boolean within, BigDecimal burn) {
        if (!within) {
            return BigDecimal.ZERO;
        }
        return burn == null || burn.compareTo(BigDecimal.ONE) <= 0
                ? BigDecimal.ONE
                : BigDecimal.ONE.divide(burn, DIGITS);
    }

    private static Standing level(
            Definition definition,
            Target.Level level,
            Moment moment,
            Map<String, Answer> answers,
            Draft draft,
            BigDecimal raw,
            Answer answer) {
        BigDecimal bound = level.bound();
        boolean upwards = level.atLeast() != null;
        draft.target = bound;
        Standing absent = absent(definition, draft, raw, answer);
        if (absent != null) {
            return absent;
        }
        BigDecimal value = draft.value;
        boolean holds = holds(value, bound, upwards);
        if (level.baseline() != null) {
            BaselineFigure baseline = BaselineFigure.of(
                    definition, level.baseline(), moment, answers, level.over(), definition.isAdditive());
            BigDecimal from = baseline.value() == null ? null : baseline.value();
            if (from != null && definition.isAdditive()) {
                from = from.multiply(moment.days(Questions.value(level.over(), moment)));
            }
            draft.baseline(from, baseline);
            String reason = baseline.reason();
            if (reason == null && draft.baseline.compareTo(bound) == 0) {
                reason = "no-distance";
            } else if (reason == null && holds(draft.baseline, bound, upwards)) {
                reason = "baseline-beyond-target";
            }
            if (reason == null) {
                draft.progress = value.subtract(draft.baseline).divide(bound.subtract(draft.baseline), DIGITS);
                draft.expect(Curve.of(definition, moment, answers));
                return open(definition, moment, draft, answer, holds);
            }
            draft.reason = reason;
        }
        BigDecimal dividend = upwards ? value : bound;
        BigDecimal divisor = upwards ? bound : value;
        draft.pace = divisor.signum() > 0 && dividend.signum() >= 0 ? dividend.divide(divisor, DIGITS) : null;
        draft.contribution =
                holds ? BigDecimal.ONE : draft.pace == null ? BigDecimal.ZERO : draft.pace.min(BigDecimal.ONE);
        Standing decided = staleOrFinal(definition, moment, draft, answer, holds);
        if (decided != null) {
            return decided;
        }
        if (holds) {
            return draft.open("on-track", "holds", "The level holds.");
        }
        return draft.pace != null && Evaluation.publish(draft.pace).compareTo(definition.atRiskBound()) >= 0
                ? draft.open("at-risk", "does-not-hold", "The level does not hold, but is near.")
                : draft.open("off-track", "does-not-hold", "The level does not hold.");
    }

    private static boolean holds(BigDecimal value, BigDecimal bound, boolean upwards) {
        return upwards ? value.compareTo(bound) >= 0 : value.compareTo(bound) <= 0;
    }

    private static Standing change(
            Definition definition,
            Target.Change change,
            Moment moment,
            Map<String, Answer> answers,
            Draft draft,
            BigDecimal raw,
            Answer answer) {
        boolean perDay = definition.isAdditive();
        BigDecimal value = raw;
        String emptiness = null;
        if (perDay) {
            draft.per = "day";
            BigDecimal days = moment.days(Questions.value(change.over(), moment));
            if (days.signum() == 0) {
                value = null;
                emptiness = "empty-window";
            } else if (raw != null) {
                value = raw.divide(days, DIGITS);
            }
        }
        draft.value = value == null ? null : Evaluation.publish(value);
        BaselineFigure baseline =
                BaselineFigure.of(definition, change.baseline(), moment, answers, change.over(), perDay);
        draft.baseline(baseline.value(), baseline);
        if (definition.minimum() > 0 && answer.measurements() < definition.minimum()) {
            return tooFew(definition, draft, answer);
        }
        if (baseline.reason() != null) {
            return draft.finish("not-computable", baseline.reason(), baseline.sentence());
        }
        if (change.percent() && draft.baseline.signum() <= 0) {
            return draft.finish(
                    "not-computable",
                    "zero-baseline",
                    "A percentage of a baseline that is not above zero says nothing.");
        }
        BigDecimal target = change.percent()
                ? draft.baseline.multiply(BigDecimal.ONE.add(change.by().divide(HUNDRED, DIGITS)))
                : draft.baseline.add(change.by());
        draft.target = Evaluation.publish(target);
        Answer shown = emptiness == null ? answer : Answer.absent(emptiness);
        Standing absent = absent(definition, draft, value, shown);
        if (absent != null) {
            return absent;
        }
        if (draft.target.compareTo(draft.baseline) == 0) {
            return draft.finish("not-computable", "no-distance", "The target does not differ from the baseline.");
        }
        draft.progress = draft.value.subtract(draft.baseline).divide(draft.target.subtract(draft.baseline), DIGITS);
        draft.expect(Curve.of(definition, moment, answers));
        return open(
                definition,
                moment,
                draft,
                answer,
                holds(draft.value, draft.target, change.by().signum() > 0));
    }

    private static Standing rubric(
            Definition definition, Target.Rubric rubric, Moment moment, Map<String, Answer> answers, Draft draft) {
        draft.target = rubric.atLeast();
        Panel panel = Panel.of(rubric, moment, answers);
        draft.newest = panel.newest();
        draft.measurements = panel.size();
        if (panel.isSilent()) {
            return draft.finish("no-data", "no-valid-assessment", "Nobody has assessed this, or it is too long ago.");
        }
        if (panel.doesNotApply()) {
            return draft.finish(
                    "not-applicable", "no-event", "All who assessed it say that there was nothing to judge.");
        }
        draft.value = Panel.median(panel.scores());
        draft.disagreement = Panel.Disagreement.of(panel.scores());
        BigDecimal lowest = rubric.lowest();
        draft.progress = draft.value.subtract(lowest).divide(rubric.atLeast().subtract(lowest), DIGITS);
        draft.expect(Curve.of(definition, moment, answers));
        boolean holds = draft.value.compareTo(rubric.atLeast()) >= 0;
        if (!moment.at().isBefore(moment.until())) {
            return draft.decided(holds ? "met" : "missed", "final", finalSentence(holds));
        }
        return byPace(definition, moment, draft);
    }

    /** {@code no-data} or {@code too-few}, else null with the published value in the draft. */
    private static Standing absent(Definition definition, Draft draft, BigDecimal raw, Answer answer) {
        if (raw != null) {
            draft.value = Evaluation.publish(raw);
        }
        if (definition.minimum() > 0 && raw != null && answer.measurements() < definition.minimum()) {
            return tooFew(definition, draft, answer);
        }
        return raw == null ? draft.finish("no-data", answer.reason(), Sentences.absent(answer.reason())) : null;
    }

    private static Standing tooFew(Definition definition, Draft draft, Answer answer) {
        return draft.finish(
                "not-computable",
                "too-few",
                "Only " + answer.measurements() + " observations; at least " + definition.minimum()
                        + " are asked for.");
    }

    /** The sum over what can no longer change, by which an early decision must hold, too. */
    private static BigDecimal settled(
            Definition definition, Moment moment, Map<String, Answer> answers, BigDecimal value) {
        if (definition.grace() == null) {
            return value;
        }
        Answer settled = answers.get(Questions.SETTLED);
        return settled == null || settled.value() == null ? BigDecimal.ZERO : Evaluation.publish(settled.value());
    }

    private static Standing open(Definition definition, Moment moment, Draft draft, Answer answer, boolean attained) {
        Standing decided = staleOrFinal(definition, moment, draft, answer, attained);
        return decided == null ? byPace(definition, moment, draft) : decided;
    }

    /** {@code stale}, {@code met} or {@code missed} at the end, or {@code too-early} by time; else null. */
    private static Standing staleOrFinal(
            Definition definition, Moment moment, Draft draft, Answer answer, boolean attained) {
        if (isStale(definition, moment, answer.inputs(), moment.cut())) {
            return draft.open("stale", "newest-too-old", "Nothing new was measured for too long.");
        }
        if (isFinal(definition, moment)) {
            return draft.decided(attained ? "met" : "missed", "final", finalSentence(attained));
        }
        return moment.elapsed().compareTo(TOO_EARLY) < 0
                ? draft.open("too-early", "under-5-percent-elapsed", "Less than 5 % of the period has passed.")
                : null;
    }

    static String finalSentence(boolean attained) {
        return attained
                ? "The period has ended and the target is met."
                : "The period has ended and the target is missed.";
    }

    static boolean isTooEarly(Moment moment) {
        return moment.elapsed().compareTo(TOO_EARLY) < 0;
    }

    static boolean isFinal(Definition definition, Moment moment) {
        Instant end = moment.until();
        Instant settled = definition.grace() == null ? end : definition.grace().after(end, moment.zone());
        return !moment.at().isBefore(settled);
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

    static Standing byPace(Definition definition, Moment moment, Draft draft) {
        if (isTooEarly(moment)) {
            return draft.open("too-early", "under-5-percent-elapsed", "Less than 5 % of the period has passed.");
        }
        if (draft.expected.signum() <= 0) {
            return draft.open("too-early", "nothing-due-yet", "Nothing is due yet.");
        }
        BigDecimal pace = Evaluation.publish(draft.pace);
        if (pace.compareTo(definition.onTrackBound()) >= 0) {
            return draft.open("on-track", "pace", "It is where it should be by now.");
        }
        return pace.compareTo(definition.atRiskBound()) >= 0
                ? draft.open("at-risk", "pace", "It is behind where it should be by now.")
                : draft.open("off-track", "pace", "It is far behind where it should be by now.");
    }
}
