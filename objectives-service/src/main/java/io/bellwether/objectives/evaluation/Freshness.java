package io.bellwether.objectives.evaluation;

/**
 * How old the newest measurement may be.
 *
 * @param stated whether the KPI says it itself; else it follows the cadence
 * @param span null, when stated, for never stale
 */
public record Freshness(boolean stated, Span span) {

    /** Follows the cadence. */
    public static final Freshness BY_CADENCE = new Freshness(false, null);
}
