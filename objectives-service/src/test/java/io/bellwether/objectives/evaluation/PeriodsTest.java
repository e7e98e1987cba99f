package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps targets of calendar periods from being judged, and what decides them at the end. */
class PeriodsTest {

    private static final String EXTRA = "{'kind':'every','every':'month','extra':30,'baseline':";

    @Test
    void an_objective_closed_before_its_first_period_ended_has_none() {
        Standing standing = Situation.of("sum(m)", "{'kind':'every','every':'month','atLeast':10}")
                .closed("2026-01-20T00:00:00Z")
                .value("5")
                .standing();
        assertThat(standing.status()).isEqualTo("not-computable");
        assertThat(standing.reason()).isEqualTo("no-whole-period");
        assertThat(standing.attained()).isNull();
    }

    @Test
    void a_baseline_without_a_whole_period_says_nothing() {
        Standing standing = Situation.of("sum(m)", EXTRA + "{'from':'2025-01-02','to':'2025-02-27'}}")
                .months("100")
                .standing();
        assertThat(standing.status()).isEqualTo("not-computable");
        assertThat(standing.reason()).isEqualTo("no-whole-period");
    }

    @Test
    void a_baseline_of_periods_must_be_covered() {
        Situation late = Situation.of("sum(m)", EXTRA + "{'from':'2025-01-01','to':'2025-06-30'}}")
                .freshness("P7D")
                .first("2025-01-09T00:00:00Z")
                .baseline("420")
                .months("100");
        assertThat(late.standing().status()).isEqualTo("not-computable");
        assertThat(late.standing().reason()).isEqualTo("baseline-not-covered");
        assertThat(late.standing().baseline()).isNull();
        Situation without = Situation.of("sum(m)", EXTRA + "{'from':'2025-01-01','to':'2025-06-30'}}")
                .months("100");
        assertThat(without.standing().reason()).isEqualTo("no-baseline");
    }

    @Test
    void a_provisional_baseline_makes_the_standing_provisional() {
        Situation extra = Situation.of("sum(m)", EXTRA + "{'from':'2025-01-01','to':'2025-06-30'}}")
                .baseline("420")
                .months("100", "101");
        assertThat(extra.standing().provisional()).isFalse();
        assertThat(extra.standing().target()).isEqualByComparingTo("100");
        Answer sure = extra.answers().get(Questions.BASELINE);
        extra.answers().put(Questions.BASELINE, new Answer(sure.value(), null, 1, sure.newest(), true, sure.inputs()));
        assertThat(extra.standing().provisional()).isTrue();
        Situation change = Situation.of("mean(m)", "{'kind':'change','by':1,'unit':'points','baseline':'preceding'}")
                .value("4")
                .baseline("3");
        assertThat(change.standing().provisional()).isFalse();
        change.answers().put(Questions.BASELINE, new Answer(new BigDecimal(3), null, 1, null, true, List.of()));
        assertThat(change.standing().provisional()).isTrue();
    }

    @Test
    void a_metric_that_was_never_measured_has_no_periods() {
        Standing silent = Evaluator.evaluate(
                Situation.of("sum(m)", "{'kind':'every','every':'month','atLeast':10}")
                        .definition(),
                Situation.of("sum(m)", "{'kind':'every','every':'month','atLeast':10}")
                        .moment(),
                java.util.Map.of());
        assertThat(silent.status()).isEqualTo("no-data");
        assertThat(silent.reason()).isEqualTo("never-measured");
        Standing never = Situation.of("sum(m)", "{'kind':'every','every':'month','atLeast':10}")
                .neverMeasured()
                .standing();
        assertThat(never.reason()).isEqualTo("never-measured");
        Standing zero = Situation.of("sum(m)", "{'kind':'every','every':'month','atMost':10}")
                .neverMeasured()
                .missing(Missing.ZERO)
                .standing();
        assertThat(zero.reason()).isNull();
        assertThat(zero.value()).isEqualByComparingTo("0");
        assertThat(zero.status()).isEqualTo("on-track");
    }

