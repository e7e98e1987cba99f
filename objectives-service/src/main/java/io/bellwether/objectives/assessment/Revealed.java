package io.bellwether.objectives.assessment;

import java.util.UUID;

/** A round of this KPI was revealed, in the transaction that is running: what it stands at has changed. */
public record Revealed(UUID kpi) {}
