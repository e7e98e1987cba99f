/**
 * Aggregates: many measures over many windows in one request and one snapshot, from the days in memory where these are
 * right and from the facts where they are not. The arithmetic is the measure language's.
 */
package io.bellwether.measurements.aggregate;
