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

    /** A value at the end and the probability of attaining, by a course that is always the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // half of the running day is left
                "sum(m) | {'kind':'total','atLeast':1460} | 2026-07-02T12:00:00Z | 730 | DAY 4 | 1460 | 1",
                "sum(m) | {'kind':'total','atLeast':1461} | 2026-07-02T12:00:00Z | 730 | DAY 4 | 1460 | 0",
                "sum(m) | {'kind':'total','atLeast':1460} | 2026-07-02T00:00:00Z | 728 | DAY 4 | 1460 | 1",
                "sum(m) | {'kind':'total','atLeast':1460} | 2026-07-02T12:00:00Z | 730 | WEEK 28 | 1460 | 1",
                "sum(m) | {'kind':'limit','atMost':1460} | 2026-07-02T12:00:00Z | 730 | DAY 4 | 1460 | 1",
                "sum(m) | {'kind':'limit','atMost':1459} | 2026-07-02T12:00:00Z | 730 | DAY 4 | 1460 | 0",
                "mean(m) | {'kind':'level','atLeast':4,'over':'P30D'} | 2026-07-02T12:00:00Z | 3 | DAY 4 | 4 | 1",
                "mean(m) | {'kind':'level','atLeast':4.1,'over':'P30D'} | 2026-07-02T12:00:00Z | 3 | DAY 4 | 4 | 0",
                "mean(m) | {'kind':'level','atMost':4,'over':'P30D'} | 2026-07-02T12:00:00Z | 3 | DAY 4 | 4 | 1",
                "mean(m) | {'kind':'level','atMost':3.9,'over':'P30D'} | 2026-07-02T12:00:00Z | 3 | DAY 4 | 4 | 0",
                "mean(m) | {'kind':'level','atLeast':4} | 2026-07-02T12:00:00Z | 3 | WEEK 4 | 3.5 | 0",
                "sum(m) | {'kind':'level','atLeast':112,'over':'P28D'} | 2026-07-02T12:00:00Z | 90 | WEEK 28 | 112 | 1",
                "mean(m) | {'kind':'change','by':1,'unit':'points','over':'P7D','baseline':{'value':3,'provenance':'r'}} | 2026-07-02T12:00:00Z | 3 | DAY 4 | 4 | 1",
                "mean(m) | {'kind':'change','by':1.1,'unit':'points','over':'P7D','baseline':{'value':3,'provenance':'r'}} | 2026-07-02T12:00:00Z | 3 | DAY 4 | 4 | 0",
                "mean(m) | {'kind':'change','by':-1,'unit':'points','over':'P7D','baseline':{'value':5,'provenance':'r'}} | 2026-07-02T12:00:00Z | 5 | DAY 4 | 4 | 1",
                "mean(m) | {'kind':'change','by':-1.1,'unit':'points','over':'P7D','baseline':{'value':5,'provenance':'r'}} | 2026-07-02T12:00:00Z | 5 | DAY 4 | 4 | 0",
                "sum(m) | {'kind':'change','by':1,'unit':'points','baseline':{'value':300,'from':'2025-01-01','to':'2025-04-10','provenance':'r'}} | 2026-07-02T12:00:00Z | 365 | WEEK 28 | 3 | 0",
            })
    void the_target_counts_as_attained_exactly_from_its_bound_on(
            String measure, String target, String at, String value, String steady, String end, String probability) {
        String[] step = steady.split(" ");
        Outlook outlook = outlook(
                Situation.of(measure, target).at(at).value(value),
                course(Step.valueOf(step[0]), 60, Double.parseDouble(step[1])));
        assertThat(outlook.value()).isEqualByComparingTo(end);
        assertThat(outlook.probability()).isEqualByComparingTo(probability);
        assertThat(outlook.sentence())
                .endsWith("the target is attained with a probability of "
                        + (probability.equals("1") ? "100" : "0")
                        + " %. This rests on 60 periods.");
    }

    @ParameterizedTest
    @CsvSource({"P7D, 20", "P28D, 16", "P14D, 20"})
    void a_window_at_the_end_takes_what_is_to_come_and_then_what_was_last(String over, double end) {
        double[] history = new double[60];
        for (int i = 0; i < history.length; i++) {
            history[i] = i < 50 ? 10 : 20;
        }
        for (Course course : List.of(course(Step.DAY, 60, history), course(Step.WEEK, 60, history))) {
            Outlook outlook = outlook(
                    Situation.of("mean(m)", "{'kind':'level','atLeast':12,'over':'" + over + "'}")
                            .at("2026-12-25T00:00:00Z")
                            .value("11"),
                    course);
            assertThat(outlook.value().doubleValue())
                    .isCloseTo(course.step() == Step.WEEK ? 20 : end, org.assertj.core.data.Offset.offset(0.7));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // what was seen by the ninth day, what came on each of the days before, method
        "0, 0, gamma-poisson",
        "3, 0, gamma-poisson",
        "3, 0.5, damped-trend",
        "4, 0, damped-trend",
        "5, 1, damped-trend",
    })
    void what_comes_one_by_one_and_seldom_is_counted(String seen, double daily, String method) {
        Situation total = Situation.of("sum(m)", "{'kind':'total','atLeast':50}")
                .at("2026-01-09T00:00:00Z")
                .value(seen);
        Outlook outlook = outlook(total, course(Step.DAY, 30, daily));
        assertThat(outlook.method()).isEqualTo(method);
        assertThat(outlook.sentence())
                .endsWith(method.equals("gamma-poisson") ? seen + " occurrences." : "30 periods.");
        assertThat(outlook(total.at("2026-01-08T23:59:59Z"), course(Step.DAY, 7, daily)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'kind':'every','every':'month','atLeast':12,'needed':0.5} | 9 | 1",
                "{'kind':'every','every':'month','atLeast':12.1,'needed':0.5} | 9 | 0",
                "{'kind':'every','every':'month','atMost':12,'needed':0.5} | 13 | 1",
                "{'kind':'every','every':'month','atMost':11.9,'needed':0.5} | 13 | 0",
                "{'kind':'every','every':'month','atLeast':12,'needed':1} | 14 | 1",
                "{'kind':'band','every':'month','min':12,'max':12,'needed':0.5} | 9 | 1",
                "{'kind':'band','every':'month','min':12.1,'max':13,'needed':0.5} | 9 | 0",
                "{'kind':'band','every':'month','min':11,'max':11.9,'needed':0.5} | 9 | 0",
            })
    void enough_periods_are_those_held_and_those_to_come(String target, String each, String probability) {
        Situation situation = Situation.of("sum(m)", target)
                .months(each, each, each, each, each, each)
                .answer(Questions.RUNNING, "1");
        assertThat(outlook(situation, course(Step.MONTH, 24, 12)).probability()).isEqualByComparingTo(probability);
    }

    @Test
    void only_whole_periods_are_to_come() {
        Situation situation = Situation.of("sum(m)", "{'kind':'every','every':'month','atLeast':12,'needed':0.5}")
                .period("2026-01-01", "2026-12-20")
                // what was missed lately may still be made good by what comes late
                .metric(null, "P60D")
                .months("9", "9", "9", "9", "9", "9");
        assertThat(outlook(situation, course(Step.MONTH, 24, 12)).probability()).isEqualByComparingTo("0");
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

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T00:00:00Z, 2026-01-12T00:00:00Z, 2026-01-05T00:00:00Z, 2026-01-12T00:00:00Z",
        "2026-01-05T00:00:00Z, 2026-01-18T23:00:00Z, 2026-01-05T00:00:00Z, 2026-01-12T00:00:00Z",
        "2026-01-05T12:00:00Z, 2026-01-19T00:00:00Z, 2026-01-12T00:00:00Z, 2026-01-19T00:00:00Z",
        "2026-01-04T12:00:00Z, 2026-01-12T00:00:00Z, 2026-01-05T00:00:00Z, 2026-01-12T00:00:00Z",
    })
    void a_week_is_whole_or_not_at_all(Instant from, Instant to, Instant first, Instant last) {
        Moment moment = Situation.of("sum(m)", YEAR).moment();
        assertThat(Noises.weeks(new Window(from, to), moment)).isEqualTo(new Window(first, last));
        assertThat(Noises.weeks(new Window(from, first.plusSeconds(6 * 86_400)), moment))
                .isNull();
    }

    @Test
    void every_week_is_averaged_by_its_own_days() {
        double[] before = new double[28];
        double[] now = new double[35];
        for (int day = 0; day < before.length; day++) {
            before[day] = 10 + day / 7;
        }
        for (int day = 0; day < now.length; day++) {
            now[day] = 20 + day / 7;
        }
        Noise noise = noise(course(Step.DAY, 28, before), course(Step.DAY, 35, now));
        assertThat(noise.method()).isEqualTo("welch-weeks");
        assertThat(noise.difference()).isEqualByComparingTo("10.5");
        assertThat(noise.observations()).isEqualTo(9);
        assertThat(noise.sentence()).startsWith("The change is more than the figures vary by themselves: over 4 and 5");
        assertThat(noise(course(Step.DAY, 35, now), course(Step.DAY, 28, before))
                        .method())
                .isEqualTo("welch-weeks");
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
        assertThat(noise.sentence()).startsWith("The figures vary so much by themselves");
    }

    @Test
    void few_weeks_are_compared_by_days_and_fewer_not_at_all() {
        assertThat(noise(course(Step.DAY, 14, 5, 6), course(Step.DAY, 21, 1, 2)).method())
                .isEqualTo("welch-days");
        assertThat(noise(course(Step.DAY, 21, 5, 6), course(Step.DAY, 14, 1, 2)).method())
                .isEqualTo("welch-days");
        Noise few = noise(course(Step.DAY, 7, 5, 6), course(Step.DAY, 21, 1, 2));
        assertThat(few.verdict()).isEqualTo("too-few");
        assertThat(few.difference()).isNull();
        assertThat(few.observations()).isEqualTo(28);
    }
}
