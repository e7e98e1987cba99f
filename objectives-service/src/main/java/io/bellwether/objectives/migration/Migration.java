package io.bellwether.objectives.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a table became, or would become.
 *
 * @param objectives the drafts; without ids in a preview
 * @param refused lines of the file that became nothing, each with why
 * @param valuesImport the import under which the values are taken; null in a preview and where there are none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Migration(
        String department,
        boolean preview,
        Recognised recognised,
        List<Objective> objectives,
        List<TableReader.Refused> refused,
        @Nullable String valuesImport) {

    /**
     * How the file was read.
     *
     * @param columns which heading was taken for what
     * @param ignored headings that nothing was made of
     */
    record Recognised(String separator, String encoding, Map<String, String> columns, List<String> ignored) {}

    /** A draft. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Objective(
            @Nullable UUID id, long line, String title, LocalDate start, LocalDate end, List<KeyResult> kpis) {}

    /** A KPI of it with the metric that it reads. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record KeyResult(
            long line,
            String name,
            @Nullable String metric,
            @Nullable BigDecimal from,
            @Nullable BigDecimal target,
            String unit,
            int values) {}
}
