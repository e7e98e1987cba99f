package io.bellwether.measurements.aggregate;

/**
 * Half-open, in microseconds since 1970.
 *
 * @param maturityCut the moment at which a metric with a maturity asks what is ripe
 */
record Window(long from, long to, long maturityCut) {}
