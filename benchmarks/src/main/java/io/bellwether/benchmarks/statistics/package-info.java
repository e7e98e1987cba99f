/**
 * How often the outlook's intervals hold what came, and how often a difference is called more than noise where nothing was
 * done: on the real series of the folder named by {@code BELLWETHER_DATA}.
 */
package io.bellwether.benchmarks.statistics;
