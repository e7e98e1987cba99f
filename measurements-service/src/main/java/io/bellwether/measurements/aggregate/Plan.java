package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Measure;
import io.bellwether.measurements.aggregate.AggregatesRequest.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A query that keeps all rules: what is to be computed over which windows.
 *
 * @param measurands the different selections of the measure, in their order
 * @param windows one, or one per step or end
 * @param groups null without {@code by}; else for each value of the dimension (null for none) its measurands
 */
record Plan(
        String id,
        Query query,
        Measure measure,
        List<Measurand> measurands,
        Window whole,
        List<Window> windows,
        Map<String, List<Measurand>> groups,
        Instant knownAt) {}
