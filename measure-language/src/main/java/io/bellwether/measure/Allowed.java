package io.bellwether.measure;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the matchers of one dimension come to: a set of allowed values, or a set of excluded ones. A measurement that lacks
 * the dimension equals no value: an allowing condition refuses it, an excluding one lets it pass.
 *
 * @param values sorted; of an excluding condition not empty
 */
public record Allowed(boolean excluding, Set<String> values) {

    public Allowed {
        values = Collections.unmodifiableSet(new TreeSet<>(values));
    }

    static Allowed of(Matcher matcher) {
        return new Allowed(matcher.negated(), new TreeSet<>(matcher.values()));
    }

    Allowed and(Allowed other) {
        Set<String> folded = new TreeSet<>(values);
        if (excluding && other.excluding) {
            folded.addAll(other.values);
            return new Allowed(true, folded);
        }
        if (!excluding && !other.excluding) {
            folded.retainAll(other.values);
            return new Allowed(false, folded);
        }
        if (excluding) {
            return other.and(this);
        }
        folded.removeAll(other.values);
        return new Allowed(false, folded);
    }

    /** Whether everything that fits this one fits the other, too. */
    boolean implies(Allowed other) {
        if (other.excluding) {
            return excluding ? values.containsAll(other.values) : Collections.disjoint(values, other.values);
        }
        return !excluding && other.values.containsAll(values);
    }

    /** Whether no measurement can fit both. */
    boolean excludes(Allowed other) {
        if (excluding && other.excluding) {
            return false;
        }
        return and(other).values().isEmpty();
    }

    String text(String dimension) {
        List<String> list = List.copyOf(values);
        return new Matcher(dimension, excluding, list.size() > 1, list).toString();
    }
}
