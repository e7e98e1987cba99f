package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The design's "exactly" and "edges", one by one. */
class EdgesTest {

    private static final String TOTAL = "{'kind':'total','atLeast':10}";
    private static final String LIMIT = "{'kind':'limit','atMost':100}";
    private static final String AVERAGE = "{'kind':'level','atLeast':120,'over':'P30D'}";

    private static void number(BigDecimal found, String expected) {
        assertThat(found == null ? null : found.toPlainString()).isEqualTo(expected);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    // ---- precedence and time

    @Test
    void before_its_start_nothing_is_judged() {
        Standing standing = Situation.of("sum(m)", TOTAL)
                .at("2025-12-31T23:59:59Z")
                .value("12")
                .standing();
        assertThat(standing.status()).isEqualTo("not-started");
        assertThat(standing.rule()).isEqualTo("before-start");
        assertThat(standing.attained()).isNull();
        assertThat(Situation.of("sum(m)", TOTAL).at("2025-12-31T23:59:59Z").questions())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-19T05:59:59Z, too-early, under-5-percent-elapsed",
        "2026-01-19T06:00:00Z, off-track, pace",
    })
    void at_exactly_five_per_cent_it_is_not_too_early_any_more(String when, String status, String rule) {
        Standing standing = Situation.of("sum(m)", TOTAL).at(when).value("0").standing();
        assertThat(standing.status()).isEqualTo(status);
        assertThat(standing.rule()).isEqualTo(rule);
        assertThat(standing.attained()).isEqualTo("open");
    }

