package io.bellwether.objectives.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.objectives.evaluation.Panel;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A round as somebody sees it.
 *
 * @param status {@code open} or {@code revealed}
 * @param assessors whom the target names, as it names them
 * @param assessed who of them has judged
 * @param assessments empty until it is revealed
 * @param mine the reader's own judgement
 * @param median of the scores; null until revealed, and where all found that it does not apply
 * @param spread between the lowest and the highest score
 * @param alpha Krippendorff's α over the KPI's rounds up to this one
 * @param alphaReason why there is no α
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RoundView(
        UUID id,
        UUID kpi,
        int kpiVersion,
        String status,
        Instant openedAt,
        Who openedBy,
        @Nullable Instant revealedAt,
        @Nullable Who revealedBy,
        List<String> assessors,
        List<String> assessed,
        List<Judgement> assessments,
        @Nullable Judgement mine,
        @Nullable BigDecimal median,
        @Nullable BigDecimal spread,
        @Nullable Panel.Disagreement disagreement,
        @Nullable BigDecimal alpha,
        @Nullable String alphaReason) {

    /** A person. */
    record Who(String subject, String name) {}

    /** What one person said; {@code score} is null where it does not apply. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Judgement(
            UUID id,
            String assessor,
            Who by,
            @Nullable BigDecimal score,
            boolean notApplicable,
            @Nullable String evidence,
            Instant at) {

        static Judgement of(Assessment one) {
            return new Judgement(
                    one.id,
                    one.assessor,
                    new Who(one.subject, one.name),
                    one.score,
                    one.notApplicable,
                    one.evidence,
                    one.at);
        }
    }

    /** The same for readers who are nobody in particular: the journal's. */
    RoundView withoutMine() {
        return new RoundView(
                id,
                kpi,
                kpiVersion,
                status,
                openedAt,
                openedBy,
                revealedAt,
                revealedBy,
                assessors,
                assessed,
                assessments,
                null,
                median,
                spread,
                disagreement,
                alpha,
                alphaReason);
    }
}
