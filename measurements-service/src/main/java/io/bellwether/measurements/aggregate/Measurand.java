package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Input;
import io.bellwether.measure.Measure;
import io.bellwether.measurements.metric.MetricDefinition;
import io.bellwether.measurements.series.Series;
import java.util.List;

/** One selection of a measure, with its metric and the series that fit its matchers. */
record Measurand(Measure.Selection selection, Input input, MetricDefinition metric, List<Series> series) {

    /** The same restricted to some series. */
    Measurand within(java.util.function.Predicate<Series> fits) {
        return new Measurand(
                selection, input, metric, series.stream().filter(fits).toList());
    }
}
