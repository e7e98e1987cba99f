package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A standing while it is being made; figures are published when it is finished. */
final class Draft {

    private final Moment moment;

    /** The value with all its digits: what is derived from it is rounded once, too. */
    BigDecimal exact;

    BigDecimal exactBaseline;

    BigDecimal value;
    BigDecimal baseline;
    BigDecimal target;
    BigDecimal progress;
    BigDecimal contribution;
    BigDecimal expected;
    BigDecimal pace;
    String reason;
    String per;
    String curve;
    LocalDate decidedOn;
    private String note;
    List<Standing.PeriodValue> periods;
    Panel.Disagreement disagreement;
    boolean provisional;
    Instant newest;
    long measurements;

    Draft(Moment moment) {
        this.moment = moment;
    }

    void expect(Curve from) {
        curve(from);
        expected = from.expected();
        pace = expected.signum() > 0 ? progress.divide(expected, Evaluator.DIGITS) : null;
    }

    void curve(Curve from) {
        curve = from.name();
        note = from.note();
    }

    void value(BigDecimal figure) {
        exact = figure;
        value = figure == null ? null : Evaluation.publish(figure);
    }

    /** How much of the distance from the baseline to a target is covered. */
    BigDecimal covered(BigDecimal goal) {
        return exact.subtract(exactBaseline).divide(goal.subtract(exactBaseline), Evaluator.DIGITS);
    }

    void baseline(BigDecimal figure, BaselineFigure from) {
        exactBaseline = figure;
        baseline = figure == null ? null : Evaluation.publish(figure);
        provisional |= from.provisional();
    }

    /** Undecided: attained is open. */
    Standing open(String status, String rule, String sentence) {
        return make(status, rule, "open", sentence);
    }

    /** {@code met} or {@code missed}; since when is told by the course of an early decision where the day is null. */
    Standing decided(String status, String rule, LocalDate since, String sentence) {
        decidedOn = since;
        return make(status, rule, status.equals("met") ? "yes" : "no", sentence);
    }

    /** Nothing was judged; for {@code not-computable} and {@code no-data} the rule is the reason. */
    Standing finish(String status, String rule, String sentence) {
        boolean without = status.equals("not-computable") || status.equals("no-data");
        progress = null;
        contribution = null;
        expected = null;
        pace = null;
        note = null;
        decidedOn = null;
        if (without) {
            reason = rule;
        }
        return make(status, rule, null, sentence);
    }

    private Standing make(String status, String rule, String attained, String sentence) {
        BigDecimal given = contribution != null ? contribution : progress == null ? null : clamped(progress);
        BigDecimal bar = progress == null ? given : clamped(progress);
        return new Standing(
                status,
                rule,
                reason,
                value,
                baseline,
                published(target),
                published(progress),
                published(bar),
                published(given),
                published(expected),
                published(pace),
                attained,
                periods,
                disagreement,
                provisional,
                newest,
                measurements,
                per,
                curve,
                decidedOn,
                null,
                moment.at(),
                null,
                null,
                note == null ? sentence : sentence + " " + note,
                null,
                null);
    }

    static BigDecimal clamped(BigDecimal number) {
        return number.max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }

    private static BigDecimal published(BigDecimal number) {
        return number == null ? null : Evaluation.publish(number);
    }
}
