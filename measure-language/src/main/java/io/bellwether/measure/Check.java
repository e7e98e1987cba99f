package io.bellwether.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a formula fits the metrics that there are. */
public final class Check {

    private Check() {}

    /**
     * One fault.
     *
     * @param column 1-based: of the metric, the matcher or the divisor that is wrong
     * @param code {@code unknown-metric}, {@code unknown-dimension}, {@code aggregate-does-not-fit}, {@code
     *     empty-selection} or {@code zero-divisor}
     * @param sentence the reason and the alternatives
     */
    public record Fault(int column, String code, String sentence) {}

    /**
     * Checks a formula.
     *
     * @param metric looks a metric up
     * @param known keys of all metrics, for the nearest one
     * @return every fault, from the left; empty when it can be evaluated
     * @throws MeasureException when it cannot even be read
     */
    public static List<Fault> faults(
            String formula, Function<String, Optional<MetricFacts>> metric, Collection<String> known) {
        Reading reading = Measures.read(formula);
        List<Fault> faults = new ArrayList<>();
        for (Measure.Selection selection : reading.measure().selections()) {
            int column = reading.column(selection);
            Optional<MetricFacts> facts = metric.apply(selection.metric());
            if (facts.isEmpty()) {
                faults.add(new Fault(
                        column,
                        "unknown-metric",
                        "There is no metric \"" + selection.metric() + "\" (column " + column + ")"
                                + Nearest.hint(selection.metric(), known) + "."));
                continue;
            }
            fit(selection, facts.get(), column).ifPresent(faults::add);
            dimensions(selection, facts.get(), reading, faults);
            emptiness(selection, column).ifPresent(faults::add);
        }
        zeroDivisors(reading.measure(), reading, faults);
        return faults;
    }

    private static void dimensions(
            Measure.Selection selection, MetricFacts facts, Reading reading, List<Fault> faults) {
        for (Matcher matcher : selection.matchers()) {
            if (!facts.dimensions().contains(matcher.dimension())) {
                int column = reading.column(matcher);
                String hint = facts.dimensions().isEmpty()
                        ? "; it has none"
                        : Nearest.hint(matcher.dimension(), facts.dimensions());
                String all = hint.isEmpty()
                        ? "; it has " + facts.dimensions().stream().sorted().collect(Collectors.joining(", "))
                        : hint;
                faults.add(new Fault(
                        column,
                        "unknown-dimension",
                        "The metric " + selection.metric() + " has no dimension \"" + matcher.dimension()
                                + "\" (column " + column + ")" + all + "."));
            }
        }
    }

    private static Optional<Fault> emptiness(Measure.Selection selection, int column) {
        try {
            Input.of(selection);
            return Optional.empty();
        } catch (MeasureException empty) {
            return Optional.of(new Fault(column, empty.code(), empty.getMessage()));
        }
    }

    /** Divisors that are 0 by their form, the innermost only; those of empty selections have been named already. */
    private static boolean zeroDivisors(Measure measure, Reading reading, List<Fault> faults) {
        return switch (measure) {
            case Measure.Literal literal -> false;
            case Measure.Selection selection -> emptiness(selection, 1).isPresent();
            case Measure.Negation negation -> zeroDivisors(negation.of(), reading, faults);
            case Measure.Sum sum ->
                zeroDivisors(sum.left(), reading, faults) | zeroDivisors(sum.right(), reading, faults);
            case Measure.Product product -> {
                boolean inside = zeroDivisors(product.left(), reading, faults);
                boolean below = zeroDivisors(product.right(), reading, faults);
                if (product.over() && !below && Canonical.isZero(product.right())) {
                    faults.add(new Fault(
                            reading.column(product.right()),
                            "zero-divisor",
                            "The measure divides by what is always 0: " + product.right() + "."));
                    below = true;
                }
                yield inside || below;
            }
        };
    }

    private static Optional<Fault> fit(Measure.Selection selection, MetricFacts metric, int column) {
        Aggregate aggregate = selection.aggregate();
        boolean withoutActors = aggregate == Aggregate.DISTINCT && !metric.actors();
        if (metric.shape().fits(aggregate) && !withoutActors) {
            return Optional.empty();
        }
        String reason = metric.shape().fits(aggregate)
                ? "its measurements do not say who did it (actors)"
                : metric.shape().advice();
        String alternatives = metric.shape().fitting().stream()
                .filter(one -> one != Aggregate.DISTINCT || metric.actors())
                .sorted(Comparator.naturalOrder())
                .map(Aggregate::word)
                .collect(Collectors.joining(", "));
        return Optional.of(new Fault(
                column,
                "aggregate-does-not-fit",
                aggregate.word() + " does not fit " + metric.key() + ", a "
                        + metric.shape().word() + ": " + reason + ". What fits: " + alternatives + "."));
    }
}
