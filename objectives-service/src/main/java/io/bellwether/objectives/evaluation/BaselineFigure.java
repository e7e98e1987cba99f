package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What a baseline came to.
 *
 * @param value per day where it is asked so; null when there is none
 * @param reason null, or why it cannot be used
 */
record BaselineFigure(BigDecimal value, String reason, String sentence, boolean provisional) {

    static BaselineFigure of(
            Definition definition,
            Baseline baseline,
            Moment moment,
            Map<String, Answer> answers,
            Span over,
            boolean perDay) {
        if (baseline instanceof Baseline.Fixed fixed) {
            return new BaselineFigure(perDay ? perDay(fixed) : fixed.value(), null, null, false);
        }
        Window window = Questions.baselineWindow(baseline, moment, over);
        BaselineFigure usable = usable(definition, moment, answers, window.from());
        if (usable.reason() != null || !perDay) {
            return usable;
        }
        BigDecimal days = moment.days(window);
        return days.signum() == 0
                ? new BaselineFigure(null, "no-baseline", "The baseline's window has no length.", false)
                : new BaselineFigure(usable.value().divide(days, Evaluator.DIGITS), null, null, usable.provisional());
    }

    private static BigDecimal perDay(Baseline.Fixed fixed) {
        long days = ChronoUnit.DAYS.between(fixed.from(), fixed.to()) + 1;
        return fixed.value().divide(BigDecimal.valueOf(days), Evaluator.DIGITS);
    }

    static BaselineFigure usable(Definition definition, Moment moment, Map<String, Answer> answers, Instant from) {
        Answer answer = answers.get(Questions.BASELINE);
        if (answer == null) {
            return new BaselineFigure(null, "no-baseline", "The baseline has no figure.", false);
        }
        Span freshness = definition.freshnessInForce();
        if (freshness != null) {
            for (Answer.Input input : answer.inputs()) {
                if (input.first() == null
                        || freshness.after(from, moment.zone()).isBefore(input.first())) {
                    return new BaselineFigure(
                            null,
                            "baseline-not-covered",
                            "The baseline begins before " + input.metric() + " was measured"
                                    + (input.first() == null
                                            ? "."
                                            : ", which began on "
                                                    + input.first()
                                                            .atZone(moment.zone())
                                                            .toLocalDate()
                                                    + "; take days since then, or a fixed figure."),
                            false);
                }
            }
        }
        Optional<String> anew =
                Optional.ofNullable(answers.get(Questions.VALUE)).flatMap(value -> value.definedAnewSince(answer));
        if (anew.isPresent()) {
            return new BaselineFigure(
                    null,
                    "definition-changed",
                    "What " + anew.get() + " counts became another thing since the baseline; the two are not compared.",
                    false);
        }
        return answer.value() == null
                ? new BaselineFigure(
                        null, "no-baseline", "The baseline has no figure: " + Sentences.absent(answer.reason()), false)
                : new BaselineFigure(answer.value(), null, null, answer.provisional());
    }
}
