package io.bellwether.governance.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.governance.decision.DecisionView;
import io.bellwether.governance.overlap.OverlapView;
import io.bellwether.governance.responsibility.Considered;
import io.bellwether.governance.responsibility.ResponsibilityView;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The overview as it is answered.
 *
 * @param notes what is not of now, because a service is away
 * @param organisation the roll-up of everything, as the scorecard says it; null when it is not known
 * @param cells departments × types of objectives in which somebody leads, contributes or pursues something
 * @param changes of the last seven days, newest first
 * @param reviews responsibilities whose review was due or is due within thirty days, soonest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OverviewView(
        Instant asOf,
        List<Note> notes,
        JsonNode organisation,
        List<DepartmentLine> departments,
        List<TypeLine> types,
        List<Cell> cells,
        NeedsDecision needsDecision,
        List<Change> changes,
        List<Review> reviews,
        List<StaleFeed> staleFeeds,
        List<StaleKpi> staleKpis,
        List<Considered.Unconsidered> unconsidered) {

    /** Why something is not of now; {@code asOf} is null when it is not known at all. */
    record Note(String service, String sentence, @Nullable Instant asOf) {}

    /** A department's roll-up; {@code standing} is null without objectives, or when it is not known. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DepartmentLine(String key, String name, boolean closed, JsonNode standing) {}

    /** A type and who leads it today, for all channels. */
    record TypeLine(String key, String name, ResponsibilityView responsibility) {}

    /**
     * A department and a type.
     *
     * @param leads {@code by-default} or {@code decided} where it leads, else null
     * @param channels that it leads by a narrower decision
     * @param objectives ids of its active objectives of this type
     * @param status the worst status of these, null without any or when it is not known
     * @param overlaps open or under review, to which one of these objectives is party
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Cell(
            String department,
            String objectiveType,
            @Nullable String leads,
            List<String> channels,
            boolean contributes,
            boolean outsideResponsibility,
            List<String> objectives,
            @Nullable String status,
            long overlaps) {}

    /**
     * What waits.
     *
     * @param counts overlaps by status and severity: {@code open}, {@code under-review}, {@code high} …
     * @param overlaps the gravest ones first, at most twenty
     * @param consents objectives that wait for consent and that the caller may read
     * @param decisions pending ones, and those that failed this week, newest first
     */
    record NeedsDecision(
            Map<String, Long> counts,
            List<OverlapView> overlaps,
            List<Consent> consents,
            List<DecisionView> decisions) {}

    /** An objective that waits for the consent of who leads its type. */
    record Consent(String objective, String title, String department, String objectiveType, String leader) {}

    /** An entry of a journal; {@code name} is what its subject is called, if it has a name. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Change(
            String service,
            long position,
            Instant at,
            String by,
            String event,
            String subject,
            @Nullable String name,
            @Nullable String department,
            @Nullable String reason) {}

    /** A responsibility to be looked at again. */
    record Review(ResponsibilityView responsibility, LocalDate reviewBy, boolean overdue, String sentence) {}

    /** A metric that active KPIs read and that is older than twice its cadence. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record StaleFeed(
            String metric,
            String name,
            String department,
            String cadence,
            @Nullable Instant newest,
            String sentence) {}

    /** A KPI that its freshness calls stale. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record StaleKpi(
            String kpi,
            String name,
            String department,
            String objective,
            @Nullable String newest) {}
}
