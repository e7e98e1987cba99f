package io.bellwether.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Function;

/** The arithmetic of measures: exact sums, differences and products; quotients of at least 34 digits. */
public final class Evaluation {

    /** More than the 34 digits that quotients carry, so that two divisions in a row still do. */
    private static final MathContext QUOTIENT = new MathContext(60, RoundingMode.HALF_EVEN);

    /** What every published figure has: as many digits as JavaScript holds exactly. */
    private static final MathContext PUBLISHED = new MathContext(15, RoundingMode.HALF_EVEN);

    private Evaluation() {}

    /**
     * The value of a measure.
     *
     * @param selected the value of each selection
     * @return absent with the reason of the first absent operand from the left
     */
    public static Value evaluate(Measure measure, Function<Measure.Selection, Value> selected) {
        return switch (measure) {
            case Measure.Literal literal -> Value.of(literal.value());
            case Measure.Selection selection -> selected.apply(selection);
            case Measure.Negation negation ->
                switch (evaluate(negation.of(), selected)) {
                    case Value.Figure figure -> Value.of(figure.number().negate());
                    case Value.Absent absent -> absent;
                };
            case Measure.Sum sum -> {
                Value left = evaluate(sum.left(), selected);
                Value right = evaluate(sum.right(), selected);
                yield both(left, right, (a, b) -> Value.of(sum.minus() ? a.subtract(b) : a.add(b)));
            }
            case Measure.Product product -> {
                Value left = evaluate(product.left(), selected);
                Value right = evaluate(product.right(), selected);
                yield both(left, right, (a, b) -> product.over() ? quotient(a, b) : Value.of(a.multiply(b)));
            }
        };
    }

    @FunctionalInterface
    private interface Operation {
        Value apply(BigDecimal left, BigDecimal right);
    }

    private static Value both(Value left, Value right, Operation operation) {
        return switch (left) {
            case Value.Absent absent -> absent;
            case Value.Figure first ->
                switch (right) {
                    case Value.Absent absent -> absent;
                    case Value.Figure second -> operation.apply(first.number(), second.number());
                };
        };
    }

    private static Value quotient(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0
                ? Value.absent(Value.ZERO_DENOMINATOR)
                : Value.of(dividend.divide(divisor, QUOTIENT));
    }

    /** A figure as it leaves the service: half-even to 15 significant digits, without trailing zeros. */
    public static BigDecimal publish(BigDecimal number) {
        BigDecimal rounded = number.round(PUBLISHED).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
