/**
 * What may come, and whether a difference is more than noise: statistics over plain numbers, without clock, database or
 * chance (the bootstrap's seed comes from the series itself, so that the same figures give the same answer).
 */
package io.bellwether.forecast;
