package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do where nothing was measured. */
public enum Missing {
    @JsonProperty("unknown")
    UNKNOWN,
    @JsonProperty("zero")
    ZERO,
    @JsonProperty("carry")
    CARRY
}
