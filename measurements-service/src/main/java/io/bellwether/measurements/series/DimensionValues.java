package io.bellwether.measurements.series;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Dimension values as a key of a map, without building one: two are equal when the same names have the same values,
 * whatever the order of the names.
 */
public final class DimensionValues {

    private final String[] names;
    private final String[] values;
    private final int hash;
    private final int size;

    /**
     * @param names the metric's dimensions; shared, never changed
     * @param values aligned with the names, null where the measurement lacks one; taken over
     */
    public DimensionValues(String[] names, String[] values) {
        this.names = names;
        this.values = values;
        int sum = 0;
        int count = 0;
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null) {
                sum += names[i].hashCode() * 31 ^ values[i].hashCode();
                count++;
            }
        }
        hash = sum;
        size = count;
    }

    static DimensionValues of(Map<String, String> dimensions) {
        String[] names = dimensions.keySet().toArray(String[]::new);
        return new DimensionValues(
                names, Arrays.stream(names).map(dimensions::get).toArray(String[]::new));
    }

    /** By name, sorted. */
    TreeMap<String, String> sorted() {
        TreeMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null) {
                map.put(names[i], values[i]);
            }
        }
        return map;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof DimensionValues that) || hash != that.hash || size != that.size) {
            return false;
        }
        return Arrays.equals(names, that.names) ? Arrays.equals(values, that.values) : sorted().equals(that.sorted());
    }
}
