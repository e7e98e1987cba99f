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
     * @param column 1-based, of the selection it is in
     * @param code {@code unknown-metric}, {@code unknown-dimension}, {@code aggregate-does-not-fit}, or a code of {@link
     *     Canonical}
     * @param sentence the reason and the alternatives
     */
    public record Fault(int column, String code, String sentence) {}

    /**
     * Checks a parsed formula.
     *
     * @param formula as it was written, for the columns
     * @param metric looks a metric up
     * @param known keys of all metrics, for the nearest one
     */
    public static List<Fault> faults(
            String formula, Measure measure, Function<String, Optional<MetricFacts>> metric, Collection<String> known) {
        List<Fault> faults = new ArrayList<>();
        for (Measure.Selection selection : measure.selections()) {
            int column = Math.max(1, formula.indexOf(selection.metric()) + 1);
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
            for (Matcher matcher : selection.matchers()) {
                if (!facts.get().dimensions().contains(matcher.dimension())) {
                    faults.add(new Fault(
                            column,
                            "unknown-dimension",
                            "The metric " + selection.metric() + " has no dimension \"" + matcher.dimension() + "\""
                                    + Nearest.hint(
                                            matcher.dimension(), facts.get().dimensions()) + "."));
                }
            }
        }
        if (faults.isEmpty()) {
            try {
                Canonical.of(measure);
            } catch (MeasureException refused) {
                faults.add(new Fault(refused.column(), refused.code(), refused.getMessage()));
            }
        }
        return faults;
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
