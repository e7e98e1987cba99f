package io.bellwether.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A measure in the form that does not depend on how it was spelled. Two measures are identical exactly when {@link #text}
 * and {@link #scale} are equal, and scaled when only {@link #text} is.
 */
public final class Canonical {

    private final Poly body;
    private final Ratio scale;

    private Canonical(Poly whole) {
        this.scale = whole.scale();
        this.body = whole.withoutScale();
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
        return body.toString();
    }

    /** The factor common to all terms. */
    public Ratio scale() {
        return scale;
    }

    /** The whole measure in canonical spelling; parses to the same canonical form. */
    public String formula() {
        return body.scaled(scale).toString();
    }

    /** Every selection of it, once each. */
    public List<Input> inputs() {
        Set<Input> inputs = new TreeSet<>();
        collect(body, inputs);
        return List.copyOf(inputs);
    }

    private static void collect(Poly poly, Set<Input> inputs) {
        for (Poly.Product product : poly.terms().keySet()) {
            List<Poly.Atom> atoms = new ArrayList<>(product.above());
            atoms.addAll(product.below());
            for (Poly.Atom atom : atoms) {
                switch (atom) {
                    case Poly.Chosen chosen -> inputs.add(chosen.input());
                    case Poly.Group group -> collect(group.of(), inputs);
                }
            }
        }
    }

    /** The keys of the metrics that it reads, sorted: what inverted lists are kept by. */
    public Set<String> metrics() {
        Set<String> metrics = new TreeSet<>();
        inputs().forEach(input -> metrics.add(input.metric()));
        return metrics;
    }

    /** Selections below a division line, at any depth. */
    Set<Input> denominators() {
        Set<Input> inputs = new TreeSet<>();
        below(body, inputs);
        return inputs;
    }

    private static void below(Poly poly, Set<Input> inputs) {
        for (Poly.Product product : poly.terms().keySet()) {
            for (Poly.Atom atom : product.below()) {
                switch (atom) {
                    case Poly.Chosen chosen -> inputs.add(chosen.input());
                    case Poly.Group group -> collect(group.of(), inputs);
                }
            }
            for (Poly.Atom atom : product.above()) {
                if (atom instanceof Poly.Group group) {
                    below(group.of(), inputs);
                }
            }
        }
    }

    /** The degree, empty where terms of unequal degree are added: {@code sum} and {@code count} 1, all else 0. */
    public OptionalInt degree() {
        return degree(body);
    }

    private static OptionalInt degree(Poly poly) {
        OptionalInt degree = OptionalInt.empty();
        for (Poly.Product product : poly.terms().keySet()) {
            int sum = 0;
            for (Poly.Atom atom : product.above()) {
                OptionalInt one = degree(atom);
                if (one.isEmpty()) {
                    return one;
                }
                sum += one.getAsInt();
            }
            for (Poly.Atom atom : product.below()) {
                OptionalInt one = degree(atom);
                if (one.isEmpty()) {
                    return one;
                }
                sum -= one.getAsInt();
            }
            if (degree.isPresent() && degree.getAsInt() != sum) {
                return OptionalInt.empty();
            }
            degree = OptionalInt.of(sum);
        }
        return degree;
    }

    private static OptionalInt degree(Poly.Atom atom) {
        return switch (atom) {
            case Poly.Chosen chosen -> OptionalInt.of(chosen.input().aggregate().degree());
            case Poly.Group group -> degree(group.of());
        };
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
        return negativeFactor(body.scaled(scale))
                || inputs().stream()
                        .filter(input ->
                                input.aggregate() != Aggregate.COUNT && input.aggregate() != Aggregate.DISTINCT)
                        .anyMatch(input -> min.apply(input.metric())
                                .filter(least -> least.signum() < 0)
                                .isPresent());
    }

    private static boolean negativeFactor(Poly poly) {
        for (var term : poly.terms().entrySet()) {
            if (term.getValue().signum() < 0) {
                return true;
            }
            List<Poly.Atom> atoms = new ArrayList<>(term.getKey().above());
            atoms.addAll(term.getKey().below());
            for (Poly.Atom atom : atoms) {
                if (atom instanceof Poly.Group group && negativeFactor(group.of())) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Canonical canonical && scale.equals(canonical.scale) && body.equals(canonical.body);
    }

    @Override
    public int hashCode() {
        return 31 * scale.hashCode() + text().hashCode();
    }

    @Override
    public String toString() {
        return formula();
    }
}