    @Test
    void met_early_comes_before_stale_and_stale_before_the_end() {
        assertThat(Situation.of("sum(m)", TOTAL)
                        .freshness("P7D")
                        .newest("2026-01-05T00:00:00Z")
                        .value("10")
                        .standing()
                        .status())
                .isEqualTo("met");
        assertThat(Situation.of("sum(m)", TOTAL)
                        .at("2027-03-01T00:00:00Z")
                        .freshness("P7D")
                        .newest("2026-01-05T00:00:00Z")
                        .value("9")
                        .standing()
                        .status())
                .isEqualTo("stale");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-25T12:00:00Z, at-risk",
        "2026-06-25T11:59:59.999Z, stale",
    })
    void exactly_at_the_limit_is_fresh(String newest, String status) {
        assertThat(Situation.of("sum(m)", TOTAL)
                        .freshness("P7D")
                        .newest(newest)
                        .value("4")
                        .standing()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void a_day_declared_complete_is_fresh() {
        assertThat(Situation.of("sum(m)", TOTAL)
                        .freshness("P7D")
                        .newest("2026-01-05T00:00:00Z")
                        .completeUntil("2026-06-26T00:00:00Z")
                        .value("4")
                        .standing()
                        .status())
                .isEqualTo("at-risk");
    }

    @ParameterizedTest
    @CsvSource({
        // the KPI's own freshness, its cadence, its metrics' cadence, newest, status
        "P1D, P30D, P30D, 2026-06-30T12:00:00Z, stale",
        "-, P1D, P30D, 2026-06-30T11:59:00Z, stale",
        "-, P1D, P30D, 2026-06-30T12:00:00Z, at-risk",
        "-, -, P1M, 2026-05-02T12:00:00Z, at-risk",
        "-, -, P1M, 2026-05-02T11:59:00Z, stale",
        "-, -, -, 2020-01-01T00:00:00Z, at-risk",
    })
    void freshness_is_the_kpis_own_else_twice_its_cadence_else_twice_its_metrics(
            String own, String cadence, String metrics, String newest, String status) {
        Situation situation = Situation.of("sum(m)", TOTAL).newest(newest).value("4");
        if (!own.equals("-")) {
            situation.freshness(own);
        }
        if (!cadence.equals("-")) {
            situation.cadence(cadence);
        }
        if (!metrics.equals("-")) {
            situation.metric(metrics, null);
        }
        assertThat(situation.standing().status()).isEqualTo(status);
    }

    @Test
    void a_freshness_of_null_is_never_stale() {
        assertThat(Situation.of("sum(m)", TOTAL)
                        .cadence("P1D")
                        .freshness(null)
                        .newest("2020-01-01T00:00:00Z")
                        .value("4")
                        .standing()
                        .status())
                .isEqualTo("at-risk");
    }

    @Test
    void no_missing_policy_turns_stale_off() {
        assertThat(Situation.of("sum(m)", TOTAL)
                        .missing(Missing.ZERO)
                        .freshness("P7D")
                        .neverMeasured()
                        .standing()
                        .status())
                .isEqualTo("stale");
    }

    // ---- decided and late

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'kind':'change','by':1,'unit':'points','over':'P7D','baseline':{'value':3,'provenance':'r'}} | 4 | met",
                "{'kind':'change','by':1,'unit':'points','over':'P7D','baseline':{'value':3,'provenance':'r'}} | 3.999 | missed",
                "{'kind':'change','by':-1,'unit':'points','over':'P7D','baseline':{'value':3,'provenance':'r'}} | 2 | met",
                "{'kind':'change','by':-1,'unit':'points','over':'P7D','baseline':{'value':3,'provenance':'r'}} | 2.001 | missed",
                "{'kind':'level','atLeast':4} | 4 | met",
                "{'kind':'level','atLeast':4} | 3.999 | missed",
                "{'kind':'level','atMost':4} | 4 | met",
                "{'kind':'level','atMost':4} | 4.001 | missed",
            })
    void at_the_end_it_is_met_exactly_from_the_target_on(String target, String value, String status) {
        Standing standing = Situation.of("mean(m)", target)
                .at("2027-01-01T00:00:00Z")
                .value(value)
                .standing();
        assertThat(standing.status()).isEqualTo(status);
        assertThat(standing.rule()).isEqualTo("final");
        assertThat(standing.decidedOn()).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void until_late_measurements_are_in_the_end_is_by_pace() {
        Situation situation = Situation.of("sum(m)", TOTAL).metric(null, "P10D");
        Standing before = situation.at("2027-01-10T23:59:59Z").value("8").standing();
        assertThat(before.status()).isEqualTo("at-risk");
        assertThat(before.attained()).isEqualTo("open");
        number(before.expected(), "1");
        Standing after = situation.at("2027-01-11T00:00:00Z").value("8").standing();
        assertThat(after.status()).isEqualTo("missed");
        assertThat(after.decidedOn()).isEqualTo("2027-01-10");
    }

    @Test
    void an_early_decision_must_hold_without_what_may_still_change() {
        Situation situation = Situation.of("sum(m)", TOTAL).metric(null, "P10D").value("12");
        assertThat(situation.answer(Questions.SETTLED, "9").standing().status()).isEqualTo("on-track");
        assertThat(situation.answer(Questions.SETTLED, "10").standing().status())
                .isEqualTo("met");
        Situation limit = Situation.of("sum(m)", LIMIT).metric(null, "P10D").value("101");
        assertThat(limit.answer(Questions.SETTLED, "100").standing().status()).isEqualTo("off-track");
        assertThat(limit.answer(Questions.SETTLED, "101").standing().status()).isEqualTo("missed");
        assertThat(situation.questions().get(Questions.SETTLED))
                .isEqualTo(new Window(at("2026-01-01T00:00:00Z"), at("2026-06-22T12:00:00Z")));
    }

    @Test
    void a_total_is_decided_on_the_first_day_since_which_it_has_held() {
        Situation situation = Situation.of("sum(m)", TOTAL).at("2026-01-05T12:00:00Z");
        Map<String, Answer> course = course(situation, "10", "9", "10", "11", "12");
        assertThat(Evaluator.decidedOn(situation.definition(), situation.moment(), course))
                .isEqualTo(LocalDate.parse("2026-01-03"));
        assertThat(situation.value("12").standing().decidedOn()).isNull();
        assertThat(Evaluator.asksForCourse(situation.standing())).isTrue();
    }

    @Test
    void a_course_asks_by_each_day_until_nothing_can_change() {
        Situation situation =
                Situation.of("sum(m)", TOTAL).period("2026-01-01", "2026-01-02").at("2026-02-01T00:00:00Z");
        assertThat(Questions.course(situation.definition(), situation.moment()))
                .containsExactly(
                        Map.entry("by 2026-01-01", new Window(at("2026-01-01T00:00:00Z"), at("2026-01-02T00:00:00Z"))),
                        Map.entry("by 2026-01-02", new Window(at("2026-01-01T00:00:00Z"), at("2026-01-03T00:00:00Z"))));
        situation.metric(null, "P1D");
        assertThat(Questions.course(situation.definition(), situation.moment()))
                .hasSize(6)
                .containsEntry(
                        "settled by 2026-01-01", new Window(at("2026-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z")))
                .containsEntry(
                        "settled by 2026-01-03", new Window(at("2026-01-01T00:00:00Z"), at("2026-01-03T00:00:00Z")));
    }

    @Test
    void a_decision_that_had_to_wait_is_dated_by_when_it_could_not_change_any_more() {
        Situation situation = Situation.of("sum(m)", TOTAL).metric(null, "P1D").at("2026-01-03T12:00:00Z");
        Map<String, Answer> course = course(situation, "10", "10", "10");
        course.put("settled by 2026-01-01", course.get("none"));
        course.put("settled by 2026-01-02", answer("10"));
        course.put("settled by 2026-01-03", answer("10"));
        assertThat(Evaluator.decidedOn(situation.definition(), situation.moment(), course))
                .isEqualTo(LocalDate.parse("2026-01-02"));
    }

    private static Map<String, Answer> course(Situation situation, String... sums) {
        Map<String, Answer> course = new LinkedHashMap<>();
        for (int i = 0; i < sums.length; i++) {
            course.put("by " + situation.moment().start().plusDays(i), answer(sums[i]));
        }
        return course;
    }

    private static Answer answer(String value) {
        return new Answer(new BigDecimal(value), null, 1, null, false, List.of());
    }

    @Test
    void missed_periods_count_for_good_once_they_cannot_change() {
        String every = "{'kind':'every','every':'month','atLeast':10,'needed':1}";
        Situation situation = Situation.of("sum(m)", every)
                .metric(null, "P10D")
                .at("2026-02-10T23:59:59Z")
                .months("9");
        assertThat(situation.standing().status()).isEqualTo("off-track");
        Standing settled = situation.at("2026-02-11T00:00:00Z").months("9").standing();
        assertThat(settled.status()).isEqualTo("missed");
        assertThat(settled.rule()).isEqualTo("cannot-be-attained");
        assertThat(settled.decidedOn()).isEqualTo("2026-02-10");
    }

    // ---- limits

    @Test
    void a_limit_of_nothing_is_on_track_while_nothing_happens() {
        Situation none = Situation.of("sum(m)", "{'kind':'limit','atMost':0}");
        Standing clean = none.value("0").standing();
        assertThat(clean.status()).isEqualTo("on-track");
        assertThat(clean.progress()).isNull();
        assertThat(clean.pace()).isNull();
        number(clean.contribution(), "1");
        number(clean.bar(), "1");
        assertThat(none.value("1").standing().status()).isEqualTo("missed");
        number(none.value("1").standing().contribution(), "0");
    }

    @ParameterizedTest
    @CsvSource({
        "50, 1, on-track, 1",
        "50.1, 1.002, at-risk, 0.998003992015968",
        "60, 1.2, at-risk, 0.833333333333333",
        "60.1, 1.202, off-track, 0.831946755407654",
        "100, 2, off-track, 0.5",
    })
    void the_burn_of_a_limit_is_better_the_lower(String used, String burn, String status, String contribution) {
        Standing standing = Situation.of("sum(m)", LIMIT).value(used).standing();
        number(standing.pace(), burn);
        assertThat(standing.status()).isEqualTo(status);
        number(standing.contribution(), contribution);
        number(standing.expected(), "0.5");
    }

    @Test
    void a_limit_of_which_nothing_may_be_used_yet_is_too_early() {
        Standing standing = Situation.of("sum(m)", LIMIT)
                .pace("{'kind':'step','points':[{'on':'2026-12-01','share':1}]}")
                .value("5")
                .standing();
        assertThat(standing.status()).isEqualTo("too-early");
        assertThat(standing.rule()).isEqualTo("nothing-due-yet");
        number(standing.expected(), "1");
    }

    // ---- curves

    @ParameterizedTest
    @CsvSource({
        "2026-06-30T23:59:59Z, 0, too-early",
        "2026-07-01T00:00:00Z, 0.5, off-track",
        "2027-01-01T00:00:00Z, 0.5, missed",
    })
    void a_step_is_due_when_its_day_has_ended(String when, String expected, String status) {
        Standing standing = Situation.of("sum(m)", TOTAL)
                .pace("{'kind':'step','points':[{'on':'2026-06-30','share':0.5}]}")
                .at(when)
                .value("1")
                .standing();
        number(standing.expected(), expected);
        assertThat(standing.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-02T00:00:00Z, 0.1",
        "2026-07-02T00:00:00Z, 0.2",
        "2026-10-01T12:00:00Z, 0.6",
        "2027-01-01T00:00:00Z, 1",
    })
    void a_custom_curve_joins_its_points_by_straight_lines(String when, String expected) {
        number(
                Situation.of("sum(m)", TOTAL)
                        .pace("{'kind':'custom','points':[{'on':'2026-07-01','share':0.2}]}")
                        .at(when)
                        .value("0")
                        .standing()
                        .expected(),
                expected);
    }

    @Test
    void a_seasonal_curve_is_last_years_own_shape() {
        Situation situation = Situation.of("sum(m)", TOTAL)
                .pace("'seasonal'")
                .value("4")
                .answer(Questions.SEASON_PART, "30")
                .answer(Questions.SEASON_WHOLE, "40");
        number(situation.standing().expected(), "0.75");
        assertThat(situation.standing().curve()).isEqualTo("seasonal");
        assertThat(situation.questions().get(Questions.SEASON_PART))
                .isEqualTo(new Window(at("2025-01-01T00:00:00Z"), at("2025-07-02T12:00:00Z")));
        assertThat(situation.questions().get(Questions.SEASON_WHOLE))
                .isEqualTo(new Window(at("2025-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z")));
        number(situation.answer(Questions.SEASON_PART, "50").standing().expected(), "1");
        number(situation.answer(Questions.SEASON_PART, "-1").standing().expected(), "0");
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "-"})
    void without_a_shape_of_last_year_a_straight_line_counts_and_the_rule_says_so(String whole) {
        Standing standing = Situation.of("sum(m)", TOTAL)
                .pace("'seasonal'")
                .value("4")
                .answer(Questions.SEASON_PART, "30")
                .answer(Questions.SEASON_WHOLE, whole.equals("-") ? null : whole)
                .standing();
        number(standing.expected(), "0.5");
        assertThat(standing.curve()).isEqualTo("linear");
        assertThat(standing.sentence()).contains("Last year gives no shape");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sum(m) | {'kind':'total','atLeast':10} | linear",
                "sum(m) | {'kind':'limit','atMost':10} | linear",
                "mean(m) | {'kind':'level','atLeast':10,'over':'P7D','baseline':{'value':1,'provenance':'r'}} | linear",
                "mean(m) | {'kind':'level','atLeast':10,'baseline':{'value':1,'provenance':'r'}} | constant",
                "last(m) | {'kind':'level','atLeast':10,'baseline':{'value':1,'provenance':'r'}} | linear",
                "last(m) / last(m) | {'kind':'change','by':1,'unit':'points','baseline':{'value':1,'provenance':'r'}} | linear",
                "last(m) / mean(m) | {'kind':'change','by':1,'unit':'points','baseline':{'value':1,'provenance':'r'}} | constant",
                "mean(m) | {'kind':'change','by':1,'unit':'points','over':'P7D','baseline':{'value':1,'provenance':'r'}} | linear",
                "mean(m) | {'kind':'change','by':1,'unit':'points','baseline':{'value':1,'provenance':'r'}} | constant",
            })
    void each_kind_has_its_curve(String measure, String target, String curve) {
        assertThat(Situation.of(measure, target).value("1").standing().curve()).isEqualTo(curve);
    }

    // ---- levels

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'kind':'level','atLeast':100} | 100 | 1 | on-track | holds | 1",
                "{'kind':'level','atLeast':100} | 70 | 0.7 | at-risk | does-not-hold | 0.7",
                "{'kind':'level','atLeast':100} | 69.9 | 0.699 | off-track | does-not-hold | 0.699",
                "{'kind':'level','atMost':100} | 100 | 1 | on-track | holds | 1",
                "{'kind':'level','atMost':70} | 100 | 0.7 | at-risk | does-not-hold | 0.7",
                "{'kind':'level','atMost':70} | 101 | 0.693069306930693 | off-track | does-not-hold | 0.693069306930693",
                "{'kind':'level','atLeast':0} | -1 | - | off-track | does-not-hold | 0",
                "{'kind':'level','atLeast':-5} | -6 | - | off-track | does-not-hold | 0",
                "{'kind':'level','atLeast':5} | -6 | -1.2 | off-track | does-not-hold | 0",
                "{'kind':'level','atMost':0} | 0 | - | on-track | holds | 1",
                "{'kind':'level','atMost':5} | -1 | - | on-track | holds | 1",
            })
    void a_level_without_baseline_holds_or_is_near_or_is_not(
            String target, String value, String pace, String status, String rule, String contribution) {
        Standing standing = Situation.of("mean(m)", target).value(value).standing();
        number(standing.pace(), pace.equals("-") ? null : pace);
        assertThat(standing.status()).isEqualTo(status);
        assertThat(standing.rule()).isEqualTo(rule);
        number(standing.contribution(), contribution);
        number(standing.bar(), contribution);
        assertThat(standing.progress()).isNull();
        assertThat(standing.expected()).isNull();
    }

    @Test
    void a_level_without_baseline_uses_only_its_lower_threshold() {
        Situation situation = Situation.of("mean(m)", "{'kind':'level','atLeast':100}")
                .thresholds("0.99", "0.5")
                .value("60");
        assertThat(situation.standing().status()).isEqualTo("at-risk");
    }

    @ParameterizedTest
    @CsvSource({
        "120, no-distance",
        "130, baseline-beyond-target",
        "-, no-baseline",
    })
    void a_level_whose_baseline_says_nothing_is_judged_without_it(String baseline, String reason) {
        Standing standing = Situation.of(
                        "mean(m)", "{'kind':'level','atLeast':120,'over':'P30D','baseline':'preceding'}")
                .value("125")
                .baseline(baseline.equals("-") ? null : baseline)
                .standing();
        assertThat(standing.status()).isEqualTo("on-track");
        assertThat(standing.rule()).isEqualTo("holds");
        assertThat(standing.reason()).isEqualTo(reason);
        assertThat(standing.progress()).isNull();
    }

    @Test
    void a_level_of_a_sum_is_compared_with_the_average_a_day_times_the_days_of_its_window() {
        Standing standing = Situation.of(
                        "sum(m)",
                        "{'kind':'level','atLeast':60,'over':'P30D','baseline':{'value':365,'from':'2025-01-01','to':'2025-12-31','provenance':'r'}}")
                .at("2026-07-02T00:00:00Z")
                .value("45")
                .standing();
        number(standing.baseline(), "30");
        number(standing.progress(), "0.5");
        assertThat(standing.per()).isNull();
    }

    // ---- change

    @Test
    void a_change_of_a_sum_is_an_average_per_day_and_the_running_day_counts_its_share() {
        Situation situation = Situation.of(
                        "sum(m)",
                        "{'kind':'change','by':-20,'unit':'percent','baseline':{'value':3650,'from':'2025-01-01','to':'2025-12-31','provenance':'r'}}")
                .value("1825");
        Standing standing = situation.standing();
        number(standing.value(), "10");
        number(standing.baseline(), "10");
        number(standing.target(), "8");
        number(standing.progress(), "0");
        assertThat(standing.per()).isEqualTo("day");
    }

    @Test
    void a_window_of_no_length_has_no_average_per_day() {
        Standing standing = Situation.of(
                        "sum(m)",
                        "{'kind':'change','by':-20,'unit':'percent','baseline':{'value':3650,'from':'2025-01-01','to':'2025-12-31','provenance':'r'}}")
                .at("2026-01-01T00:00:00Z")
                .value("0")
                .standing();
        assertThat(standing.status()).isEqualTo("no-data");
        assertThat(standing.rule()).isEqualTo("empty-window");
        assertThat(standing.reason()).isEqualTo("empty-window");
        assertThat(standing.value()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, zero-baseline", "-3, zero-baseline", "-, no-baseline"})
    void a_percentage_needs_a_baseline_above_zero(String baseline, String reason) {
        Standing standing = Situation.of(
                        "mean(m)", "{'kind':'change','by':-20,'unit':'percent','baseline':'year-earlier'}")
                .value("5")
                .baseline(baseline.equals("-") ? null : baseline)
                .standing();
        assertThat(standing.status()).isEqualTo("not-computable");
        assertThat(standing.rule()).isEqualTo(reason);
        assertThat(standing.reason()).isEqualTo(reason);
        assertThat(standing.attained()).isNull();
        number(standing.value(), "5");
    }

    @Test
    void what_is_not_computable_comes_before_no_data() {
        Standing standing = Situation.of(
                        "mean(m)", "{'kind':'change','by':-20,'unit':'percent','baseline':'year-earlier'}")
                .absent("value", "nothing-in-window")
                .baseline(null)
                .standing();
        assertThat(standing.rule()).isEqualTo("no-baseline");
    }

    @ParameterizedTest
    @CsvSource({"2025-01-15T00:00:00Z, on-track", "2025-01-15T00:00:01Z, not-computable"})
    void a_baseline_must_not_begin_more_than_one_freshness_before_the_first_measurement(String first, String status) {
        Standing standing = Situation.of(
                        "mean(m)",
                        "{'kind':'change','by':-20,'unit':'percent','baseline':{'from':'2025-01-01','to':'2025-12-31'}}")
                .freshness("P14D")
                .first(first)
                .value("80")
                .baseline("100")
                .standing();
        assertThat(standing.status()).isEqualTo(status);
        if (status.equals("not-computable")) {
            assertThat(standing.reason()).isEqualTo("baseline-not-covered");
            assertThat(standing.baseline()).isNull();
        }
    }

    @Test
    void figures_are_rounded_once_to_15_digits_and_compared_then() {
        Standing third = Situation.of("mean(m)", "{'kind':'level','atLeast':0.333333333333333}")
                .value("0.33333333333333333333333333333333333333")
                .standing();
        number(third.value(), "0.333333333333333");
        assertThat(third.rule()).isEqualTo("holds");
        Standing progress = Situation.of(
                        "mean(m)",
                        "{'kind':'change','by':0.3,'unit':'points','baseline':{'value':0.2,'provenance':'r'}}")
                .value("0.33333333333333333333333333333333333333")
                .standing();
        number(progress.progress(), "0.444444444444444");
    }

    @Test
    void fewer_observations_than_asked_for_are_too_few() {
        Situation situation = Situation.of("mean(m)", AVERAGE).minimum(30).value("130");
        Standing few = situation.observed("29").value("130").standing();
        assertThat(few.status()).isEqualTo("not-computable");
        assertThat(few.reason()).isEqualTo("too-few");
        number(few.value(), "130");
        assertThat(situation.observed("30").value("130").standing().status()).isEqualTo("on-track");
        assertThat(Situation.of("mean(m)", AVERAGE)
                        .minimum(30)
                        .absent("value", "nothing-in-window")
                        .standing()
                        .rule())
                .isEqualTo("nothing-in-window");
    }

    // ---- missing data

    @Test
    void nothing_measured_may_count_as_zero_but_never_a_zero_denominator() {
        assertThat(Situation.of("mean(m)", AVERAGE)
                        .missing(Missing.ZERO)
                        .absent("value", "nothing-in-window")
                        .standing()
                        .status())
                .isEqualTo("off-track");
        assertThat(Situation.of("mean(m)", AVERAGE)
                        .missing(Missing.ZERO)
                        .absent("value", "zero-denominator")
                        .standing()
                        .rule())
                .isEqualTo("zero-denominator");
    }

    private static Situation monthly(String needed) {
        return Situation.of("mean(m)", "{'kind':'every','every':'month','atLeast':10,'needed':" + needed + "}");
    }

    @Test
    void an_unknown_period_is_left_unjudged() {
        Standing standing =
                monthly("1").months("10", "-", "10", "10", "10", "10").standing();
        assertThat(standing.status()).isEqualTo("on-track");
        number(standing.progress(), "0.416666666666667");
        number(standing.pace(), "1");
        assertThat(standing.periods().get(1).held()).isNull();
        assertThat(standing.periods().get(1).value()).isNull();
    }

    @Test
    void a_period_counts_as_zero_or_as_the_one_before_if_that_is_chosen() {
        Standing zero = monthly("0.1")
                .missing(Missing.ZERO)
                .months("10", "-", "10", "10", "10", "10")
                .standing();
        assertThat(zero.periods().get(1).held()).isFalse();
        number(zero.periods().get(1).value(), "0");
        Standing carried = monthly("1")
                .missing(Missing.CARRY)
                .months("-", "12", "-", "10", "10", "10")
                .standing();
        assertThat(carried.periods().get(0).held()).isNull();
        number(carried.periods().get(2).value(), "12");
        assertThat(carried.periods().get(2).held()).isTrue();
    }

    @Test
    void a_period_at_whose_end_the_feed_was_silent_too_long_is_unknown() {
        Situation situation =
                monthly("1").freshness("P14D").newest("2026-07-02T00:00:00Z").months("10", "10");
        situation.newest("2026-03-17T00:00:00Z").answer("period 2026-03-01", "4");
        situation.newest("2026-04-30T00:00:00Z").answer("period 2026-04-01", "10");
        situation.newest("2026-05-31T00:00:00Z").answer("period 2026-05-01", "10");
        situation.newest("2026-06-30T00:00:00Z").answer("period 2026-06-01", "10");
        Standing standing = situation.standing();
        assertThat(standing.periods().get(2).held()).isNull();
        assertThat(standing.status()).isEqualTo("on-track");
        Standing zero = situation.missing(Missing.ZERO).standing();
        number(zero.periods().get(2).value(), "4");
        assertThat(zero.periods().get(2).held()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 6, 6, 0, met, final",
        "0.6, 6, 6, 0, missed, cannot-be-attained",
        "0.6, 6, 4, 2, no-data, unknown-periods-decide",
        "0.9, 6, 4, 2, missed, cannot-be-attained",
        "0.5, 6, 4, 2, met, final",
    })
    void at_the_end_unknown_periods_may_decide(
            String needed, int held, int missed, int unknown, String status, String rule) {
        String[] months = new String[12];
        for (int i = 0; i < months.length; i++) {
            months[i] = i < held ? "10" : i < held + missed ? "9" : "-";
        }
        Standing standing =
                monthly(needed).at("2027-01-01T00:00:00Z").months(months).standing();
        assertThat(standing.status()).isEqualTo(status);
        assertThat(standing.rule()).isEqualTo(rule);
        assertThat(unknown).isEqualTo(12 - held - missed);
    }

    @Test
    void before_the_first_period_has_ended_it_is_too_early() {
        Standing standing = monthly("1").at("2026-01-25T00:00:00Z").value("1").standing();
        assertThat(standing.status()).isEqualTo("too-early");
        assertThat(standing.rule()).isEqualTo("no-judged-period");
        assertThat(standing.value()).isNull();
        number(standing.expected(), "1");
    }

    @Test
    void periods_of_which_none_is_known_are_no_data() {
        Standing standing = monthly("1").months("-", "-", "-", "-", "-", "-").standing();
        assertThat(standing.status()).isEqualTo("no-data");
        assertThat(standing.rule()).isEqualTo("no-known-period");
        assertThat(monthly("1").neverMeasured().standing().rule()).isEqualTo("never-measured");
    }

    @Test
    void a_day_declared_complete_counts_as_measured_only_when_it_reaches_the_cut() {
        assertThat(monthly("1")
                        .completeUntil("2026-05-01T00:00:00Z")
                        .neverMeasured()
                        .standing()
                        .rule())
                .isEqualTo("never-measured");
        assertThat(monthly("1")
                        .completeUntil("2026-07-03T00:00:00Z")
                        .neverMeasured()
                        .months("0", "0", "0", "0", "0", "0")
                        .standing()
                        .rule())
                .isEqualTo("cannot-be-attained");
    }

    @Test
    void the_running_period_is_listed_pro_rata_and_never_judged() {
        Situation situation = Situation.of("sum(m)", "{'kind':'every','every':'month','atLeast':31,'needed':0.8}")
                .at("2026-07-02T12:00:00Z")
                .months("31", "31", "31", "31", "31", "31")
                .answer(Questions.RUNNING, "1");
        Standing.PeriodValue running = situation.standing().periods().get(6);
        assertThat(running.from()).isEqualTo("2026-07-01");
        assertThat(running.to()).isEqualTo("2026-08-01");
        assertThat(running.held()).isNull();
        number(running.value(), "1");
        number(running.due(), "1.5");
        assertThat(situation.standing().periods()).hasSize(7);
    }

    @Test
    void a_band_has_no_goal_for_the_running_period_and_is_covered_by_what_was_judged() {
        Standing standing = Situation.of("mean(m)", "{'kind':'band','every':'month','min':45,'max':55,'needed':0.5}")
                .months("44", "45", "55", "56", "50", "-")
                .answer(Questions.RUNNING, "50")
                .standing();
        number(standing.progress(), "0.6");
        number(standing.pace(), "1.2");
        number(standing.value(), "50");
        assertThat(standing.target()).isNull();
        assertThat(standing.periods().get(6).due()).isNull();
    }

    @Test
    void less_is_asked_by_a_negative_extra() {
        Standing standing = Situation.of(
                        "sum(m)",
                        "{'kind':'every','every':'month','extra':-10,'baseline':{'value':70,'provenance':'r'},'needed':0.3}")
                .months("60", "61", "59", "100", "60", "60")
                .standing();
        number(standing.target(), "60");
        assertThat(standing.periods().stream().map(Standing.PeriodValue::held))
                .containsExactly(true, false, true, false, true, true);
    }

    @Test
    void a_baseline_of_periods_is_their_average_for_a_sum_and_the_figure_itself_for_a_mean() {
        String target =
                "{'kind':'every','every':'month','extra':5,'baseline':{'from':'2025-01-15','to':'2025-12-15'},'needed':0.1}";
        Situation sum = Situation.of("sum(m)", target).months("15").baseline("100");
        number(sum.standing().baseline(), "10");
        number(sum.standing().target(), "15");
        assertThat(sum.questions().get(Questions.BASELINE))
                .isEqualTo(new Window(at("2025-02-01T00:00:00Z"), at("2025-12-01T00:00:00Z")));
        number(
                Situation.of("mean(m)", target)
                        .months("15")
                        .baseline("100")
                        .standing()
                        .baseline(),
                "100");
    }

    // ---- windows and time

    @Test
    void a_trailing_window_is_whole_local_days_up_to_the_cut() {
        Situation situation = Situation.of("mean(m)", AVERAGE).at("2026-07-02T12:00:00Z");
        assertThat(situation.questions().get(Questions.VALUE))
                .isEqualTo(new Window(at("2026-06-03T00:00:00Z"), at("2026-07-02T12:00:00Z")));
        assertThat(situation.at("2026-07-02T00:00:00Z").questions().get(Questions.VALUE))
                .isEqualTo(new Window(at("2026-06-02T00:00:00Z"), at("2026-07-02T00:00:00Z")));
        assertThat(situation.at("2026-01-05T00:00:00Z").questions().get(Questions.VALUE))
                .isEqualTo(new Window(at("2025-12-06T00:00:00Z"), at("2026-01-05T00:00:00Z")));
    }

    @Test
    void a_year_earlier_moves_both_ends_and_the_29th_of_february_becomes_the_first_of_march() {
        String target = "{'kind':'change','by':-20,'unit':'percent','baseline':'year-earlier'}";
        assertThat(Situation.of("sum(m)", target)
                        .period("2024-01-01", "2024-12-31")
                        .at("2024-02-29T15:00:00Z")
                        .questions()
                        .get(Questions.BASELINE))
                .isEqualTo(new Window(at("2023-01-01T00:00:00Z"), at("2023-03-01T00:00:00Z")));
        assertThat(Situation.of("sum(m)", target)
                        .period("2025-01-01", "2025-12-31")
                        .at("2025-03-01T00:00:00Z")
                        .questions()
                        .get(Questions.BASELINE))
                .isEqualTo(new Window(at("2024-01-01T00:00:00Z"), at("2024-03-01T00:00:00Z")));
        Standing leap = Situation.of("sum(m)", target)
                .period("2024-01-01", "2024-12-31")
                .at("2024-03-01T00:00:00Z")
                .value("600")
                .baseline("590")
                .standing();
        number(leap.value(), "10");
        number(leap.baseline(), "10");
    }

    @Test
    void days_are_local_across_the_change_of_clocks() {
        String target =
                "{'kind':'change','by':-20,'unit':'percent','baseline':{'from':'2025-03-01','to':'2025-03-31'}}";
        Situation spring = Situation.of("sum(m)", target)
                .zone("Europe/Zurich")
                .period("2026-03-01", "2026-03-31")
                .at("2026-03-29T10:30:00Z")
                .value("285")
                .baseline("310");
        assertThat(spring.questions().get(Questions.VALUE).from()).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(spring.questions().get(Questions.BASELINE))
                .isEqualTo(new Window(at("2025-02-28T23:00:00Z"), at("2025-03-31T22:00:00Z")));
        // 28 whole days and 11.5 of the 23 hours of the 29th
        number(spring.standing().value(), "10");
        number(spring.standing().baseline(), "10");
    }

    @Test
    void the_period_just_before_is_as_many_months_or_as_many_days() {
        String target = "{'kind':'change','by':1,'unit':'points','baseline':'preceding'}";
        assertThat(Situation.of("mean(m)", target)
                        .period("2026-03-01", "2026-05-31")
                        .at("2026-04-01T00:00:00Z")
                        .questions()
                        .get(Questions.BASELINE))
                .isEqualTo(new Window(at("2025-12-01T00:00:00Z"), at("2026-03-01T00:00:00Z")));
        assertThat(Situation.of("mean(m)", target)
                        .period("2026-03-02", "2026-03-11")
                        .at("2026-03-05T00:00:00Z")
                        .questions()
                        .get(Questions.BASELINE))
                .isEqualTo(new Window(at("2026-02-20T00:00:00Z"), at("2026-03-02T00:00:00Z")));
    }

    @Test
    void periods_of_an_objective_closed_early_count_when_they_end_by_the_day_of_closing() {
        Situation situation = monthly("1")
                .closed("2026-03-31T15:00:00Z")
                .at("2026-05-01T00:00:00Z")
                .months("10", "10", "10");
        assertThat(situation.questions().get("period 2026-03-01"))
                .isEqualTo(new Window(at("2026-03-01T00:00:00Z"), at("2026-03-31T15:00:00Z")));
        Standing standing = situation.standing();
        assertThat(standing.status()).isEqualTo("met");
        assertThat(standing.periods()).hasSize(3);
        number(standing.progress(), "1");
        assertThat(standing.decidedOn()).isEqualTo("2026-03-31");
    }

    @Test
    void a_frozen_baseline_is_as_known_at_saving_or_when_its_window_was_final() {
        Definition definition = Situation.of(
                        "sum(m)",
                        "{'kind':'change','by':-20,'unit':'percent','baseline':'year-earlier','mode':'frozen'}")
                .metric(null, "P10D")
                .definition();
        Window window = new Window(at("2025-01-01T00:00:00Z"), at("2025-07-01T00:00:00Z"));
        assertThat(Questions.frozenAt(
                        definition, Questions.BASELINE, window, at("2025-07-05T00:00:00Z"), ZoneOffset.UTC))
                .isEqualTo("2025-07-11T00:00:00Z");
        assertThat(Questions.frozenAt(
                        definition, Questions.BASELINE, window, at("2025-08-05T00:00:00Z"), ZoneOffset.UTC))
                .isEqualTo("2025-08-05T00:00:00Z");
        assertThat(Questions.frozenAt(definition, Questions.VALUE, window, at("2025-08-05T00:00:00Z"), ZoneOffset.UTC))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.9, at-risk", "0.89, 0.5, on-track", "0.95, 0.91, off-track"})
    void thresholds_are_the_kpis_own(String good, String near, String status) {
        assertThat(Situation.of("mean(m)", "{'kind':'level','atLeast':100,'baseline':{'value':0,'provenance':'r'}}")
                        .thresholds(good, near)
                        .value("90")
                        .standing()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void a_rubric_without_a_valid_assessment_is_no_data() {
        Standing standing = Situation.of(
                        null,
                        "{'kind':'rubric','atLeast':3,'assessors':['a'],'validFor':'P90D','levels':[{'score':1,'label':'x'},{'score':4,'label':'y'}]}")
                .standing();
        assertThat(standing.status()).isEqualTo("no-data");
        assertThat(standing.reason()).isEqualTo("no-valid-assessment");
    }
}
