package io.bellwether.objectives.objective;

/** An objective has another period; whoever cannot live with it refuses. Told within the transaction. */
public record PeriodChanged(Objective objective, Period before) {}
