package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @ParameterizedTest
    @CsvSource({
        "P7D, 2026-03-28T12:00:00Z, 2026-04-04T11:00:00Z, 2026-03-21T12:00:00Z",
        "P1M, 2026-01-31T12:00:00Z, 2026-02-28T12:00:00Z, 2025-12-31T12:00:00Z",
        "PT24H, 2026-03-28T12:00:00Z, 2026-03-29T12:00:00Z, 2026-03-27T12:00:00Z",
        "P1DT2H, 2026-06-01T12:00:00Z, 2026-06-02T14:00:00Z, 2026-05-31T10:00:00Z",
    })
    void its_calendar_part_is_counted_on_the_local_calendar(String span, String from, String after, String before) {
        assertThat(Span.parse(span).after(Instant.parse(from), ZURICH)).isEqualTo(after);
        assertThat(Span.parse(span).before(Instant.parse(from), ZURICH)).isEqualTo(before);
        assertThat(Span.parse(Span.parse(span).toString())).isEqualTo(Span.parse(span));
    }

    @ParameterizedTest
    @CsvSource({"P7D, P14D", "P1M, P2M", "PT36H, PT72H"})
    void twice_as_long_is_twice_each_part(String span, String twice) {
        assertThat(Span.parse(span).twice()).isEqualTo(Span.parse(twice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "7D", "P0D", "PT0S", "P-1D", "-P1D", "P1DT-1H", "P1.5D"})
    void what_is_not_above_zero_or_no_span_is_refused(String text) {
        assertThatThrownBy(() -> Span.parse(text))
                .isInstanceOfAny(DateTimeException.class, IndexOutOfBoundsException.class);
    }

    @Test
    void longer_is_more() {
        assertThat(Span.parse("P1M")).isGreaterThan(Span.parse("P30D")).isLessThan(Span.parse("P31D"));
        assertThat(Span.parse("PT25H")).isGreaterThan(Span.parse("P1D"));
        assertThat(Span.parse("PT23H")).isLessThan(Span.parse("P1D"));
        assertThat(Span.parse("PT24H")).isEqualByComparingTo(Span.parse("P1D"));
        assertThat(Span.parse("P28D").wholeDays()).isEqualTo(28);
        assertThat(Span.parse("PT24H").wholeDays()).isZero();
        assertThat(Span.parse("P1M1D").wholeDays()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-05-14, 2026-05-14, 2026-05-15",
        "WEEK, 2026-05-14, 2026-05-18, 2026-05-25",
        "WEEK, 2026-05-18, 2026-05-18, 2026-05-25",
        "MONTH, 2026-05-14, 2026-06-01, 2026-07-01",
        "MONTH, 2026-05-01, 2026-05-01, 2026-06-01",
        "QUARTER, 2026-05-14, 2026-07-01, 2026-10-01",
        "QUARTER, 2026-04-01, 2026-04-01, 2026-07-01",
        "QUARTER, 2026-11-14, 2027-01-01, 2027-04-01",
    })
    void calendar_periods_begin_where_the_calendar_says(Step step, LocalDate day, LocalDate first, LocalDate next) {
        assertThat(step.firstFrom(day)).isEqualTo(first);
        assertThat(step.next(first)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2025-11-13T00:00:00Z, 2026-05-14T00:00:00Z",
        "WEEK, 2024-05-13T00:00:00Z, 2026-05-11T00:00:00Z",
        "MONTH, 2021-05-01T00:00:00Z, 2026-05-01T00:00:00Z",
        "QUARTER, 2016-04-01T00:00:00Z, 2026-04-01T00:00:00Z",
    })
    void a_course_goes_back_whole_periods(Step step, String back, String begun) {
        Instant noon = Instant.parse("2026-05-14T12:00:00Z");
        assertThat(step.back(noon, ZoneOffset.UTC)).isEqualTo(back);
        assertThat(step.begun(noon, ZoneOffset.UTC)).isEqualTo(begun);
    }
}
