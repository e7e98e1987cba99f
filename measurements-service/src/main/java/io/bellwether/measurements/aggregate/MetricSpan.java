package io.bellwether.measurements.aggregate;

import java.time.LocalDate;

/**
 * How far a metric, all its series together, had come before a moment.
 *
 * @param first its first measurement, {@link Long#MAX_VALUE} if none
 * @param newest its newest measurement, {@link Long#MIN_VALUE} if none
 * @param completeUntil the last day up to which silence is real, null if nobody said so
 * @param covered whether the metric counts as measured before the moment
 */
record MetricSpan(long first, long newest, LocalDate completeUntil, boolean covered) {}
