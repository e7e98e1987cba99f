package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What to do where nothing was measured. */
public enum Missing {
    @JsonProperty("unknown")
    UNKNOWN,
    @JsonProperty("zero")
    ZERO,
    @JsonProperty("carry")
    CARRY;

    /** The policy of this word. */
    public static Missing of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
