/**
 * Days of series: what the facts of each local day come to, folded in the background, held in memory, and recomputed
 * from the facts wherever a day was changed since. Never incremented, so never stale and never double.
 */
package io.bellwether.measurements.rollup;
