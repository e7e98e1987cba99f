/**
 * The sample organisation: five departments with the eleven KPIs that people really write, and a simulated year of
 * measurements that ends yesterday. Deterministic: the same day has the same figures in every installation, and a later
 * day continues the year.
 */
package io.bellwether.stack.sample;
