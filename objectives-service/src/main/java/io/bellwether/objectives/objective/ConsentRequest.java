package io.bellwether.objectives.objective;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** An answer to a request for consent; a refusal has a reason. */
public record ConsentRequest(
        @NotNull Boolean granted, @Size(max = 2_000) String reason) {}
