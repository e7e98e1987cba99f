package io.bellwether.measurements.series;

import io.bellwether.measure.Allowed;
import java.util.Map;

/** Which series fit conditions. A dimension that a series lacks equals no value. */
public final class SeriesFilter {

    private SeriesFilter() {}

    /** Whether a series fits every condition, by dimension. */
    public static boolean fits(Series series, Map<String, Allowed> conditions) {
        for (Map.Entry<String, Allowed> condition : conditions.entrySet()) {
            String value = series.dimensions().get(condition.getKey());
            boolean named = value != null && condition.getValue().values().contains(value);
            if (condition.getValue().excluding() == named) {
                return false;
            }
        }
        return true;
    }
}
