package io.bellwether.measurements.aggregate;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The results in the order of the queries.
 *
 * @param knownAt when the newest change that this answer saw was recorded; asked with it, it gives the same digits
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AggregatesAnswer(Instant knownAt, List<Result> results) {

    /**
     * A figure and what it rests on.
     *
     * @param value rounded half-even to 15 significant digits, null where absent
     * @param exact the value before it was rounded, where it was asked for
     * @param reason why it is absent; left out where it is not
     * @param measurements how many measurements lie in the window
     * @param newest the newest of those that the figure rests on
     * @param provisional whether some of them may still be restated as a matter of course
     * @param via {@code rollup}, or {@code facts} where some day was read from the measurements themselves
     * @param bound the stated error of a sketch, as a share of rank or of the count; left out where exact
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Result(
            String id,
            @Nullable BigDecimal value,
            @JsonInclude(JsonInclude.Include.NON_NULL) String exact,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            long measurements,
            @Nullable Instant newest,
            boolean provisional,
            String via,
            @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal bound,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Point> points,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Group> groups,
            List<Input> inputs) {}

    /**
     * One period of a window with {@code step}, or what had come together by one of the {@code ends}.
     *
     * @param inputs how far the metrics had come by its end; left out for {@code ends}
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Point(
            Instant from,
            Instant to,
            @Nullable BigDecimal value,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            long measurements,
            @Nullable Instant newest,
            boolean provisional,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<PointInput> inputs) {}

    /** How far the metric of an input had come by the end of a period. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PointInput(
            String metric,
            @Nullable Instant metricNewest,
            @Nullable LocalDate completeUntil) {}

    /** The measurements of one value of a dimension; the value is null for those that lack it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Group(
            @Schema(type = SchemaType.OBJECT, implementation = Object.class)
            Map<String, String> key,

            @Nullable BigDecimal value,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            long measurements,
            @Nullable Instant newest,
            boolean provisional,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Point> points) {}

    /**
     * What one selection of the measure came to.
     *
     * @param count observations in the window (the sum of the weights)
     * @param measurements how many measurements these are
     * @param series how many series have any in the window
     * @param newest the newest measurement that its value rests on
     * @param metricFirst the first measurement of the metric before the window's end, whatever the matchers
     * @param metricNewest the newest measurement of the metric before the window's end, whatever the matchers
     * @param completeUntil the last day up to which silence is known to be real
     * @param immature measurements left out because they are younger than the metric's maturity
     * @param falls how many readings of a running total are lower than the one before: corrections, which count; left out where
     *     none
     * @param definedSince the day since which the metric's definition holds that the newest of its measurements follows;
     *     left out for one that has held from ever
     * @param absent how many were said to be absent, by kind; left out where none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Input(
            String selection,
            String metric,
            int version,
            String shape,
            String unit,
            @Nullable BigDecimal value,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            BigDecimal count,
            long measurements,
            int series,
            List<String> sources,
            @Nullable Instant newest,
            @Nullable Instant metricFirst,
            @Nullable Instant metricNewest,
            @Nullable LocalDate completeUntil,
            String finalAfter,
            String cadence,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            long immature,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long falls,
            @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate definedSince,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> absent) {}
}
