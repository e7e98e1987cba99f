package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** Evaluates what adds up over the period: {@code total} and {@code limit}. */
final class SumEvaluator {

    private SumEvaluator() {}

    static Standing total(Verdict verdict, Target.Total target, BigDecimal raw) {
        Draft draft = verdict.draft;
        draft.target = target.atLeast();
        Standing absent = verdict.absent(raw, verdict.answer.reason());
        if (absent != null) {
            return absent;
        }
        draft.progress = draft.exact.divide(target.atLeast(), Evaluator.DIGITS);
        draft.expect(Curve.of(verdict.definition, verdict.moment, verdict.answers));
        boolean attained = isDecided(target, draft.value);
        if (attained && isDecided(target, settled(verdict))) {
            return draft.decided("met", "target-reached", null, "The target is reached.");
        }
        return verdict.open(attained);
    }

    static Standing limit(Verdict verdict, Target.Limit target, BigDecimal raw) {
        Draft draft = verdict.draft;
        BigDecimal most = target.atMost();
        draft.target = most;
        Standing absent = verdict.absent(raw, verdict.answer.reason());
        if (absent != null) {
            return absent;
        }
        burn(verdict, most);
        boolean within = !isDecided(target, draft.value);
        draft.contribution = contribution(within, draft.pace);
        if (!within && isDecided(target, settled(verdict))) {
            return draft.decided("missed", "budget-exceeded", null, "More than the limit is used up.");
        }
        Standing decided = verdict.staleOrFinal(within);
        if (decided != null) {
            return decided;
        }
        return most.signum() == 0 ? nothingMayHappen(draft, within) : byBurn(verdict);
    }

    private static void burn(Verdict verdict, BigDecimal most) {
        Draft draft = verdict.draft;
        Curve curve = Curve.of(verdict.definition, verdict.moment, verdict.answers);
        draft.curve(curve);
        draft.expected = BigDecimal.ONE.subtract(curve.expected());
        if (most.signum() > 0) {
            draft.progress = most.subtract(draft.exact).divide(most, Evaluator.DIGITS);
            if (curve.expected().signum() > 0) {
                draft.pace = draft.exact.divide(most.multiply(curve.expected()), Evaluator.DIGITS);
            }
        }
    }

    private static Standing nothingMayHappen(Draft draft, boolean within) {
        return within
                ? draft.open("on-track", "burn", "Nothing of what may not happen has happened.")
                : draft.open("off-track", "burn", "Something has happened of what may not happen.");
    }

    private static Standing byBurn(Verdict verdict) {
        Draft draft = verdict.draft;
        if (draft.pace == null) {
            return verdict.nothingDue();
        }
        BigDecimal burn = Evaluation.publish(draft.pace);
        if (burn.compareTo(verdict.definition.onTrackBound()) <= 0) {
            return draft.open("on-track", "burn", "The budget is used no faster than planned.");
        }
        return burn.compareTo(verdict.definition.atRiskBound()) <= 0
                ? draft.open("at-risk", "burn", "The budget is used faster than planned.")
                : draft.open("off-track", "burn", "The budget is used much faster than planned.");
    }

    private static BigDecimal contribution(boolean within, BigDecimal burn) {
        if (!within) {
            return BigDecimal.ZERO;
        }
        return burn == null || burn.compareTo(BigDecimal.ONE) <= 0
                ? BigDecimal.ONE
                : BigDecimal.ONE.divide(burn, Evaluator.DIGITS);
    }

    /** The sum over what can no longer change, by which an early decision must hold, too. */
    private static BigDecimal settled(Verdict verdict) {
        if (verdict.definition.grace() == null) {
            return verdict.draft.value;
        }
        return figure(verdict.answers.get(Questions.SETTLED));
    }

    private static BigDecimal figure(Answer answer) {
        return answer == null || answer.value() == null ? BigDecimal.ZERO : Evaluation.publish(answer.value());
    }

    /** Whether a sum is at least the total, or more than the limit. */
    private static boolean isDecided(Target target, BigDecimal sum) {
        return switch (target) {
            case Target.Total total -> sum.compareTo(total.atLeast()) >= 0;
            case Target.Limit limit -> sum.compareTo(limit.atMost()) > 0;
            default -> false;
        };
    }

    static LocalDate decidedOn(Definition definition, Moment moment, Map<String, Answer> course) {
        boolean settles = definition.grace() != null;
        LocalDate since = null;
        for (LocalDate day = moment.start(); course.containsKey(Questions.reached(day)); day = day.plusDays(1)) {
            boolean holds = isDecided(definition.target(), figure(course.get(Questions.reached(day))))
                    && (!settles || isDecided(definition.target(), figure(course.get(Questions.settled(day)))));
            if (!holds) {
                since = null;
            } else if (since == null) {
                since = day;
            }
        }
        return since;
    }
}
