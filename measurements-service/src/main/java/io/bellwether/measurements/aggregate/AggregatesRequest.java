package io.bellwether.measurements.aggregate;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Up to 10,000 queries, answered in one snapshot. */
record AggregatesRequest(@NotNull @Size(max = 10_000) List<@NotNull @Valid Query> queries) {

    /**
     * One measure over one window.
     *
     * @param id given back with the result; the place in the list when left out
     * @param measure a formula of the measure language
     * @param from instant or date (00:00 of that local day), inclusive
     * @param to instant or date, exclusive
     * @param step splits the window into local calendar periods
     * @param ends one point for each of them, from {@code from} to there; not together with step
     * @param by splits the measurements by the values of a dimension
     * @param knownAt instant or date (its end); what was recorded later does not count
     * @param exact whether the value is wanted with all its digits, too, by who calculates on with it; not when left out
     * @param maturityAt instant; the cut for a metric's {@code maturity}, {@code to} when left out
     */
    record Query(
            @Size(max = 200) String id,
            @NotNull String measure,
            @NotNull String from,
            @NotNull String to,
            Step step,

            @Size(max = 50) @Pattern(regexp = "[a-z][a-z0-9_]*", message = "by is the name of a dimension")
            String by,

            String knownAt,
            String maturityAt,
            Boolean exact,
            @Size(max = 10_000) List<@NotNull String> ends) {

        boolean hasPoints() {
            return step != null || ends != null;
        }
    }

    /** Local calendar periods. */
    enum Step {
        @JsonProperty("day")
        DAY,
        @JsonProperty("week")
        WEEK,
        @JsonProperty("month")
        MONTH,
        @JsonProperty("quarter")
        QUARTER
    }
}
