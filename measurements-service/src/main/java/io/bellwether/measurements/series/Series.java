package io.bellwether.measurements.series;

import java.util.Map;

/**
 * One metric × dimension values × source.
 *
 * @param id small and ascending in commit order
 * @param dimensions value by name; a dimension that it lacks is not in it
 * @param hash not negative: the first half of the identity of a measurement without an id
 */
public record Series(int id, String metric, String source, Map<String, String> dimensions, long hash) {

    public Series {
        dimensions = Map.copyOf(dimensions);
    }
}
