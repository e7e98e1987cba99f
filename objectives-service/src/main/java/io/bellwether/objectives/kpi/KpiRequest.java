package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.objectives.evaluation.Missing;
import jakarta.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * What an owner states of a KPI. {@code freshness} null in the body means never stale, left out means by cadence.
 *
 * @param reason needed to change an active KPI
 * @param effectiveFrom today or later; left out: at once
 */
@JsonIgnoreProperties({"id", "objective", "department", "version", "canonical", "standing", "shared"})
public record KpiRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\n\\r\\t]*", message = "is one line")
        String name,

        @Size(max = 2_000) String measure,
        @NotBlank @Size(max = 50) String unit,
        @Positive BigDecimal weight,
        @NotNull JsonNode target,
        JsonNode pace,
        @Size(max = 30) String cadence,
        JsonNode freshness,
        Missing missing,
        ThresholdPair thresholds,
        @PositiveOrZero Integer minimum,
        @Size(max = 100) String template,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, JsonNode> answers,

        @Size(max = 2_000) @JsonInclude(JsonInclude.Include.NON_NULL)
        String reason,

        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate effectiveFrom) {

    /** Bounds of pace; left out: the kind's own. */
    public record ThresholdPair(
            @Nullable BigDecimal onTrack, @Nullable BigDecimal atRisk) {}
}
