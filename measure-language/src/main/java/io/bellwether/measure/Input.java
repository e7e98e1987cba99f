package io.bellwether.measure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A selection in canonical form: the matchers of each dimension folded to one condition. Equal when its text is. */
public final class Input implements Comparable<Input> {

    private final Aggregate aggregate;
    private final String metric;
    private final SortedMap<String, Allowed> conditions;
    private final String text;

    private Input(Aggregate aggregate, String metric, SortedMap<String, Allowed> conditions) {
        this.aggregate = aggregate;
        this.metric = metric;
        this.conditions = Collections.unmodifiableSortedMap(conditions);
        String within = conditions.isEmpty()
                ? ""
                : conditions.entrySet().stream()
                        .map(one -> one.getValue().text(one.getKey()))
                        .collect(Collectors.joining(", ", "{", "}"));
        this.text = aggregate.word() + "(" + metric + within + ")";
    }

    public Aggregate aggregate() {
        return aggregate;
    }

    public String metric() {
        return metric;
    }

    /** By dimension, sorted; empty for a whole metric. */
    public SortedMap<String, Allowed> conditions() {
        return conditions;
    }

    /**
     * Folds a selection.
     *
     * @throws MeasureException {@code empty-selection} when its conditions leave nothing
     */
    public static Input of(Measure.Selection selection) {
        SortedMap<String, Allowed> conditions = new TreeMap<>();
        for (Matcher matcher : selection.matchers()) {
            conditions.merge(matcher.dimension(), Allowed.of(matcher), Allowed::and);
        }
        conditions.forEach((dimension, allowed) -> {
            if (!allowed.excluding() && allowed.values().isEmpty()) {
                throw new MeasureException(
                        1,
                        "empty-selection",
                        "The conditions on " + dimension + " in " + selection + " leave nothing to select.");
            }
        });
        return new Input(selection.aggregate(), selection.metric(), conditions);
    }

    public boolean isWholeMetric() {
        return conditions.isEmpty();
    }

    /** Whether some measurement can be read by both. */
    public boolean meets(Input other) {
        if (!metric.equals(other.metric)) {
            return false;
        }
        for (Map.Entry<String, Allowed> one : conditions.entrySet()) {
            Allowed theirs = other.conditions.get(one.getKey());
            if (theirs != null && one.getValue().excludes(theirs)) {
                return false;
            }
        }
        return true;
    }

    /** What of this one the other reads, too, by this one's aggregate; empty when they do not meet. */
    public Optional<Input> common(Input other) {
        if (!meets(other)) {
            return Optional.empty();
        }
        SortedMap<String, Allowed> both = new TreeMap<>(conditions);
        other.conditions.forEach((dimension, allowed) -> both.merge(dimension, allowed, Allowed::and));
        return Optional.of(new Input(aggregate, metric, both));
    }

    /** The conditions that this one has and the other has not, or not so narrow, as they are written. */
    public List<String> beyond(Input other) {
        return conditions.entrySet().stream()
                .filter(one -> !one.getValue().equals(other.conditions.get(one.getKey())))
                .map(one -> one.getValue().text(one.getKey()))
                .toList();
    }

    /** Whether every measurement that this one reads is read by the other, of the same aggregate and metric, too. */
    public boolean within(Input other) {
        if (aggregate != other.aggregate || !metric.equals(other.metric)) {
            return false;
        }
        for (Map.Entry<String, Allowed> theirs : other.conditions.entrySet()) {
            Allowed ours = conditions.get(theirs.getKey());
            if (ours == null || !ours.implies(theirs.getValue())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Input other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Input input && text.equals(input.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
