package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is heard of the assessors of a rubric, and what they say together. */
class PanelTest {

    private static final String RUBRIC = "{'kind':'rubric','atLeast':3,'assessors':['a','b','c'],'validFor':'P90D',"
            + "'levels':[{'score':0,'label':'x'},{'score':4,'label':'y'}]}";
    private static final String FOR_EVER = RUBRIC.replace("'validFor':'P90D',", "");
    private static final Instant OLD = Instant.parse("2026-01-10T00:00:00Z");
    private static final Instant YOUNG = Instant.parse("2026-06-10T00:00:00Z");

    private static Standing standing(String target, Map<String, Answer> answers) {
        Situation rubric = Situation.of(null, target);
        return Evaluator.evaluate(rubric.definition(), rubric.moment(), answers);
    }

    private static Answer said(String score, Instant at) {
        return score == null
                ? new Answer(null, Panel.NOT_APPLICABLE, 1, at, false, List.of())
                : new Answer(new BigDecimal(score), null, 1, at, false, List.of());
    }

    private static Map<String, Answer> answers(Answer... given) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (int i = 0; i < given.length; i++) {
            answers.put(Panel.answerOf("a" + i), given[i]);
        }
        return answers;
    }

    @Test
    void an_assessment_counts_as_long_as_it_is_valid() {
        Map<String, Answer> answers = answers(said("4", YOUNG), said("0", OLD));
        answers.put("somebody else", said("0", YOUNG));
        Standing valid = standing(RUBRIC, answers);
        assertThat(valid.value()).isEqualByComparingTo("4");
        assertThat(valid.measurements()).isEqualTo(1);
        assertThat(valid.newest()).isEqualTo(YOUNG);
        Standing ever = standing(FOR_EVER, answers);
        assertThat(ever.value()).isEqualByComparingTo("2");
        assertThat(ever.measurements()).isEqualTo(2);
        assertThat(ever.newest()).isEqualTo(YOUNG);
    }

    @Test
    void exactly_as_old_as_it_may_be_it_is_valid() {
        Instant limit = Span.parse("P90D").before(Situation.MIDDLE, java.time.ZoneOffset.UTC);
        assertThat(standing(RUBRIC, answers(said("3", limit))).value()).isEqualByComparingTo("3");
        assertThat(standing(RUBRIC, answers(said("3", limit.minusMillis(1)))).reason())
                .isEqualTo("no-valid-assessment");
        assertThat(standing(RUBRIC, Map.of()).newest()).isNull();
    }

    @Test
    void where_nobody_found_anything_to_judge_it_does_not_apply() {
        Standing nothing = standing(RUBRIC, answers(said(null, YOUNG), said(null, YOUNG)));
        assertThat(nothing.status()).isEqualTo("not-applicable");
        assertThat(nothing.rule()).isEqualTo("no-event");
        assertThat(nothing.attained()).isNull();
        assertThat(standing(RUBRIC, answers(said(null, YOUNG), said("3", YOUNG)))
                        .status())
                .isEqualTo("on-track");
    }

    @ParameterizedTest
    @CsvSource({"3, met", "2.5, missed"})
    void at_the_end_the_median_decides(String score, String status) {
        Situation rubric = Situation.of(null, FOR_EVER).at("2027-01-01T00:00:00Z");
        Standing standing =
                Evaluator.evaluate(rubric.definition(), rubric.moment(), answers(said(score, YOUNG), said(score, OLD)));
        assertThat(standing.status()).isEqualTo(status);
        assertThat(standing.progress()).isEqualByComparingTo(status.equals("met") ? "1" : "0.833333333333333");
    }

    @ParameterizedTest
    @CsvSource({"'3', 3", "'1 3', 2", "'4 1 2', 2", "'1 2 3 4', 2.5", "'0 0 1 4', 0.5"})
    void the_median_is_the_middle_one_or_between_the_middle_two(String scores, String median) {
        assertThat(Panel.median(
                        Arrays.stream(scores.split(" ")).map(BigDecimal::new).toList()))
                .isEqualByComparingTo(median);
    }
}
