package io.bellwether.measurements.metric;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * What a metric counts became another thing at its platform: impressions became views, fans became followers.
 *
 * @param from the first local day whose measurements follow the new definition
 * @param what what changed, for a person
 * @param bridged whether figures of before and after are compared all the same, on purpose; else they are refused
 */
public record DefinitionChange(
        @NotNull @JsonFormat(shape = JsonFormat.Shape.STRING)
        LocalDate from,

        @NotBlank @Size(max = 500) String what,
        Boolean bridged) {

    public DefinitionChange {
        bridged = bridged != null && bridged;
    }
}
