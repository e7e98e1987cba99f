package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The truth table of the design, row by row, with exact figures. UTC, the year 2026, seen on 2026-07-02T12:00. */
class TruthTableTest {

    private static final String LEVEL =
            "{'kind':'level','atLeast':120,'over':'P30D','baseline':{'value':100,'provenance':'report'}}";
    private static final String LESS =
            "{'kind':'change','by':-20,'unit':'percent','over':'period','baseline':{'value':1000,'provenance':'report'}}";
    private static final String TOTAL = "{'kind':'total','atLeast':10}";
    private static final String LIMIT = "{'kind':'limit','atMost':100}";
    private static final String SHARE = "{'kind':'level','atLeast':0.2,'over':'period'}";
    private static final String EXTRA =
            "{'kind':'every','every':'month','extra':30,'baseline':{'value':70,'provenance':'report'},'needed':%s}";
    private static final String BAND = "{'kind':'band','every':'month','min':45,'max':55}";
    private static final String RUBRIC =
            "{'kind':'rubric','atLeast':3,'assessors':['a','b','c'],'validFor':'P90D','levels':[{'score':0,'label':'none'},"
                    + "{'score':1,'label':'some'},{'score':2,'label':'half'},{'score':3,'label':'most'},{'score':4,'label':'all'}]}";

    /** A row; figures as texts, {@code null} for none. {@code rest} is rule, reason, decidedOn, expected, bar. */
    private record Row(
            String name,
            Situation situation,
            String value,
            String progress,
            String attained,
            String status,
            List<String> rest) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(
            String name,
            Situation situation,
            String value,
            String progress,
            String attained,
            String status,
            String rule,
            String reason,
            String decidedOn,
            String expected,
            String bar) {
        return new Row(
                name,
                situation,
                value,
                progress,
                attained,
                status,
                java.util.Arrays.asList(rule, reason, decidedOn, expected, bar));
    }

