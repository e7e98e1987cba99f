package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

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
 * @param sentence the rule that fired, for a person
 */
public record Standing(
        String status,
        String rule,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
        BigDecimal value,
        BigDecimal baseline,
        BigDecimal target,
        BigDecimal progress,
        BigDecimal bar,
        BigDecimal contribution,
        BigDecimal expected,
        BigDecimal pace,
        String attained,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<PeriodValue> periods,
        @JsonInclude(JsonInclude.Include.NON_NULL) Panel.Disagreement disagreement,
        boolean provisional,
        Instant newest,
        long measurements,
        @JsonInclude(JsonInclude.Include.NON_NULL) String per,
        @JsonInclude(JsonInclude.Include.NON_NULL) String curve,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate decidedOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer targetVersion,
        Instant asOf,
        Instant knownAt,
        Instant evaluatedAt,
        String sentence) {

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
            BigDecimal value,
            Boolean held,
            @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal due) {}

    /** The same with what only the service knows. */
    public Standing with(Integer version, Instant known, Instant evaluated, LocalDate decided) {
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
                decided == null ? decidedOn : decided,
                version,
                asOf,
                known,
                evaluated,
                sentence);
    }
}
