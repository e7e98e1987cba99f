package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the measurements for each kind of target. */
class QuestionsTest {

    private static String told(Map<String, Window> windows) {
        return new TreeMap<>(windows)
                .entrySet().stream()
                        .map(one -> one.getKey() + " " + day(one.getValue().from()) + ".."
                                + day(one.getValue().to()))
                        .collect(Collectors.joining(", "));
    }

    private static String day(Instant instant) {
        return instant.toString().replace("T00:00:00Z", "").replace("T12:00:00Z", "n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sum(m) | {'kind':'total','atLeast':10} | value 2026-01-01..2026-07-02n",
                "sum(m) | {'kind':'limit','atMost':10} | value 2026-01-01..2026-07-02n",
                "mean(m) | {'kind':'level','atLeast':10} | value 2026-01-01..2026-07-02n",
                "mean(m) | {'kind':'level','atLeast':10,'over':'P7D','baseline':'year-earlier'} | baseline 2025-06-26..2025-07-02n, value 2026-06-26..2026-07-02n",
                "mean(m) | {'kind':'level','atLeast':10,'baseline':{'from':'2025-03-01','to':'2025-03-31'}} | baseline 2025-03-01..2025-04-01, value 2026-01-01..2026-07-02n",
                "mean(m) | {'kind':'level','atLeast':10,'baseline':{'value':1,'provenance':'r'}} | value 2026-01-01..2026-07-02n",
                "sum(m) | {'kind':'change','by':1,'unit':'percent','baseline':'preceding'} | baseline 2025-01-01..2026-01-01, value 2026-01-01..2026-07-02n",
                "sum(m) | {'kind':'every','every':'quarter','atLeast':10} | period 2026-01-01 2026-01-01..2026-04-01, period 2026-04-01 2026-04-01..2026-07-01, running 2026-07-01..2026-07-02n, value 2026-01-01..2026-07-02n",
                "mean(m) | {'kind':'band','every':'quarter','min':1,'max':2} | period 2026-01-01 2026-01-01..2026-04-01, period 2026-04-01 2026-04-01..2026-07-01, running 2026-07-01..2026-07-02n, value 2026-01-01..2026-07-02n",
                "sum(m) | {'kind':'every','every':'quarter','extra':1,'baseline':'year-earlier'} | baseline 2025-01-01..2026-01-01, period 2026-01-01 2026-01-01..2026-04-01, period 2026-04-01 2026-04-01..2026-07-01, running 2026-07-01..2026-07-02n, value 2026-01-01..2026-07-02n",
                "sum(m) | {'kind':'every','every':'quarter','extra':1,'baseline':{'from':'2025-02-01','to':'2025-03-31'}} | period 2026-01-01 2026-01-01..2026-04-01, period 2026-04-01 2026-04-01..2026-07-01, running 2026-07-01..2026-07-02n, value 2026-01-01..2026-07-02n",
            })
    void each_kind_asks_for_its_windows(String measure, String target, String windows) {
        assertThat(told(Situation.of(measure, target).questions())).isEqualTo(windows);
    }

    @ParameterizedTest
    @CsvSource({"total, atLeast", "limit, atMost"})
    void what_may_still_change_is_asked_apart(String kind, String bound) {
        Situation sum = Situation.of("sum(m)", "{'kind':'" + kind + "','" + bound + "':10}")
                .metric(null, "P2D");
        assertThat(told(sum.questions())).isEqualTo("settled 2026-01-01..2026-06-30n, value 2026-01-01..2026-07-02n");
        assertThat(told(sum.pace("'seasonal'").questions()))
                .isEqualTo("season-part 2025-01-01..2025-07-02n, season-whole 2025-01-01..2026-01-01,"
                        + " settled 2026-01-01..2026-06-30n, value 2026-01-01..2026-07-02n");
    }

    @Test
    void exactly_at_the_end_of_a_period_none_is_running() {
        assertThat(told(Situation.of("sum(m)", "{'kind':'every','every':'quarter','atLeast':10}")
                        .at("2026-04-01T00:00:00Z")
                        .questions()))
                .isEqualTo("period 2026-01-01 2026-01-01..2026-04-01, value 2026-01-01..2026-04-01");
    }

    @Test
    void of_assessments_and_incidents_no_measure_is_asked() {
        assertThat(Situation.of(
                                null,
                                "{'kind':'rubric','atLeast':2,'assessors':['a'],'levels':[{'score':1,'label':'x'},{'score':2,'label':'y'}]}")
                        .questions())
                .isEmpty();
        assertThat(Situation.of(null, "{'kind':'response','watch':'w','within':'PT4H'}")
                        .questions())
                .isEmpty();
    }

    @Test
    void a_course_before_the_first_day_asks_nothing() {
        Situation total = Situation.of("sum(m)", "{'kind':'total','atLeast':10}");
        assertThat(Questions.course(
                        total.definition(), total.at("2025-12-31T12:00:00Z").moment()))
                .isEmpty();
        assertThat(told(Questions.course(
                        total.definition(), total.at("2026-01-02T12:00:00Z").moment())))
                .isEqualTo("by 2026-01-01 2026-01-01..2026-01-02, by 2026-01-02 2026-01-01..2026-01-02n");
    }

    @Test
    void a_definition_over_other_states_of_its_metrics_is_the_same_otherwise() {
        Definition definition =
                Situation.of("sum(m)", "{'kind':'total','atLeast':10}").definition();
        List<MetricState> states = List.of(new MetricState("m", null, Span.parse("P3D"), null));
        assertThat(definition.with(states).metrics()).isEqualTo(states);
        assertThat(definition.with(states).with(definition.metrics())).isEqualTo(definition);
        Moment moment = Situation.of("sum(m)", "{'kind':'total','atLeast':10}").moment();
        assertThat(moment.day()).isEqualTo("2026-07-02");
    }
}
