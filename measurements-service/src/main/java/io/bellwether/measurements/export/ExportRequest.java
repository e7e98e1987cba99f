package io.bellwether.measurements.export;

import io.bellwether.measurements.series.Series;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What is to be exported.
 *
 * @param series in the order of metric and id
 * @param dimensions of all metrics together: the columns of a table
 * @param completeOf source by metric of which {@code completeUntil} lines are exported, too
 */
record ExportRequest(
        List<Series> series,
        SortedSet<String> dimensions,
        Map<String, List<String>> completeOf,
        long from,
        long to,
        Instant knownAt) {}
