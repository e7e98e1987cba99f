package io.bellwether.measurements.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.List;

/**
 * A metric as one version defines it.
 *
 * @param key parts {@code [a-z0-9_]+} joined by dots, the first beginning with a letter
 * @param dimensions names in the order stated; at most 16
 * @param cadence ISO 8601, how often measurements are expected
 * @param finalAfter ISO 8601, how long a platform may restate
 * @param min smallest value allowed, null for none
 * @param max largest value allowed, null for none
 * @param window ISO 8601, the window over which people of a {@code distinct} are different
 * @param actors whether measurements say who did it
 * @param startsAtZero whether the first reading of a {@code cumulative} counts from 0
 * @param maturity ISO 8601, younger measurements are left out of {@code mean}; null for none
 * @param definitionChanges when what is counted became another thing, the earliest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MetricDefinition(
        String key,
        String name,
        Shape shape,
        String unit,
        String department,
        String cadence,
        @Nullable String description,
        List<String> dimensions,
        String finalAfter,
        boolean additive,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String window,
        boolean actors,
        boolean startsAtZero,
        @Nullable String maturity,
        List<DefinitionChange> definitionChanges,
        int version) {

    public MetricDefinition {
        dimensions = List.copyOf(dimensions);
        // versions of before there were any have none
        definitionChanges = definitionChanges == null ? List.of() : List.copyOf(definitionChanges);
    }

    MetricDefinition withVersion(int next) {
        return new MetricDefinition(
                key,
                name,
                shape,
                unit,
                department,
                cadence,
                description,
                dimensions,
                finalAfter,
                additive,
                min,
                max,
                window,
                actors,
                startsAtZero,
                maturity,
                definitionChanges,
                next);
    }
}
