package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a KPI stands. Absent numbers are null.
 *
 * @param status see the design's table
 * @param rule which rule fired
 * @param reason why something could not be computed, or was computed otherwise
 * @param progress how much of the distance is covered: raw, signed, unclamped
 * @param bar progress clamped to 0…1, or the contribution where there is none
 * @param contribution what it gives its parent, 0…1
 * @param attained {@code yes}, {@code no}, {@code open}, or null where nothing was judged
 * @param disagreement how far the assessors of a rubric are apart
 * @param per {@code day} where value, baseline and target are averages per day
 * @param curve which pace curve gave {@code expected}
 * @param decidedOn first local day since which the decision has held
 * @param sentence the rule that fired, for a person
 * @param noise for a change: whether it is more than noise
 */
public record Standing(
        @Schema(
                enumeration = {
                    "not-applicable",
                    "not-started",
                    "not-computable",
                    "no-data",
                    "met",
                    "missed",
                    "stale",
                    "too-early",
                    "on-track",
                    "at-risk",
                    "off-track"
                })
        String status,

        String rule,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
        @Nullable BigDecimal value,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal target,
        @Nullable BigDecimal progress,
        @Nullable BigDecimal bar,
        @Nullable BigDecimal contribution,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal pace,
        @Nullable String attained,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<PeriodValue> periods,
        @JsonInclude(JsonInclude.Include.NON_NULL) Panel.Disagreement disagreement,
        boolean provisional,
        @Nullable Instant newest,
        long measurements,
        @JsonInclude(JsonInclude.Include.NON_NULL) String per,
        @JsonInclude(JsonInclude.Include.NON_NULL) String curve,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate decidedOn,
        @Nullable Integer targetVersion,
        Instant asOf,
        @Nullable Instant knownAt,
        @Nullable Instant evaluatedAt,
        String sentence,
        @JsonInclude(JsonInclude.Include.NON_NULL) Outlook outlook,
        @JsonInclude(JsonInclude.Include.NON_NULL) Noise noise) {

    /**
     * One calendar period.
     *
     * @param held null while running, or unknown
     * @param due where it should be by now, for the running one
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record PeriodValue(
            LocalDate from,
            LocalDate to,
            @Nullable BigDecimal value,
            @Nullable Boolean held,
            @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal due) {}

    /** Whether it is met or missed, early or at the end. */
    @JsonIgnore
    public boolean isDecided() {
        return status.equals("met") || status.equals("missed");
    }

    /** The same with what only the service knows; {@code since} null leaves the day of the decision as it is. */
    public Standing with(Integer version, Instant known, Instant evaluated, LocalDate since) {
        return copy(version, known, evaluated, since == null ? decidedOn : since, outlook, noise);
    }

    /** The same with what may become of it, and whether the change is more than noise; null where nothing can be said. */
    public Standing with(Outlook future, Noise change) {
        return copy(targetVersion, knownAt, evaluatedAt, decidedOn, future, change);
    }

    private Standing copy(
            Integer version, Instant known, Instant evaluated, LocalDate since, Outlook future, Noise change) {
        return new Standing(
                status,
                rule,
                reason,
                value,
                baseline,
                target,
                progress,
                bar,
                contribution,
                expected,
                pace,
                attained,
                periods,
                disagreement,
                provisional,
                newest,
                measurements,
                per,
                curve,
                since,
                version,
                asOf,
                known,
                evaluated,
                sentence,
                future,
                change);
    }
}
