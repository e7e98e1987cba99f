package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.objectives.evaluation.Standing;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a KPI looks like, for the published document; a definition is kept and shown as it was stated.
 *
 * @param thresholds missing: those of the target's kind; likewise {@code pace}, {@code cadence}, {@code freshness}
 * @param canonical the measure in the form that does not depend on its spelling; null for one that people assess
 * @param shared the definition that it refers to instead of stating its own; null when it states its own
 */
@Schema(name = "Kpi")
public record KpiShape(
        UUID id,
        UUID objective,
        String department,
        String name,
        @Nullable String measure,
        String unit,
        BigDecimal weight,
        @Schema(type = SchemaType.OBJECT) JsonNode target,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "A name, or an object that tells steps; missing: that of the target's kind")
        JsonNode pace,

        @JsonInclude(JsonInclude.Include.NON_NULL) String cadence,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Null: never stale; missing: by the cadence")
        String freshness,

        @Schema(enumeration = {"unknown", "zero", "carry"}) String missing,

        @JsonInclude(JsonInclude.Include.NON_NULL) KpiRequest.ThresholdPair thresholds,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer minimum,
        @JsonInclude(JsonInclude.Include.NON_NULL) String template,
        @Nullable String canonical,
        @Nullable Shared shared,
        long version,
        Standing standing) {

    /** A definition that another KPI states. */
    @Schema(name = "SharedDefinition")
    public record Shared(
            UUID kpi,
            String name,
            String department,
            int version,
            @Nullable String factor,
            boolean ownTarget,

            @Schema(type = SchemaType.OBJECT, description = "A newer version that may be taken over, or null")
            JsonNode newer) {}

    /** A version of a definition. */
    @Schema(name = "KpiVersion")
    public record Version(
            int version,
            @Nullable LocalDate effectiveFrom,
            Instant savedAt,
            String savedBy,
            @Nullable String reason,

            @Schema(type = SchemaType.OBJECT, description = "The reference that it was, or null")
            JsonNode shared,

            @Schema(type = SchemaType.OBJECT, description = "As it was stated")
            JsonNode definition) {}
}
