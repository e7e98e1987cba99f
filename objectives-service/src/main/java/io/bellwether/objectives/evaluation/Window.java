package io.bellwether.objectives.evaluation;

import java.time.Instant;

/** A half-open window of time over which the measure is asked for. */
public record Window(Instant from, Instant to) {}
