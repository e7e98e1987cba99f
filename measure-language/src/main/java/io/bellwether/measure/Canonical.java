package io.bellwether.measure;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A measure in the form that does not depend on how it was spelled. Two measures are identical exactly when {@link #text}
 * and {@link #scale} are equal, and scaled when only {@link #text} is.
 */
public final class Canonical {

    private final Poly body;
    private final Ratio scale;
    private final String text;
    private final String formula;
    private final List<Input> inputs;
    private final Set<Input> denominators;
    private final Set<String> metrics;

    private Canonical(Poly whole) {
        this.scale = whole.scale();
        this.body = whole.withoutScale();
        this.text = body.toString();
        this.formula = scale.equals(Ratio.ONE) ? text : body.scaled(scale).toString();
        this.inputs = Inputs.of(body);
        this.denominators = Inputs.belowALine(body);
        this.metrics = inputs.stream()
                .map(Input::metric)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }

    /**
     * Brings a measure into canonical form.
     *
     * @throws MeasureException {@code empty-selection} or {@code zero-divisor}
     */
    public static Canonical of(Measure measure) {
        return new Canonical(poly(measure));
    }

    /** The same of a formula. */
    public static Canonical of(String formula) {
        return of(Measures.parse(formula));
    }

    private static Poly poly(Measure measure) {
        return switch (measure) {
            case Measure.Literal literal -> Poly.constant(Ratio.of(literal.value()));
            case Measure.Selection selection -> Poly.chosen(Input.of(selection));
            case Measure.Negation negation -> poly(negation.of()).scaled(Ratio.of(-1));
            case Measure.Sum sum ->
                poly(sum.left()).plus(sum.minus() ? poly(sum.right()).scaled(Ratio.of(-1)) : poly(sum.right()));
            case Measure.Product product ->
                product.over()
                        ? poly(product.left()).over(poly(product.right()))
                        : poly(product.left()).times(poly(product.right()));
        };
    }

    /** Whether it comes to nothing by its form, whatever is measured. */
    static boolean isZero(Measure measure) {
        return poly(measure).isZero();
    }

    Poly body() {
        return body;
    }

    /** The form without the factor common to all terms; equal texts are equal measures but for that factor. */
    public String text() {
        return text;
    }

    /** The factor common to all terms. */
    public Ratio scale() {
        return scale;
    }

    /** The whole measure in canonical spelling; parses to the same canonical form. */
    public String formula() {
        return formula;
    }

    /** Every selection of it, once each, sorted by text. */
    public List<Input> inputs() {
        return inputs;
    }

    /** The keys of the metrics that it reads, sorted: what inverted lists are kept by. */
    public Set<String> metrics() {
        return metrics;
    }

    /** Selections below a division line, at any depth. */
    Set<Input> denominators() {
        return denominators;
    }

    /** The degree, empty where terms of unequal degree are added: {@code sum} and {@code count} 1, all else 0. */
    public OptionalInt degree() {
        return Degree.of(body);
    }

    /** Degree 1: its values add up over days. */
    public boolean isAdditive() {
        return degree().equals(OptionalInt.of(1));
    }

    /** Degree 0: its values are compared as they are. */
    public boolean isLevel() {
        return degree().equals(OptionalInt.of(0));
    }

    /** Whether every selection is {@code last}: a state at a moment. */
    public boolean readsOnlyLast() {
        return inputs().stream().allMatch(input -> input.aggregate() == Aggregate.LAST);
    }

    /**
     * Whether its value can fall below 0: a factor is negative, or a metric says that its values can be. A metric that
     * names no {@code min} does not say so: nobody has negative followers.
     *
     * @param min the smallest value that a metric takes, empty when it names none
     */
    public boolean canBeNegative(Function<String, Optional<BigDecimal>> min) {
        return body.scaled(scale).hasNegativeFactor()
                || inputs().stream()
                        .filter(input ->
                                input.aggregate() != Aggregate.COUNT && input.aggregate() != Aggregate.DISTINCT)
                        .anyMatch(input -> min.apply(input.metric())
                                .filter(least -> least.signum() < 0)
                                .isPresent());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Canonical canonical && scale.equals(canonical.scale) && text.equals(canonical.text);
    }

    @Override
    public int hashCode() {
        return 31 * scale.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return formula();
    }
}
