package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;

/** Evaluates {@code level}, measured or assessed. */
final class LevelEvaluator {

    private LevelEvaluator() {}

    static Standing level(Verdict verdict, Target.Level level, BigDecimal raw) {
        Draft draft = verdict.draft;
        draft.target = level.bound();
        Standing absent = verdict.absent(raw, verdict.answer.reason());
        if (absent != null) {
            return absent;
        }
        boolean holds = holds(draft.value, level);
        if (level.baseline() != null) {
            draft.reason = againstBaseline(verdict, level);
            if (draft.reason == null) {
                draft.progress = draft.covered(level.bound());
                draft.expect(Curve.of(verdict.definition, verdict.moment, verdict.answers));
                return verdict.open(holds);
            }
        }
        return withoutBaseline(verdict, level, holds);
    }

    /** Sets the baseline; null, or why there is no distance to be measured from it. */
    private static String againstBaseline(Verdict verdict, Target.Level level) {
        boolean additive = verdict.definition.isAdditive();
        BaselineFigure figure = BaselineFigure.of(
                verdict.definition, level.baseline(), verdict.moment, verdict.answers, level.over(), additive);
        BigDecimal from = figure.value();
        if (from != null && additive) {
            from = from.multiply(verdict.moment.days(Questions.value(level.over(), verdict.moment)));
        }
        verdict.draft.baseline(from, figure);
        if (figure.reason() != null) {
            return figure.reason();
        }
        if (verdict.draft.baseline.compareTo(level.bound()) == 0) {
            return "no-distance";
        }
        return holds(verdict.draft.baseline, level) ? "baseline-beyond-target" : null;
    }

    private static Standing withoutBaseline(Verdict verdict, Target.Level level, boolean holds) {
        Draft draft = verdict.draft;
        BigDecimal dividend = level.isUpwards() ? draft.exact : level.bound();
        BigDecimal divisor = level.isUpwards() ? level.bound() : draft.exact;
        draft.pace = divisor.signum() > 0 ? dividend.divide(divisor, Evaluator.DIGITS) : null;
        draft.contribution = holds ? BigDecimal.ONE : draft.pace == null ? BigDecimal.ZERO : Draft.clamped(draft.pace);
        Standing decided = verdict.staleOrFinal(holds);
        if (decided != null) {
            return decided;
        }
        if (holds) {
            return draft.open("on-track", "holds", "The level holds.");
        }
        return draft.pace != null && Evaluation.publish(draft.pace).compareTo(verdict.definition.atRiskBound()) >= 0
                ? draft.open("at-risk", "does-not-hold", "The level does not hold, but is near.")
                : draft.open("off-track", "does-not-hold", "The level does not hold.");
    }

    private static boolean holds(BigDecimal value, Target.Level level) {
        return level.isUpwards() ? value.compareTo(level.bound()) >= 0 : value.compareTo(level.bound()) <= 0;
    }

    static Standing rubric(Verdict verdict, Target.Rubric rubric) {
        Draft draft = verdict.draft;
        draft.target = rubric.atLeast();
        Panel panel = Panel.of(rubric, verdict.moment, verdict.answers);
        draft.newest = panel.newest();
        draft.measurements = panel.size();
        if (panel.isSilent()) {
            return draft.finish("no-data", "no-valid-assessment", "Nobody has assessed this, or it is too long ago.");
        }
        if (panel.doesNotApply()) {
            return draft.finish(
                    "not-applicable", "no-event", "All who assessed it say that there was nothing to judge.");
        }
        draft.value(Panel.median(panel.scores()));
        draft.disagreement = Panel.Disagreement.of(panel.scores());
        BigDecimal lowest = rubric.lowest();
        draft.progress = draft.exact.subtract(lowest).divide(rubric.atLeast().subtract(lowest), Evaluator.DIGITS);
        draft.expect(Curve.of(verdict.definition, verdict.moment, verdict.answers));
        return verdict.open(draft.value.compareTo(rubric.atLeast()) >= 0);
    }
}
