package io.bellwether.objectives.objective;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.objectives.evaluation.RollUp;
import io.bellwether.objectives.initiative.InitiativeShape;
import io.bellwether.objectives.kpi.KpiShape;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An objective as it is shown; {@code kpis} and {@code initiatives} are ids where it is one of a list of events. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ObjectiveView(
        UUID id,
        String title,
        @Nullable String description,
        String type,
        String department,
        @Nullable UUID parent,
        @Nullable UUID contributesTo,
        BigDecimal weight,
        @Nullable String deputy,
        Period period,

        @Schema(enumeration = {"draft", "awaiting-consent", "active", "closed"})
        String status,

        boolean outsideResponsibility,
        @Nullable Instant closedAt,
        @Nullable String outcome,
        @Nullable String retrospective,
        List<Link> links,
        @JsonInclude(JsonInclude.Include.NON_NULL) Consent consent,
        long version,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(type = SchemaType.ARRAY, implementation = KpiShape.class)
        List<?> kpis,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(type = SchemaType.ARRAY, implementation = InitiativeShape.class)
        List<?> initiatives,

        @JsonInclude(JsonInclude.Include.NON_NULL) RollUp.Result standing) {

    /** What was answered when consent was asked for the last time. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Consent(boolean granted, @Nullable String reason, String by, Instant at) {

        static Consent of(Objective objective) {
            return objective.consentGranted == null
                    ? null
                    : new Consent(
                            objective.consentGranted,
                            objective.consentReason,
                            objective.consentBy,
                            objective.consentAt);
        }
    }

    static ObjectiveView of(Objective objective, List<?> kpis, List<?> initiatives, RollUp.Result standing) {
        return new ObjectiveView(
                objective.id,
                objective.title,
                objective.description,
                objective.type,
                objective.department,
                objective.parent,
                objective.contributesTo,
                objective.weight,
                objective.deputy,
                new Period(objective.periodStart, objective.periodEnd),
                objective.status,
                objective.outside,
                objective.closedAt,
                objective.outcome,
                objective.retrospective,
                objective.links == null ? List.of() : objective.links,
                Consent.of(objective),
                objective.version,
                kpis,
                initiatives,
                standing);
    }
}
