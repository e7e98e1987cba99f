package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.measure.Canonical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth table of the design, row by row. */
class TruthTableTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate END = LocalDate.of(2026, 12, 31);
    private static final Instant MIDDLE = Instant.parse("2026-07-02T12:00:00Z");
    private static final String FIXED = "\"baseline\":{\"value\":%s,\"provenance\":\"report\"}";

    private static Target target(String json) {
        List<Fault> faults = new ArrayList<>();
        try {
            Target target = TargetReader.target(JSON.readTree(json), "/target", faults);
            assertThat(faults).isEmpty();
            return target;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Definition definition(String measure, String target, Freshness freshness, Pace pace) {
        return new Definition(
                measure == null ? null : Canonical.of(measure),
                target(target),
                pace,
                null,
                freshness,
                Missing.UNKNOWN,
                null,
                null,
                0,
                List.of(
                        new MetricState("m", null, null, BigDecimal.ZERO),
                        new MetricState("s", null, null, new BigDecimal("-1"))));
    }

    private static Moment at(Instant at) {
        return new Moment(START, END, null, at, ZoneOffset.UTC);
    }

    private static Answer answer(String value, Instant newest) {
        return value == null
                ? new Answer(
                        null, newest == null ? "never-measured" : "zero-denominator", 0, newest, false, inputs(newest))
                : new Answer(new BigDecimal(value), null, 1, newest, false, inputs(newest));
    }

    private static List<Answer.Input> inputs(Instant newest) {
        return List.of(new Answer.Input("m", newest == null ? null : Instant.EPOCH, newest, null));
    }

    private static void assertStanding(
            Standing standing, String value, String progress, String attained, String status) {
        assertThat(standing.status()).as(standing.toString()).isEqualTo(status);
        assertThat(standing.attained()).isEqualTo(attained);
        assertNumber(standing.value(), value);
        assertNumber(standing.progress(), progress);
    }

    private static void assertNumber(BigDecimal number, String expected) {
        if (expected == null) {
            assertThat(number).isNull();
        } else {
            assertThat(number).isEqualByComparingTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "mean(m) | {\"kind\":\"level\",\"atLeast\":120,\"over\":\"P30D\",\"baseline\":{\"value\":100,\"provenance\":\"r\"}} | 110 | 0.5 | open | on-track",
                "mean(m) | {\"kind\":\"change\",\"by\":-20,\"unit\":\"percent\",\"baseline\":{\"value\":1000,\"provenance\":\"r\"}} | 900 | 0.5 | open | off-track",
                "mean(m) | {\"kind\":\"change\",\"by\":-20,\"unit\":\"percent\",\"baseline\":{\"value\":1000,\"provenance\":\"r\"}} | 1100 | -0.5 | open | off-track",
                "mean(m) | {\"kind\":\"change\",\"by\":-20,\"unit\":\"percent\",\"baseline\":{\"value\":1000,\"provenance\":\"r\"}} | 800 | 1 | open | on-track",
                "mean(m) | {\"kind\":\"level\",\"atLeast\":120,\"over\":\"P30D\",\"baseline\":{\"value\":100,\"provenance\":\"r\"}} | 150 | 2.5 | open | on-track",
                "mean(s) | {\"kind\":\"change\",\"by\":0.4,\"unit\":\"points\",\"over\":\"P30D\",\"baseline\":{\"value\":-0.2,\"provenance\":\"r\"}} | 0 | 0.5 | open | on-track",
                "mean(m) | {\"kind\":\"change\",\"by\":-100,\"unit\":\"percent\",\"baseline\":{\"value\":40,\"provenance\":\"r\"}} | 10 | 0.75 | open | at-risk",
                "mean(m) | {\"kind\":\"change\",\"by\":-20,\"unit\":\"percent\",\"baseline\":{\"value\":0,\"provenance\":\"r\"}} | 5 | - | - | not-computable",
                "sum(m) | {\"kind\":\"total\",\"atLeast\":10} | 4 | 0.4 | open | at-risk",
                "sum(m) | {\"kind\":\"total\",\"atLeast\":10} | 10 | 1 | yes | met",
                "sum(m) | {\"kind\":\"total\",\"atLeast\":10} | - | - | - | no-data",
                "sum(m)/sum(n) | {\"kind\":\"level\",\"atLeast\":0.2} | 0.25 | - | open | on-track",
                "sum(m) | {\"kind\":\"limit\",\"atMost\":100} | 60 | 0.4 | open | at-risk",
                "sum(m) | {\"kind\":\"limit\",\"atMost\":100} | 101 | -0.01 | no | missed",
            })
    void a_value_has_its_progress_and_status(
            String measure, String target, String value, String progress, String attained, String status) {
        Standing standing = Evaluator.evaluate(
                definition(measure, target, Freshness.BY_CADENCE, null),
                at(MIDDLE),
                Map.of("value", answer(value, value == null ? null : MIDDLE)));
        assertStanding(standing, value, progress, attained, status);
    }

    @Test
    void the_bar_of_what_is_exceeded_is_full() {
        Standing standing = Evaluator.evaluate(
                definition(
                        "mean(m)",
                        "{\"kind\":\"level\",\"atLeast\":120,\"over\":\"P30D\"," + FIXED.formatted("100") + "}",
                        Freshness.BY_CADENCE,
                        null),
                at(MIDDLE),
                Map.of("value", answer("150", MIDDLE)));
        assertNumber(standing.bar(), "1");
    }

    @Test
    void at_the_end_a_total_that_was_not_reached_is_missed() {
        Standing standing = Evaluator.evaluate(
                definition(
                        "sum(m)", "{\"kind\":\"total\",\"atLeast\":10}", new Freshness(true, Span.parse("P14D")), null),
                at(Instant.parse("2027-02-01T00:00:00Z")),
                Map.of("value", answer("9", Instant.parse("2026-12-31T23:00:00Z"))));
        assertStanding(standing, "9", "0.9", "no", "missed");
    }

    @ParameterizedTest
    @CsvSource({"P14D,stale", "P730D,off-track"})
    void measured_before_the_period_only_is_zero_and_stale_or_behind(String freshness, String status) {
        Standing standing = Evaluator.evaluate(
                definition(
                        "sum(m)",
                        "{\"kind\":\"total\",\"atLeast\":10}",
                        new Freshness(true, Span.parse(freshness)),
                        null),
                at(MIDDLE),
                Map.of("value", answer("0", Instant.parse("2025-12-01T00:00:00Z"))));
        assertStanding(standing, "0", "0", "open", status);
    }

    @Test
    void a_share_of_nothing_is_no_data() {
        Standing standing = Evaluator.evaluate(
                definition("sum(m)/sum(n)", "{\"kind\":\"level\",\"atLeast\":0.2}", Freshness.BY_CADENCE, null),
                at(MIDDLE),
                Map.of("value", answer(null, MIDDLE)));
        assertStanding(standing, null, null, null, "no-data");
        assertThat(standing.rule()).isEqualTo("zero-denominator");
    }

    private static Map<String, Answer> months(String... values) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put("value", answer("1", MIDDLE));
        for (int i = 0; i < values.length; i++) {
            answers.put("period " + START.plusMonths(i), answer(values[i], MIDDLE));
        }
        return answers;
    }

    @ParameterizedTest
    @CsvSource({"0.8,open,on-track", "1,no,missed"})
    void every_month_thirty_more_than_before(String needed, String attained, String status) {
        Standing standing = Evaluator.evaluate(
                definition(
                        "sum(m)",
                        "{\"kind\":\"every\",\"every\":\"month\",\"extra\":30,\"needed\":" + needed + ","
                                + FIXED.formatted("70") + "}",
                        Freshness.BY_CADENCE,
                        null),
                at(MIDDLE),
                months("100", "101", "99", "100", "130", "100"));
        assertThat(standing.status()).isEqualTo(status);
        assertThat(standing.attained()).isEqualTo(attained);
        assertThat(standing.progress()).isEqualByComparingTo("0.416666666666667");
        assertThat(standing.periods().stream().filter(one -> Boolean.TRUE.equals(one.held())))
                .hasSize(5);
    }

    @Test
    void a_band_that_held_in_every_month_is_on_track() {
        Standing standing = Evaluator.evaluate(
                definition(
                        "mean(m)",
                        "{\"kind\":\"band\",\"every\":\"month\",\"min\":45,\"max\":55}",
                        Freshness.BY_CADENCE,
                        null),
                at(MIDDLE),
                months("50", "45", "55", "50", "50", "50"));
        assertStanding(standing, "50", "1", "open", "on-track");
    }

    @Test
    void a_response_without_an_incident_is_not_applicable() {
        Standing standing = Evaluator.evaluate(
                definition(
                        null,
                        "{\"kind\":\"response\",\"watch\":\"crisis\",\"within\":\"PT4H\"}",
                        Freshness.BY_CADENCE,
                        null),
                at(MIDDLE),
                Map.of());
        assertStanding(standing, null, null, null, "not-applicable");
        assertThat(standing.rule()).isEqualTo("no-event");
    }

    @Test
    void a_rubric_at_its_target_is_on_track() {
        Standing standing = Evaluator.evaluate(
                definition(
                        null,
                        "{\"kind\":\"rubric\",\"atLeast\":3,\"assessors\":[\"a\"],\"levels\":[{\"score\":0,\"label\":\"a\"},{\"score\":4,\"label\":\"b\"}]}",
                        Freshness.BY_CADENCE,
                        null),
                at(MIDDLE),
                Map.of(
                        Panel.answerOf("ann"), answer("2", MIDDLE),
                        Panel.answerOf("ben"), answer("3", MIDDLE),
                        Panel.answerOf("cis"), answer("4", MIDDLE)));
        assertStanding(standing, "3", "1", "open", "on-track");
        assertThat(standing.disagreement().spread()).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mean(m) | {\"kind\":\"level\",\"atLeast\":50,\"baseline\":{\"value\":50,\"provenance\":\"r\"}} | no-distance",
                "mean(s) | {\"kind\":\"change\",\"by\":20,\"unit\":\"percent\",\"baseline\":{\"value\":-0.2,\"provenance\":\"r\"}} | percentage-of-a-signed-score",
                "sum(m) | {\"kind\":\"level\",\"atLeast\":50} | sum-over-period",
                "mean(m) | {\"kind\":\"total\",\"atLeast\":50} | not-additive",
                "sum(m)+mean(m) | {\"kind\":\"change\",\"by\":5,\"unit\":\"points\",\"baseline\":\"preceding\"} | mixed-degree",
                "mean(m) | {\"kind\":\"change\",\"by\":-101,\"unit\":\"percent\",\"baseline\":\"preceding\"} | below-minus-100-percent",
                "mean(m) | {\"kind\":\"change\",\"by\":0,\"unit\":\"points\",\"baseline\":\"preceding\"} | no-distance",
                "sum(m) | {\"kind\":\"change\",\"by\":5,\"unit\":\"points\",\"baseline\":{\"value\":5,\"provenance\":\"r\"}} | days-needed",
                "max(m) | {\"kind\":\"change\",\"by\":5,\"unit\":\"points\",\"over\":\"P30D\",\"baseline\":\"preceding\"} | unequal-windows",
                "mean(m) | {\"kind\":\"change\",\"by\":5,\"unit\":\"points\",\"baseline\":{\"from\":\"2025-06-01\",\"to\":\"2026-01-01\"}} | baseline-in-period",
            })
    void what_could_never_be_right_is_refused(String measure, String target, String code) {
        assertThat(Rules.faults(definition(measure, target, Freshness.BY_CADENCE, null), START, END, ZoneOffset.UTC))
                .extracting(Fault::code)
                .contains(code);
    }
}
