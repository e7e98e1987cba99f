package io.bellwether.governance.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A decision as it is shown.
 *
 * @param id missing in a dry run
 * @param overlap null where it rests on none
 * @param said what was stated beside effect and reason, in the same place
 * @param failure why it was not carried out; null unless it failed
 * @param settledAt when it was carried out or failed; null while it is pending
 * @param effects what it changes, or would change
 * @param remains in a dry run about initiatives: where they would still meet afterwards, for people; missing else
 * @param revertedBy the decision that undoes it; missing when there is none
 * @param delivery how it gets on while it is pending; missing else
 */
@Schema(name = "Decision")
public record DecisionView(
        @JsonInclude(Include.NON_NULL) UUID id,

        @Nullable UUID overlap,
        String effect,
        String reason,
        @JsonUnwrapped Said said,
        String by,
        Instant at,

        @Schema(enumeration = {"pending", "applied", "failed"})
        String state,

        @Nullable String failure,
        @Nullable Instant settledAt,
        List<Change> effects,
        @JsonInclude(Include.NON_NULL) String remains,
        @JsonInclude(Include.NON_NULL) UUID revertedBy,
        @JsonInclude(Include.NON_NULL) Delivery delivery) {

    /** What each effect needs to be said; only that is there. */
    @JsonInclude(Include.NON_NULL)
    @Schema(hidden = true)
    public record Said(
            UUID lead,
            UUID shared,
            List<DecisionRequest.Scope> scopes,
            UUID objective,
            String to,
            UUID initiative,
            LocalDate on,
            LocalDate reviewOn,
            UUID decision,
            String department,
            List<Transfers.Move> moves) {}

    /** Something that a decision changes: before, after, and a sentence for people. */
    @Schema(name = "Effect")
    public record Change(
            String subject,
            @Schema(type = SchemaType.OBJECT) JsonNode before,
            @Schema(type = SchemaType.OBJECT) JsonNode after,
            String sentence) {}

    /** A delivery that is still to succeed: {@code trouble} is what was in its way last. */
    public record Delivery(
            int attempts, @Nullable Instant next, @Nullable String trouble) {}
}