    static Stream<Row> rows() {
        return Stream.of(
                row(
                        "level, b 100, t 120, linear",
                        Situation.of("mean(m)", LEVEL).value("110"),
                        "110",
                        "0.5",
                        "open",
                        "on-track",
                        "pace",
                        null,
                        null,
                        "0.5",
                        "0.5"),
                row(
                        "change −20 %, b 1000: 900",
                        Situation.of("mean(m)", LESS).value("900"),
                        "900",
                        "0.5",
                        "open",
                        "off-track",
                        "pace",
                        null,
                        null,
                        "1",
                        "0.5"),
                row(
                        "change −20 %, b 1000: 1100",
                        Situation.of("mean(m)", LESS).value("1100"),
                        "1100",
                        "-0.5",
                        "open",
                        "off-track",
                        "pace",
                        null,
                        null,
                        "1",
                        "0"),
                row(
                        "change −20 %, b 1000: 800",
                        Situation.of("mean(m)", LESS).value("800"),
                        "800",
                        "1",
                        "open",
                        "on-track",
                        "pace",
                        null,
                        null,
                        "1",
                        "1"),
                row(
                        "level, b 100, t 120: 150",
                        Situation.of("mean(m)", LEVEL).value("150"),
                        "150",
                        "2.5",
                        "open",
                        "on-track",
                        "pace",
                        null,
                        null,
                        "0.5",
                        "1"),
                row(
                        "band 45…55 monthly, 6 of 6 months inside",
                        Situation.of("mean(m)", BAND).months("50", "45", "55", "46", "54", "50"),
                        "50",
                        "1",
                        "open",
                        "on-track",
                        "pace",
                        null,
                        null,
                        "1",
                        "1"),
                row(
                        "change +0.4 points on sentiment, b −0.2",
                        Situation.of(
                                        "mean(s)",
                                        "{'kind':'change','by':0.4,'unit':'points','over':'P30D','baseline':{'value':-0.2,'provenance':'r'}}")
                                .value("0"),
                        "0",
                        "0.5",
                        "open",
                        "on-track",
                        "pace",
                        null,
                        null,
                        "0.5",
                        "0.5"),
                row(
                        "change −100 %, complaints b 40",
                        Situation.of(
                                        "mean(m)",
                                        "{'kind':'change','by':-100,'unit':'percent','baseline':{'value':40,'provenance':'r'}}")
                                .value("10"),
                        "10",
                        "0.75",
                        "open",
                        "at-risk",
                        "pace",
                        null,
                        null,
                        "1",
                        "0.75"),
                row(
                        "change −20 %, b 0",
                        Situation.of(
                                        "mean(m)",
                                        "{'kind':'change','by':-20,'unit':'percent','baseline':{'value':0,'provenance':'r'}}")
                                .value("5"),
                        "5",
                        null,
                        null,
                        "not-computable",
                        "zero-baseline",
                        "zero-baseline",
                        null,
                        null,
                        null),
                row(
                        "total 10: 4",
                        Situation.of("sum(m)", TOTAL).value("4"),
                        "4",
                        "0.4",
                        "open",
                        "at-risk",
                        "pace",
                        null,
                        null,
                        "0.5",
                        "0.4"),
                row(
                        "total 10: 10",
                        Situation.of("sum(m)", TOTAL).value("10"),
                        "10",
                        "1",
                        "yes",
                        "met",
                        "target-reached",
                        null,
                        null,
                        "0.5",
                        "1"),
                row(
                        "total 10, asOf 2027-02-01, feed complete to the end: 9",
                        Situation.of("sum(m)", TOTAL)
                                .at("2027-02-01T00:00:00Z")
                                .freshness("P14D")
                                .newest("2026-06-01T00:00:00Z")
                                .completeUntil("2027-01-01T00:00:00Z")
                                .value("9"),
                        "9",
                        "0.9",
                        "no",
                        "missed",
                        "final",
                        null,
                        "2026-12-31",
                        "1",
                        "0.9"),
                row(
                        "total 10, metric never measured",
                        Situation.of("sum(m)", TOTAL).neverMeasured(),
                        null,
                        null,
                        null,
                        "no-data",
                        "never-measured",
                        "never-measured",
                        null,
                        null,
                        null),
                row(
                        "total 10, measured before S only, freshness P14D",
                        Situation.of("sum(m)", TOTAL)
                                .freshness("P14D")
                                .newest("2025-12-01T00:00:00Z")
                                .value("0"),
                        "0",
                        "0",
                        "open",
                        "stale",
                        "newest-too-old",
                        null,
                        null,
                        "0.5",
                        "0"),
                row(
                        "the same, freshness P730D",
                        Situation.of("sum(m)", TOTAL)
                                .freshness("P730D")
                                .newest("2025-12-01T00:00:00Z")
                                .value("0"),
                        "0",
                        "0",
                        "open",
                        "off-track",
                        "pace",
                        null,
                        null,
                        "0.5",
                        "0"),
                row(
                        "level share ≥ 20 %: 1 of 4",
                        Situation.of("sum(m) / sum(n)", SHARE).value("0.25"),
                        "0.25",
                        null,
                        "open",
                        "on-track",
                        "holds",
                        null,
                        null,
                        null,
                        "1"),
                row(
                        "level share ≥ 20 %: 0 of 0",
                        Situation.of("sum(m) / sum(n)", SHARE).absent("value", "zero-denominator"),
                        null,
                        null,
                        null,
                        "no-data",
                        "zero-denominator",
                        "zero-denominator",
                        null,
                        null,
                        null),
                row(
                        "every month +30 over 70 a month, needed 80 %",
                        Situation.of("sum(m)", EXTRA.formatted("0.8")).months("100", "101", "99", "100", "130", "100"),
                        "100",
                        "0.416666666666667",
                        "open",
                        "on-track",
                        "pace",
                        null,
                        null,
                        "0.8",
                        "0.416666666666667"),
                row(
                        "the same, needed all",
                        Situation.of("sum(m)", EXTRA.formatted("1")).months("100", "101", "99", "100", "130", "100"),
                        "100",
                        "0.416666666666667",
                        "no",
                        "missed",
                        "cannot-be-attained",
                        null,
                        "2026-03-31",
                        "1",
                        "0.416666666666667"),
                row(
                        "limit 100: 60",
                        Situation.of("sum(m)", LIMIT).value("60"),
                        "60",
                        "0.4",
                        "open",
                        "at-risk",
                        "burn",
                        null,
                        null,
                        "0.5",
                        "0.4"),
                row(
                        "limit 100: 101",
                        Situation.of("sum(m)", LIMIT).value("101"),
                        "101",
                        "-0.01",
                        "no",
                        "missed",
                        "budget-exceeded",
                        null,
                        null,
                        "0.5",
                        "0"),
                row(
                        "response, no incident",
                        Situation.of(null, "{'kind':'response','watch':'crisis','within':'PT4H'}")
                                .watched(),
                        null,
                        null,
                        null,
                        "not-applicable",
                        "no-event",
                        null,
                        null,
                        null,
                        null),
                row(
                        "response, no watch",
                        Situation.of(null, "{'kind':'response','watch':'crisis','within':'PT4H'}"),
                        null,
                        null,
                        null,
                        "not-applicable",
                        "no-event",
                        "no-watch",
                        null,
                        null,
                        null),
                row(
                        "rubric target 3 of 0–4; assessors 2, 3, 4",
                        Situation.of(null, RUBRIC).assessed("2", "3", "4"),
                        "3",
                        "1",
                        "open",
                        "on-track",
                        "pace",
                        null,
                        null,
                        "1",
                        "1"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_situation_has_exactly_this_standing(Row row) {
        Standing standing = row.situation().standing();
        List<String> found = java.util.Arrays.asList(
                text(standing.value()),
                text(standing.progress()),
                standing.attained(),
                standing.status(),
                standing.rule(),
                standing.reason(),
                standing.decidedOn() == null ? null : standing.decidedOn().toString(),
                text(standing.expected()),
                text(standing.bar()));
        List<String> asked = new java.util.ArrayList<>(
                java.util.Arrays.asList(row.value(), row.progress(), row.attained(), row.status()));
        asked.addAll(row.rest());
        assertThat(found).isEqualTo(asked);
    }

    @Test
    void the_disagreement_of_assessors_is_shown() {
        Standing standing = Situation.of(null, RUBRIC).assessed("2", "3", "4").standing();
        assertThat(standing.disagreement().spread()).isEqualByComparingTo("2");
    }

    private static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    static Stream<List<Object>> refused() {
        return Stream.of(
                List.of(
                        "level, b 50, t 50",
                        Situation.of(
                                "mean(m)", "{'kind':'level','atLeast':50,'baseline':{'value':50,'provenance':'r'}}"),
                        "no-distance",
                        "band"),
                List.of(
                        "change +20 % on sentiment, b −0.2",
                        Situation.of(
                                "mean(s)",
                                "{'kind':'change','by':20,'unit':'percent','baseline':{'value':-0.2,'provenance':'r'}}"),
                        "percentage-of-a-signed-score",
                        "points"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_has_no_direction_or_no_percentage_is_refused_with_an_alternative(List<Object> row) {
        List<Fault> faults = ((Situation) row.get(1)).faults();
        assertThat(faults).extracting(Fault::code).containsExactly((String) row.get(2));
        assertThat(faults.get(0).sentence()).contains((String) row.get(3));
    }
}
