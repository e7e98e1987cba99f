package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.objectives.evaluation.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a KPI looks like, for the published document; a definition is kept and shown as it was stated.
 *
 * @param canonical the measure in the form that does not depend on its spelling; null for one that people assess
 * @param shared the definition that it refers to instead of stating its own; null when it states its own
 */
@Schema(name = "Kpi")
public record KpiShape(
        UUID id,
        UUID objective,
        String department,
        String name,
        String measure,
        String unit,
        BigDecimal weight,
        @Schema(type = SchemaType.OBJECT) JsonNode target,

        @Schema(description = "linear, or an object that tells steps")
        JsonNode pace,

        String cadence,
        String freshness,
        @Schema(enumeration = {"unknown", "zero", "carry"}) String missing,

        KpiRequest.ThresholdPair thresholds,
        Integer minimum,
        String template,
        String canonical,
        Shared shared,
        long version,
        Standing standing) {

    /** A definition that another KPI states. */
    @Schema(name = "SharedDefinition")
    public record Shared(
            UUID kpi,
            String name,
            String department,
            int version,
            String factor,
            boolean ownTarget,

            @Schema(type = SchemaType.OBJECT, description = "A newer version that may be taken over, or null")
            JsonNode newer) {}

    /** A version of a definition. */
    @Schema(name = "KpiVersion")
    public record Version(
            int version,
            LocalDate effectiveFrom,
            Instant savedAt,
            String savedBy,
            String reason,

            @Schema(type = SchemaType.OBJECT, description = "The reference that it was, or null")
            JsonNode shared,

            @Schema(type = SchemaType.OBJECT, description = "As it was stated")
            JsonNode definition) {}
}
