package io.bellwether.objectives.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures as a head of department reads them. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "0.25, share, 0.25 (25 %)",
        "-0.0984, net share, -0.0984 (-9.8 %)",
        "0.0512, rate, 0.0512 (5.1 %)",
        "2.4, ratio, 2.4",
        "4.2, points, 4.2 points",
        "119, seconds, 119 seconds",
        "120, seconds, 120 seconds (2 minutes)",
        "10105, seconds, 10105 seconds (2 hours and 48 minutes)",
        "-90000, seconds, -90000 seconds (minus 1 day and 1 hour)",
    })
    void an_amount_has_its_unit_and_what_it_says(BigDecimal figure, String unit, String said) {
        assertThat(Words.amount(figure, unit)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, share, +0.1 (10 percentage points)",
        "-0.025, share, -0.025 (2.5 percentage points)",
        "0.2, net share, +0.2 (20 percentage points)",
        "0.5, ratio, +0.5",
        "-0.2, points, -0.2 points",
        "30, calls, +30 calls",
    })
    void a_difference_of_shares_is_told_in_percentage_points(BigDecimal by, String unit, String said) {
        assertThat(Words.points(by, unit)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"0, no periods", "1, 1 period", "2, 2 periods"})
    void things_are_counted_as_people_count(long number, String said) {
        assertThat(Words.count(number, "period")).isEqualTo(said);
    }
}
