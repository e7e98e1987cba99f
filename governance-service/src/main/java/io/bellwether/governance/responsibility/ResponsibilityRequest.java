package io.bellwether.governance.responsibility;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** A considered choice: at least one alternative, each with why not. */
@JsonIgnoreProperties({"id", "origin", "decidedBy", "decidedAt", "continues", "version"})
public record ResponsibilityRequest(
        @NotBlank String objectiveType,
        @NotBlank String department,
        @Size(max = 20) List<@NotBlank String> contributors,

        @Size(max = 50)
        List<@NotNull @Pattern(regexp = "[a-z0-9]+(?:[-_.][a-z0-9]+)*", message = "is a slug like linkedin") String>
                channels,

        @NotNull LocalDate from,
        LocalDate until,
        @NotBlank @Size(max = 5_000) String rationale,
        @NotEmpty @Size(max = 20) List<@Valid @NotNull Alternative> alternatives,
        LocalDate reviewBy) {

    /** A department that was considered, and why it was not chosen. */
    public record Alternative(
            @NotBlank String department,
            @NotBlank @Size(max = 2_000) String whyNot) {}
}
