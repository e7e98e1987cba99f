package io.bellwether.objectives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outlook and "more than noise?" beside a standing. */
class ProspectsTest {

    private static Course course(Step step, int length, double... repeated) {
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            double value = repeated[i % repeated.length];
            values.add(Double.isNaN(value) ? null : BigDecimal.valueOf(value));
        }
        return new Course(step, values);
    }

    private static Outlook outlook(Situation situation, Course... courses) {
        return Outlooks.of(situation.definition(), situation.moment(), situation.standing(), List.of(courses));
    }

    @Test
    void rare_counts_by_a_deadline_have_the_posterior_of_their_rate() {
        Situation hires =
                Situation.of("sum(m)", "{'kind':'total','atLeast':10}").value("4");
        Outlook outlook = outlook(hires, course(Step.DAY, 182, 0));
        assertThat(outlook.method()).isEqualTo("gamma-poisson");
        assertThat(outlook.observations()).isEqualTo(4);
        assertThat(outlook.value()).isEqualByComparingTo("8.5");
        assertThat(outlook.low()).isLessThanOrEqualTo(new BigDecimal(6));
        assertThat(outlook.high()).isGreaterThanOrEqualTo(new BigDecimal(11));
        assertThat(outlook.probability()).isBetween(new BigDecimal("0.25"), new BigDecimal("0.35"));
        assertThat(outlook.sentence()).startsWith("On 31 December 2026 it may be 8.5");
    }

    @Test
    void a_limit_is_kept_as_probably_as_it_is_not_exceeded() {
        Situation few = Situation.of("sum(m)", "{'kind':'limit','atMost':10}").value("4");
        Situation total =
                Situation.of("sum(m)", "{'kind':'total','atLeast':11}").value("4");
        BigDecimal kept = outlook(few, course(Step.DAY, 182, 0)).probability();
        BigDecimal reached = outlook(total, course(Step.DAY, 182, 0)).probability();
        assertThat(kept.add(reached))
                .isCloseTo(BigDecimal.ONE, org.assertj.core.data.Offset.offset(new BigDecimal("0.002")));
    }

    @Test
    void a_sum_that_comes_daily_is_continued_day_by_day() {
        Situation calls =
                Situation.of("sum(m)", "{'kind':'total','atLeast':3600}").value("1825");
        Outlook outlook = outlook(calls, course(Step.DAY, 182, 9, 10, 11));
        assertThat(outlook.method()).isEqualTo("damped-trend");
        assertThat(outlook.observations()).isEqualTo(182);
        assertThat(outlook.value().doubleValue()).isBetween(3600.0, 3700.0);
        assertThat(outlook.probability()).isGreaterThan(new BigDecimal("0.5"));
        assertThat(outlook(
                                Situation.of("sum(m)", "{'kind':'limit','atMost':3600}")
                                        .value("1825"),
                                course(Step.DAY, 182, 9, 10, 11))
                        .probability())
                .isLessThan(new BigDecimal("0.5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mean(m) | {'kind':'level','atLeast':4} | 3 | 3.5",
                "mean(m) | {'kind':'level','atLeast':4,'over':'P30D'} | 3 | 4",
                "mean(m) | {'kind':'level','atMost':4,'over':'P28D','baseline':{'value':9,'provenance':'r'}} | 6 | 4",
                "last(m) | {'kind':'level','atLeast':4} | 3 | 4",
                "sum(m) | {'kind':'level','atLeast':100,'over':'P30D'} | 90 | 120",
                "mean(m) | {'kind':'change','by':1,'unit':'points','over':'P7D','baseline':{'value':3,'provenance':'r'}} | 3 | 4",
                "sum(m) | {'kind':'change','by':1,'unit':'points','baseline':{'value':300,'from':'2025-01-01','to':'2025-04-10','provenance':'r'}} | 546 | 3.49589",
            })
    void a_steady_course_ends_where_its_window_says(String measure, String target, String value, String end) {
        Outlook outlook =
                outlook(Situation.of(measure, target).at("2026-07-02T00:00:00Z").value(value), course(Step.DAY, 60, 4));
        BigDecimal expected = new BigDecimal(end);
        assertThat(outlook.value()).isCloseTo(expected, org.assertj.core.data.Percentage.withPercentage(0.2));
        assertThat(outlook.low()).isEqualByComparingTo(outlook.high());
    }

    @Test
    void days_with_gaps_are_left_for_weeks_and_a_short_course_says_nothing() {
        Situation level =
                Situation.of("mean(m)", "{'kind':'level','atLeast':4}").value("3");
        Course gaps = course(Step.DAY, 60, 4, 4, 4, 4, 4, Double.NaN, 4);
        assertThat(outlook(level, gaps, course(Step.WEEK, 20, 4)).observations())
                .isEqualTo(20);
        assertThat(outlook(level, gaps, course(Step.WEEK, 7, 4))).isNull();
        assertThat(outlook(level)).isNull();
    }

    @Test
    void periods_are_judged_as_they_come() {
        Situation every = Situation.of("sum(m)", "{'kind':'every','every':'month','atLeast':10,'needed':0.5}")
                .months("9", "9", "9", "9", "9", "9");
        Outlook sure = outlook(every, course(Step.MONTH, 24, 12));
        assertThat(sure.probability()).isEqualByComparingTo("1");
        assertThat(sure.value()).isEqualByComparingTo("12");
        Situation never = Situation.of("sum(m)", "{'kind':'every','every':'month','atLeast':13,'needed':0.5}")
                .months("14", "14", "9", "14", "14", "9");
        assertThat(outlook(never, course(Step.MONTH, 24, 12)).probability()).isEqualByComparingTo("0");
        Situation band = Situation.of("mean(m)", "{'kind':'band','every':'month','min':11,'max':12,'needed':0.5}")
                .months("9", "9", "9", "9", "9", "9");
        assertThat(outlook(band, course(Step.MONTH, 24, 12)).probability()).isEqualByComparingTo("1");
        assertThat(Outlooks.steps(band.definition())).containsExactly(Step.MONTH);
        assertThat(Outlooks.steps(
                        Situation.of("mean(m)", "{'kind':'level','atLeast':4}").definition()))
                .containsExactly(Step.DAY, Step.WEEK);
    }

    @Test
    void what_is_decided_or_over_has_no_outlook() {
        assertThat(outlook(
                        Situation.of("sum(m)", "{'kind':'total','atLeast':10}").value("12"), course(Step.DAY, 182, 0)))
                .isNull();
        assertThat(outlook(
                        Situation.of("sum(m)", "{'kind':'total','atLeast':10}")
                                .metric(null, "P10D")
                                .at("2027-01-02T00:00:00Z")
                                .value("4"),
                        course(Step.DAY, 182, 0)))
                .isNull();
        assertThat(outlook(
                        Situation.of("sum(m)", "{'kind':'total','atLeast':10}").neverMeasured(),
                        course(Step.DAY, 182, 0)))
                .isNull();
    }

    // ---- more than noise?

    private static final String YEAR = "{'kind':'change','by':-20,'unit':'percent','baseline':'year-earlier'}";

    @Test
    void whole_weeks_are_compared_with_whole_weeks() {
        Situation calls = Situation.of("sum(m)", YEAR).value("1").baseline("2");
        Map<String, Window> windows = Noises.windows(calls.definition(), calls.moment());
        assertThat(windows.get("now"))
                .isEqualTo(new Window(Instant.parse("2026-01-05T00:00:00Z"), Instant.parse("2026-06-29T00:00:00Z")));
        assertThat(windows.get("before"))
                .isEqualTo(new Window(Instant.parse("2025-01-06T00:00:00Z"), Instant.parse("2025-06-30T00:00:00Z")));
        assertThat(Noises.windows(
                        Situation.of("sum(m)", "{'kind':'total','atLeast':10}").definition(), calls.moment()))
                .isEmpty();
        assertThat(Noises.windows(
                        Situation.of(
                                        "mean(m)",
                                        "{'kind':'change','by':1,'unit':'points','baseline':{'value':1,'provenance':'r'}}")
                                .definition(),
                        calls.moment()))
                .isEmpty();
    }

    private static Noise noise(Course before, Course now) {
        return Noises.of(Situation.of("mean(m)", YEAR).value("8").baseline("10").standing(), before, now);
    }

    @Test
    void a_week_cycle_is_no_noise() {
        Noise noise =
                noise(course(Step.DAY, 70, 12, 12, 12, 12, 12, 5, 5), course(Step.DAY, 70, 10, 10, 10, 10, 10, 3, 3));
        assertThat(noise.verdict()).isEqualTo("yes");
        assertThat(noise.difference()).isEqualByComparingTo("-2");
        assertThat(noise.method()).isEqualTo("welch-weeks");
        assertThat(noise.observations()).isEqualTo(20);
        assertThat(noise.sentence()).contains("shows no cause");
    }

    @Test
    void a_difference_within_the_usual_ups_and_downs_is_noise() {
        Noise noise = noise(
                course(Step.DAY, 70, 3, 30, 7, 12, 1, 22, 9, 14, 40),
                course(Step.DAY, 70, 30, 3, 12, 7, 22, 1, 14, 9, 36));
        assertThat(noise.verdict()).isEqualTo("no");
        assertThat(noise.low().signum()).isEqualTo(-1);
        assertThat(noise.high().signum()).isEqualTo(1);
    }

    @Test
    void few_weeks_are_compared_by_days_and_fewer_not_at_all() {
        assertThat(noise(course(Step.DAY, 14, 5, 6), course(Step.DAY, 21, 1, 2)).method())
                .isEqualTo("welch-days");
        Noise few = noise(course(Step.DAY, 7, 5, 6), course(Step.DAY, 21, 1, 2));
        assertThat(few.verdict()).isEqualTo("too-few");
        assertThat(few.difference()).isNull();
        assertThat(few.observations()).isEqualTo(28);
    }
}
