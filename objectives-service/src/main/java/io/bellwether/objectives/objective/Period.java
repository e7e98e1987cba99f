package io.bellwether.objectives.objective;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** First and last day, both inclusive. */
public record Period(@NotNull LocalDate start, @NotNull LocalDate end) {}
