package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer says of the measurements that it was made of. */
class AnswerTest {

    private static final Instant NOON = Instant.parse("2026-07-02T12:00:00Z");

    private static Answer.Input input(String metric, Instant newest, Instant finalAt, String since) {
        return new Answer.Input(
                metric,
                Instant.EPOCH,
                newest,
                null,
                BigDecimal.ONE,
                finalAt,
                since == null ? null : LocalDate.parse(since));
    }

    private static Answer answer(String value, Answer.Input... inputs) {
        return new Answer(new BigDecimal(value), null, 1, NOON, false, List.of(inputs));
    }

    @Test
    void it_is_provisional_until_the_last_of_its_inputs_is_final() {
        Answer young = answer("1", input("a", NOON, NOON, null), input("b", NOON, NOON.plusSeconds(60), null));
        assertThat(young.finalAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(young.at(NOON).provisional()).isTrue();
        assertThat(young.at(NOON).value()).isEqualByComparingTo("1");
        assertThat(young.at(NOON).at(NOON.plusSeconds(60)).provisional()).isFalse();
        assertThat(answer("1", input("a", NOON, null, null)).at(NOON).provisional())
                .isFalse();
        assertThat(answer("1", input("a", NOON, null, null)).finalAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -",
                "2026-03-01, 2026-03-01, -",
                "2026-03-01, -, b",
                "-, 2026-03-01, b",
                "2026-04-01, 2026-03-01, b",
            })
    void figures_by_two_definitions_of_a_metric_are_not_compared(String since, String before, String metric) {
        Answer value = answer("1", input("a", NOON, null, null), input("b", NOON, null, since));
        Answer baseline = answer("2", input("a", NOON, null, null), input("b", NOON, null, before));
        assertThat(value.definedAnewSince(baseline).orElse(null)).isEqualTo(metric);
        // what rests on nothing follows no definition
        assertThat(value.definedAnewSince(answer("2", input("a", NOON, null, null), input("b", null, null, before))))
                .isEmpty();
        assertThat(answer("2", input("a", NOON, null, null), input("b", null, null, before))
                        .definedAnewSince(value))
                .isEmpty();
    }

    @Test
    void a_change_against_another_definition_is_not_computable() {
        Situation calls =
                Situation.of("sum(m)", "{'kind':'change','by':-20,'unit':'percent','baseline':'year-earlier'}");
        Standing standing = Evaluator.evaluate(
                calls.definition(),
                calls.moment(),
                Map.of(
                        Questions.VALUE, answer("800", input("m", NOON, null, "2026-03-01")),
                        Questions.BASELINE, answer("1000", input("m", NOON, null, null))));
        assertThat(standing.status()).isEqualTo("not-computable");
        assertThat(standing.reason()).isEqualTo("definition-changed");
        assertThat(standing.baseline()).isNull();
    }
}
