package io.bellwether.objectives.objective;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** How an objective ended, and what was learned. */
public record CloseRequest(
        @NotBlank @Size(max = 2_000) String outcome,
        @Size(max = 10_000) String retrospective) {}
