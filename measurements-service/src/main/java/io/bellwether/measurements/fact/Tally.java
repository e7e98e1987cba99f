package io.bellwether.measurements.fact;

/** What became of the lines of a push: disjoint, and together all of them. */
public record Tally(long accepted, long unchanged, long restated, long rejected) {}
