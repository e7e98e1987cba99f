package io.bellwether.measure;

import java.util.Set;

/** What checking a measure needs to know of a metric. {@code actors}: whether its measurements say who did it. */
public record MetricFacts(String key, Shape shape, Set<String> dimensions, boolean actors) {

    public MetricFacts {
        dimensions = Set.copyOf(dimensions);
    }
}