    @ParameterizedTest
    @CsvSource({
        // of twelve months seven are known; how many of those hold; needed; status
        "7, 0.58, met",
        "6, 0.9, no-data",
        "6, 0.91, no-data",
        "6, 0.92, missed",
        "1, 0.5, no-data",
        "0, 0.5, missed",
    })
    void the_unknown_ones_decide_only_where_they_can(int held, String needed, String status) {
        String[] months = new String[12];
        for (int i = 0; i < months.length; i++) {
            months[i] = i < 5 ? "-" : i < 5 + held ? "10" : "9";
        }
        Standing standing = Situation.of(
                        "mean(m)", "{'kind':'every','every':'month','atLeast':10,'needed':" + needed + "}")
                .at("2027-01-01T00:00:00Z")
                .months(months)
                .standing();
        assertThat(standing.status()).isEqualTo(status);
        if (status.equals("no-data")) {
            assertThat(standing.reason()).isEqualTo("unknown-periods-decide");
        }
    }

    @Test
    void when_all_have_ended_none_is_running() {
        Situation ended = Situation.of("sum(m)", "{'kind':'every','every':'month','atLeast':10}")
                .period("2026-01-01", "2026-02-28")
                .at(Instant.parse("2026-02-28T23:59:59Z"))
                .months("10")
                .answer(Questions.RUNNING, "8");
        assertThat(ended.standing().periods()).hasSize(2);
        assertThat(ended.standing().periods().get(1).held()).isNull();
        assertThat(ended.at("2026-03-05T00:00:00Z")
                        .months("10", "10")
                        .standing()
                        .periods())
                .hasSize(2)
                .allMatch(one -> one.held());
    }

    @Test
    void a_standing_that_is_open_or_dated_asks_for_no_course() {
        Standing met = Situation.of("sum(m)", "{'kind':'total','atLeast':10}")
                .value("12")
                .standing();
        assertThat(met.status()).isEqualTo("met");
        assertThat(Evaluator.asksForCourse(met)).isTrue();
        Standing open = Situation.of("sum(m)", "{'kind':'total','atLeast':10}")
                .value("4")
                .standing();
        assertThat(Evaluator.asksForCourse(open)).isFalse();
        Standing ended = Situation.of("sum(m)", "{'kind':'total','atLeast':10}")
                .at("2027-02-01T00:00:00Z")
                .value("9")
                .standing();
        assertThat(ended.status()).isEqualTo("missed");
        assertThat(ended.decidedOn()).isEqualTo("2026-12-31");
        assertThat(Evaluator.asksForCourse(ended)).isFalse();
    }

    @Test
    void what_only_the_service_knows_is_laid_beside_a_standing() {
        Standing missed = Situation.of("sum(m)", "{'kind':'total','atLeast':10}")
                .at("2027-02-01T00:00:00Z")
                .value("9")
                .standing();
        Instant known = Instant.parse("2027-02-01T08:00:00Z");
        Standing with = missed.with(3, known, Situation.MIDDLE, null);
        assertThat(with.targetVersion()).isEqualTo(3);
        assertThat(with.knownAt()).isEqualTo(known);
        assertThat(with.evaluatedAt()).isEqualTo(Situation.MIDDLE);
        assertThat(with.decidedOn()).isEqualTo(missed.decidedOn());
        assertThat(with.value()).isEqualByComparingTo("9");
        LocalDate earlier = LocalDate.of(2026, 12, 1);
        assertThat(missed.with(3, known, null, earlier).decidedOn()).isEqualTo(earlier);
        Noise noise = new Noise("too-few", null, null, null, 1, null, "few");
        assertThat(with.with(null, noise).noise()).isEqualTo(noise);
        assertThat(with.with(null, noise).targetVersion()).isEqualTo(3);
    }
}
