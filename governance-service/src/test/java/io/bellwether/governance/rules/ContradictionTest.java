package io.bellwether.governance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.measure.Canonical;
import io.bellwether.measure.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContradictionTest {

    private static final String YEAR = "2026-01-01/2026-12-31";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // first, second, first = factor × second, contradictory
                "{kind: limit, atMost: 50} | {kind: total, atLeast: 80} | 1 | true",
                "{kind: limit, atMost: 80} | {kind: total, atLeast: 80} | 1 | false",
                "{kind: limit, atMost: 50} | {kind: total, atLeast: 80} | 0.5 | false",
                "{kind: total, atLeast: 80} | {kind: limit, atMost: 50} | 1 | true",
                "{kind: total, atLeast: 80} | {kind: limit, atMost: 50} | 2 | false",
                "{kind: total, atLeast: 8} | {kind: total, atLeast: 80} | 1 | false",
                "{kind: total, atLeast: 8} | {kind: total, atLeast: 80} | -1 | true",
                "{kind: level, atLeast: 0.3} | {kind: level, atMost: 0.2, over: period} | 1 | true",
                "{kind: level, atLeast: 0.2} | {kind: level, atMost: 0.2} | 1 | false",
                "{kind: level, atLeast: 0.2} | {kind: level, atMost: 0.3} | 1 | false",
                "{kind: level, atLeast: 0.2} | {kind: level, atMost: 0.3, over: P28D} | 1 | true",
                "{kind: level, atLeast: 0.2} | {kind: level, atLeast: 0.3, over: P28D} | 1 | false",
                "{kind: level, atLeast: 20} | {kind: level, atMost: 0.1} | 100 | true",
                "{kind: level, atLeast: 20} | {kind: level, atMost: 0.3} | 100 | false",
                "{kind: level, atLeast: 1} | {kind: level, atLeast: 1} | -1 | true",
                "{kind: level, atLeast: -2} | {kind: level, atLeast: 1} | -1 | false",
                "{kind: change, by: 10} | {kind: change, by: -10} | 1 | true",
                "{kind: change, by: 10} | {kind: change, by: -10} | -3 | false",
                "{kind: change, by: 10} | {kind: level, atMost: 3} | 1 | true",
                "{kind: every, every: month, atLeast: 3} | {kind: every, every: month, atMost: 2} | 1 | true",
                "{kind: every, every: month, atLeast: 2} | {kind: every, every: month, atMost: 3} | 1 | false",
                "{kind: every, every: month, atLeast: 2} | {kind: every, every: week, atMost: 3} | 1 | true",
                "{kind: every, every: month, extra: 2} | {kind: every, every: month, atMost: 3} | 1 | true",
                "{kind: every, every: month, extra: -2} | {kind: every, every: month, atMost: 3} | 1 | false",
                "{kind: every, every: month, atLeast: 3} | {kind: band, every: month, min: 1, max: 2} | 1 | true",
                "{kind: every, every: month, atLeast: 3} | {kind: band, every: month, min: 1, max: 2} | 2 | false",
                "{kind: band, every: day, min: 1, max: 2} | {kind: band, every: month, min: 3, max: 4} | 1 | false",
                "{kind: band, every: week, min: 1, max: 2} | {kind: band, every: week, min: 3, max: 4} | 1 | true",
                "{kind: band, every: week, min: 1, max: 2} | {kind: band, every: week, min: 2, max: 4} | 1 | false",
                "{kind: band, every: week, min: 1, max: 2} | {kind: band, every: week, min: -2, max: -1} | -1 | false",
                "{kind: band, every: month, min: 1, max: 2, needed: 0.5} | {kind: band, every: month, min: 3, max: 4, needed: 0.5} | 1 | false",
                "{kind: band, every: month, min: 1, max: 2, needed: 0.8} | {kind: band, every: month, min: 3, max: 4, needed: 0.5} | 1 | true",
                "{kind: response, within: PT4H} | {kind: change, by: -10} | 1 | false",
            })
    void over_one_year(String first, String second, BigDecimal factor, boolean contradictory)
            throws JsonProcessingException {
        assertThat(Contradiction.between(kpi(first, YEAR, false), kpi(second, YEAR, false), Ratio.of(factor))
                        .isPresent())
                .isEqualTo(contradictory);
        assertThat(Contradiction.between(
                                kpi(second, YEAR, false), kpi(first, YEAR, false), Ratio.ONE.over(Ratio.of(factor)))
                        .isPresent())
                .isEqualTo(contradictory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{kind: limit, atMost: 5} | 2026-01-01/2026-12-31 | {kind: total, atLeast: 8} | 2026-03-01/2026-05-31 | true",
                "{kind: limit, atMost: 5} | 2026-03-01/2026-05-31 | {kind: total, atLeast: 8} | 2026-01-01/2026-12-31 | false",
                "{kind: limit, atMost: 5} | 2026-01-01/2026-06-30 | {kind: total, atLeast: 8} | 2026-03-01/2026-09-30 | false",
                "{kind: level, atLeast: 2} | 2026-01-01/2026-06-30 | {kind: level, atMost: 3} | 2026-01-01/2026-12-31 | true",
                "{kind: band, every: month, min: 1, max: 2} | 2026-01-01/2026-06-30 | {kind: band, every: month, min: 3, max: 4} | 2026-06-01/2026-12-31 | true",
                "{kind: band, every: month, min: 1, max: 2} | 2026-01-01/2026-06-30 | {kind: band, every: month, min: 3, max: 4} | 2026-06-02/2026-12-31 | false",
                "{kind: band, every: quarter, min: 1, max: 2} | 2026-01-01/2026-06-30 | {kind: band, every: quarter, min: 3, max: 4} | 2026-04-01/2026-12-31 | true",
                "{kind: band, every: quarter, min: 1, max: 2} | 2026-01-01/2026-06-29 | {kind: band, every: quarter, min: 3, max: 4} | 2026-04-01/2026-12-31 | false",
                "{kind: band, every: week, min: 1, max: 2} | 2026-01-01/2026-01-11 | {kind: band, every: week, min: 3, max: 4} | 2026-01-05/2026-12-31 | true",
                "{kind: band, every: week, min: 1, max: 2} | 2026-01-01/2026-01-11 | {kind: band, every: week, min: 3, max: 4} | 2026-01-06/2026-12-31 | false",
            })
    void over_other_periods(String first, String firstPeriod, String second, String secondPeriod, boolean contradictory)
            throws JsonProcessingException {
        assertThat(Contradiction.between(kpi(first, firstPeriod, false), kpi(second, secondPeriod, false), Ratio.ONE)
                        .isPresent())
                .isEqualTo(contradictory);
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true"})
    void what_can_be_negative_is_no_contradiction_of_a_limit(boolean canBeNegative, boolean contradictory)
            throws JsonProcessingException {
        assertThat(Contradiction.between(
                                kpi("{kind: limit, atMost: 5}", YEAR, canBeNegative),
                                kpi("{kind: total, atLeast: 8}", YEAR, canBeNegative),
                                Ratio.ONE)
                        .isPresent())
                .isEqualTo(contradictory);
    }

    private static DeclaredKpi kpi(String target, String period, boolean canBeNegative) throws JsonProcessingException {
        String json = target.replaceAll("([A-Za-z]\\w*)", "\"$1\"");
        return new DeclaredKpi(
                "id",
                "name",
                "department",
                "objective",
                Canonical.of("sum(a)"),
                new ObjectMapper().readTree(json),
                LocalDate.parse(period.substring(0, 10)),
                LocalDate.parse(period.substring(11)),
                canBeNegative,
                Optional.empty());
    }
}
