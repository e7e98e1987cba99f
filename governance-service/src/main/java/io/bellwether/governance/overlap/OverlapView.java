package io.bellwether.governance.overlap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.governance.rules.Finding;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An overlap as it is shown.
 *
 * @param evidence each with the {@code rule} it rests on, a {@code sentence} for people, and the facts of that rule
 * @param sentence of the first piece of evidence
 * @param changed why it is open again, or what has changed since it was found; null when nothing has
 * @param reviewOn until when it is accepted; else null
 * @param comments oldest first; null in lists
 */
@Schema(name = "Overlap")
public record OverlapView(
        UUID id,

        @Schema(
                enumeration = {
                    "identical-kpi",
                    "scaled-kpi",
                    "contained-kpi",
                    "shared-input",
                    "competing-initiatives",
                    "outside-responsibility"
                })
        String kind,

        @Schema(enumeration = {"high", "medium", "low", "lowest"})
        String severity,

        @Schema(enumeration = {"open", "under-review", "resolved", "accepted", "gone"})
        String status,

        boolean contradictory,
        List<Finding.Party> parties,

        @Schema(type = SchemaType.ARRAY, implementation = Evidence.class)
        List<Map<String, Object>> evidence,

        String sentence,
        @Nullable String changed,
        @Nullable LocalDate reviewOn,
        Instant firstSeen,
        Instant lastConfirmed,
        long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Comment> comments) {

    /** What a piece of evidence always has; its facts stand beside. */
    @Schema(name = "Evidence", additionalProperties = Schema.True.class)
    public record Evidence(String rule, String sentence) {}

    /** What was said. */
    @Schema(name = "OverlapComment")
    public record Comment(UUID id, String text, Instant at, String by) {}

    OverlapView with(List<Comment> said) {
        return new OverlapView(
                id,
                kind,
                severity,
                status,
                contradictory,
                parties,
                evidence,
                sentence,
                changed,
                reviewOn,
                firstSeen,
                lastConfirmed,
                version,
                said);
    }
}
