package io.bellwether.measure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition on one dimension, as it was written.
 *
 * @param negated {@code !=} or {@code not in}
 * @param list whether it was written with {@code in}
 * @param values at least one; compared exactly, as dimension values are
 */
public record Matcher(String dimension, boolean negated, boolean list, List<String> values) {

    public Matcher {
        values = List.copyOf(values);
        if (values.isEmpty() || !list && values.size() != 1) {
            throw new IllegalArgumentException("a matcher names the values that its form takes");
        }
    }

    @Override
    public String toString() {
        if (!list) {
            return dimension + (negated ? "!=" : "=") + quote(values.get(0));
        }
        return dimension + (negated ? " not in (" : " in (")
                + values.stream().map(Matcher::quote).collect(Collectors.joining(",")) + ")";
    }

    static String quote(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
