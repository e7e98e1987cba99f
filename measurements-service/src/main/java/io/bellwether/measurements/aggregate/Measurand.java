package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Input;
import io.bellwether.measure.Measure;
import io.bellwether.measurements.metric.MetricDefinition;
import io.bellwether.measurements.series.Series;
import java.util.List;

/** One selection of a measure, with its metric and the series that fit its matchers. */
record Measurand(Measure.Selection selection, Input input, MetricDefinition metric, List<Series> series) {

    /** The same of some of its series only. */
    Measurand within(List<Series> some) {
        return new Measurand(selection, input, metric, some);
    }
}
