package io.bellwether.measurements.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/**
 * How the rows of a table become measurements. Documented for users in {@code docs/import-profiles.md}.
 *
 * @param name slug
 * @param title what a person calls such a file
 * @param about the rules by which it reads, where they are not obvious
 * @param columns short names of columns, each with the headings that it goes by, compared without case
 * @param needs short names of columns without which a row is refused
 * @param skip rows that are no data: short name of a column, and the cells of it that say so
 * @param rest what a heading is that no column goes by: {@code ignored} (default), {@code dimensions}, or {@code metrics}
 *     (a heading that is a metric's key holds its values, another one is a dimension)
 * @param metrics definitions, as {@code POST /metrics} takes them, of what it fills; a proposal to who has none yet
 * @param origin read-only: {@code built-in} or {@code added}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportProfile(
        @NotNull
        @Size(max = 100)
        @Pattern(
                regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                message = "a name is a slug: a-z and 0-9 in parts joined by hyphens")
        String name,

        @NotBlank @Size(max = 200) String title,
        @Size(max = 4000) String about,
        @Valid FileForm file,

        @NotNull @Size(min = 1, max = 200)
        Map<String, @NotNull @Size(min = 1, max = 20) List<@NotBlank String>> columns,

        @Size(max = 50) List<String> needs,
        @Size(max = 20) Map<String, List<String>> skip,
        @NotNull @Valid At at,
        @Valid Id id,
        @Size(max = 16) Map<String, @NotNull @Valid Dimension> dimensions,
        @Size(max = 100) List<@NotNull @Valid Rule> measurements,

        @Pattern(regexp = "ignored|dimensions|metrics", message = "rest is ignored, dimensions or metrics")
        String rest,

        @Size(max = 100) List<Map<String, Object>> metrics,
        String origin) {

    /**
     * How the text is written. Whatever is left out is recognised and shown.
     *
     * @param separator {@code ,} {@code ;} {@code |} or a tab
     * @param decimal {@code .} or {@code ,}
     * @param comments what lines begin with that stand before the headings
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileForm(
            @Size(min = 1, max = 1) String separator,

            @Pattern(regexp = "[.,]", message = "decimal is a point or a comma")
            String decimal,

            @Size(max = 40) String encoding,
            @Size(min = 1, max = 5) String comments) {}

    /**
     * When a row is of: a column with a date or time, or month, weekday and hour of a stated year.
     *
     * @param order {@code month-first} or {@code day-first} for dates like 3/4/2026; left out: recognised
     * @param zone of times without offset: {@code organisation} (default) or a name like {@code America/New_York}
     * @param weekday 1 to 7, Sunday to Saturday; the row is dated on the first such day of its month
     * @param hour 1 to 24, the first hour of the day being 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record At(
            String column,

            @Pattern(regexp = "month-first|day-first", message = "order is month-first or day-first")
            String order,

            @Size(max = 60) String zone,
            Integer year,
            String month,
            String weekday,
            String hour) {}

    /**
     * What makes the rows' ids, so that a file that comes again changes nothing.
     *
     * @param of columns whose cells, joined by hyphens, are the id
     * @param numbered whether rows with the same cells are told apart by their order in the file
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Id(@NotNull @Size(min = 1, max = 20) List<String> of, Boolean numbered) {}

    /**
     * A dimension of every measurement of the row; an empty cell: the row lacks it.
     *
     * @param value the same for all rows, in place of a column
     * @param before takes what stands before the first such text
     * @param slug whether it is written small, with hyphens for what is neither letter nor digit
     * @param map other words for cells
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Dimension(
            String column,
            @Size(max = 200) String value,
            @Size(min = 1, max = 20) String before,
            Boolean slug,
            @Size(max = 200) Map<String, String> map) {}

    /**
     * A measurement of a row. Where its cells are empty the row has none of it.
     *
     * @param metric its key; or {@code metricColumn} holds it
     * @param value a column; or {@code sum} of several; an event may have neither
     * @param times what the value is multiplied by, for another unit
     * @param id whether the row's id is its id too; default true
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rule(
            String metric,
            String metricColumn,
            String value,
            @Size(min = 1, max = 20) List<String> sum,

            @Pattern(regexp = "[0-9]{1,12}(\\.[0-9]{1,12})?", message = "times is a positive decimal")
            String times,

            String weight,
            String actor,
            String absent,
            Boolean id) {}
}
