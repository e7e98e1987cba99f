package io.bellwether.measurements.fact;

/** What becomes of a measurement that keeps all rules. */
public enum Fate {
    ACCEPTED,
    UNCHANGED,
    RESTATED
}
