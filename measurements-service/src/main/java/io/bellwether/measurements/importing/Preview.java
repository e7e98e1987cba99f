package io.bellwether.measurements.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an import would do; nothing is stored.
 *
 * @param columns each heading and what it becomes by the profile
 * @param missingMetrics definitions, as {@code POST /metrics} takes them, of metrics that the profile fills and nobody has
 *     defined
 * @param measurements the first ones as they would be recorded
 * @param whole whether the whole file was read; else the first rows only
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Preview(
        String profile,
        String source,
        Recognised recognised,
        List<Column> columns,
        List<Map<String, Object>> missingMetrics,
        Rows rows,
        boolean whole,
        List<Measurement> measurements,
        List<RefusedRow> errors) {

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Column(String heading, String becomes) {}

    record Rows(long read, long good, long rejected, long skipped) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Measurement(
            long line, String metric, Instant at, BigDecimal value, String id, Map<String, String> dimensions) {}
}
