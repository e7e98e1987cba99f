package io.bellwether.objectives.objective;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What an owner states. Read-only properties of what was read are accepted and ignored.
 *
 * @param reason why an active objective's period changes
 * @param effectiveFrom from when the changed period is in force: today, or later
 */
@JsonIgnoreProperties({
    "id",
    "status",
    "outsideResponsibility",
    "kpis",
    "initiatives",
    "standing",
    "version",
    "closedAt",
    "outcome",
    "retrospective",
    "consent",
    "contributesTo"
})
public record ObjectiveRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\n\\r\\t]*", message = "is one line")
        String title,

        @Size(max = 5_000) String description,
        @NotBlank @Size(max = 100) String type,
        @NotBlank @Size(max = 100) String department,
        UUID parent,
        @Positive BigDecimal weight,
        @Size(max = 200) String deputy,
        @NotNull @Valid Period period,
        @Size(max = 20) List<@NotNull @Valid Link> links,
        @Size(max = 2_000) String reason,
        LocalDate effectiveFrom) {}
