package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;

/** Evaluates {@code change}: by so much against a baseline; sums are compared as averages per day. */
final class ChangeEvaluator {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private ChangeEvaluator() {}

    static Standing change(Verdict verdict, Target.Change change, BigDecimal raw) {
        Draft draft = verdict.draft;
        BigDecimal value = raw;
        String reason = verdict.answer.reason();
        boolean perDay = verdict.definition.isAdditive();
        if (perDay) {
            draft.per = "day";
            BigDecimal days = verdict.moment.days(Questions.value(change.over(), verdict.moment));
            if (days.signum() == 0) {
                value = null;
                reason = "empty-window";
            } else if (raw != null) {
                value = raw.divide(days, Evaluator.DIGITS);
            }
        }
        draft.value(value);
        Standing impossible = against(verdict, change, perDay);
        if (impossible != null) {
            return impossible;
        }
        Standing absent = verdict.absent(value, reason);
        if (absent != null) {
            return absent;
        }
        draft.progress = draft.covered(goal(change, draft.exactBaseline));
        draft.expect(Curve.of(verdict.definition, verdict.moment, verdict.answers));
        int sign = draft.value.compareTo(draft.target);
        return verdict.open(change.by().signum() > 0 ? sign >= 0 : sign <= 0);
    }

    /** Sets baseline and target; {@code not-computable} where there are none, else null. */
    private static Standing against(Verdict verdict, Target.Change change, boolean perDay) {
        Draft draft = verdict.draft;
        BaselineFigure figure = BaselineFigure.of(
                verdict.definition, change.baseline(), verdict.moment, verdict.answers, change.over(), perDay);
        draft.baseline(figure.value(), figure);
        if (figure.reason() != null) {
            return draft.finish("not-computable", figure.reason(), figure.sentence());
        }
        if (change.percent() && draft.baseline.signum() <= 0) {
            return draft.finish(
                    "not-computable",
                    "zero-baseline",
                    "A percentage of a baseline that is not above zero says nothing.");
        }
        draft.target = Evaluation.publish(goal(change, figure.value()));
        return draft.target.compareTo(draft.baseline) == 0
                ? draft.finish("not-computable", "no-distance", "The target does not differ from the baseline.")
                : null;
    }

    private static BigDecimal goal(Target.Change change, BigDecimal baseline) {
        return change.percent()
                ? baseline.multiply(HUNDRED.add(change.by())).divide(HUNDRED, Evaluator.DIGITS)
                : baseline.add(change.by());
    }
}
