package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What should have been covered by now.
 *
 * @param expected 0…1
 * @param name which curve gave it
 * @param note null, or why it is another than the one that was chosen
 */
record Curve(BigDecimal expected, String name, String note) {

    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

    Curve(BigDecimal expected, String name) {
        this(expected, name, null);
    }

    static Curve of(Definition definition, Moment moment, Map<String, Answer> answers) {
        Pace pace = definition.pace() == null ? byKind(definition) : definition.pace();
        return switch (pace) {
            case Pace.Linear linear -> new Curve(moment.elapsed(), "linear");
            case Pace.Constant constant -> new Curve(BigDecimal.ONE, "constant");
            case Pace.Stepwise step -> new Curve(stepwise(step.points(), moment), "step");
            case Pace.Custom custom -> new Curve(custom(custom.points(), moment), "custom");
            case Pace.Seasonal seasonal -> seasonal(moment, answers);
        };
    }

    private static Pace byKind(Definition definition) {
        boolean trailing =
                switch (definition.target()) {
                    case Target.Level level -> level.over() != null;
                    case Target.Change change -> change.over() != null;
                    default -> false;
                };
        boolean sums = definition.target() instanceof Target.Total || definition.target() instanceof Target.Limit;
        boolean onlyLast =
                definition.canonical() != null && definition.canonical().readsOnlyLast();
        return sums || trailing || onlyLast ? new Pace.Linear() : new Pace.Constant();
    }

    private static BigDecimal stepwise(List<Pace.Point> points, Moment moment) {
        BigDecimal share = BigDecimal.ZERO;
        for (Pace.Point point : points) {
            if (!moment.startOf(point.on().plusDays(1)).isAfter(moment.cut())) {
                share = point.share();
            }
        }
        return share;
    }

    private static BigDecimal custom(List<Pace.Point> points, Moment moment) {
        if (!moment.cut().isBefore(moment.until())) {
            return BigDecimal.ONE;
        }
        Instant from = moment.from();
        BigDecimal low = BigDecimal.ZERO;
        for (Pace.Point point : points) {
            Instant to = moment.startOf(point.on().plusDays(1));
            if (moment.cut().isBefore(to)) {
                return between(low, point.share(), from, to, moment.cut());
            }
            from = to;
            low = point.share();
        }
        return between(low, BigDecimal.ONE, from, moment.until(), moment.cut());
    }

    private static BigDecimal between(BigDecimal low, BigDecimal high, Instant from, Instant to, Instant cut) {
        return low.add(high.subtract(low).multiply(Moment.share(from, to, cut)));
    }

    private static Curve seasonal(Moment moment, Map<String, Answer> answers) {
        Answer part = answers.get(Questions.SEASON_PART);
        Answer whole = answers.get(Questions.SEASON_WHOLE);
        if (part == null
                || whole == null
                || part.value() == null
                || whole.value() == null
                || whole.value().signum() <= 0) {
            return new Curve(
                    moment.elapsed(),
                    "linear",
                    "Last year gives no shape, so a straight line says where it should be.");
        }
        BigDecimal share = part.value().divide(whole.value(), DIGITS);
        return new Curve(share.max(BigDecimal.ZERO).min(BigDecimal.ONE), "seasonal");
    }
}
