package io.bellwether.measurements;

import static io.bellwether.measurements.Api.aggregate;
import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.line;
import static io.bellwether.measurements.Api.metric;
import static io.bellwether.measurements.Api.push;
import static io.bellwether.measurements.Api.pushed;
import static io.bellwether.measurements.Api.value;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each shape's aggregates, as page "KPI semantics" has them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class ShapesTest {

    private static final String FROM = "2026-03-01";
    private static final String TO = "2026-04-01";

    private static Map<String, Object> via(String word) {
        return Map.of("via", word);
    }

    @Test
    void the_sum_of_a_cumulative_is_its_increase_per_series() {
        String fans = metric("cumulative");
        pushed(
                5,
                0,
                0,
                0,
                line(fans, "2026-02-27T10:00:00Z", 100, "dimensions", via("a")),
                line(fans, "2026-03-05T10:00:00Z", 130, "dimensions", via("a")),
                line(fans, "2026-03-20T10:00:00Z", 120, "dimensions", via("a")),
                line(fans, "2026-03-10T10:00:00Z", 50, "dimensions", via("b")),
                line(fans, "2026-03-12T10:00:00Z", 57, "dimensions", via("b")));
        assertThat(value("sum(" + fans + ")", FROM, TO)).isEqualTo(27.0);
        assertThat(value("sum(" + fans + "{via=\"a\"})", FROM, TO)).isEqualTo(20.0);
        assertThat(value("sum(" + fans + ")", "2026-03-06", "2026-03-11")).isEqualTo(0.0);
        assertThat(value("last(" + fans + ")", FROM, "2026-03-02")).isEqualTo(100.0);
        assertThat(value("last(" + fans + ")", FROM, TO)).isEqualTo(177.0);
        assertThat(value("first(" + fans + ")", FROM, TO)).isEqualTo(180.0);
        assertThat(value("first(" + fans + ")", "2026-03-21", TO)).isEqualTo("nothing-in-window");
    }

    private static Object falls(String measure, String from) {
        Map<?, ?> input = (Map<?, ?>) ((List<?>) aggregate(measure, from, TO).get("inputs")).get(0);
        return input.containsKey("falls") ? ((Number) input.get("falls")).intValue() : 0;
    }

    @Test
    void a_running_total_that_falls_is_flagged() throws InterruptedException {
        String fans = metric("cumulative");
        String mood = metric("gauge");
        pushed(
                6,
                0,
                0,
                0,
                line(fans, "2026-02-27T10:00:00Z", 100),
                line(fans, "2026-03-05T10:00:00Z", 90),
                line(fans, "2026-03-05T11:00:00Z", 95),
                line(fans, "2026-03-05T12:00:00Z", 93),
                line(mood, "2026-03-05T12:00:00Z", 5),
                line(mood, "2026-03-06T12:00:00Z", 4));
        for (int i = 0; i < 2; i++) {
            assertThat(falls("sum(" + fans + ")", FROM)).isEqualTo(2);
            assertThat(falls("sum(" + fans + ")", "2026-03-05T11:30:00Z")).isEqualTo(1);
            assertThat(falls("sum(" + fans + ")", "2026-03-06")).isEqualTo(0);
            assertThat(falls("mean(" + mood + ")", FROM)).isEqualTo(0);
            // long enough for a fold to come between
            Thread.sleep(1_200);
        }
        pushed(0, 0, 1, 0, line(fans, "2026-03-05T11:00:00Z", 91));
        assertThat(falls("sum(" + fans + ")", FROM)).isEqualTo(1);
        assertThat(value("sum(" + fans + ")", FROM, TO)).isEqualTo(-7.0);
    }

    @Test
    void a_cumulative_that_starts_at_zero_counts_its_first_reading() {
        String fans = metric("cumulative", "startsAtZero", true);
        pushed(1, 0, 0, 0, line(fans, "2026-03-10T10:00:00Z", 50));
        assertThat(value("sum(" + fans + ")", FROM, TO)).isEqualTo(50.0);
    }

    @Test
    void a_gauge_is_its_readings() {
        String level = metric("gauge");
        pushed(
                3,
                0,
                0,
                0,
                line(level, "2026-03-01", -4),
                line(level, "2026-03-02", 8),
                line(level, "2026-03-03", 5, "dimensions", via("a")));
        assertThat(value("mean(" + level + ")", FROM, TO)).isEqualTo(3.0);
        assertThat(value("min(" + level + ")", FROM, TO)).isEqualTo(-4.0);
        assertThat(value("max(" + level + ")", FROM, TO)).isEqualTo(8.0);
        assertThat(value("last(" + level + ")", FROM, TO)).isEqualTo(13.0);
        assertThat(value("last(" + level + ")", "2026-05-01", "2026-06-01")).isEqualTo(13.0);
        assertThat(value("p50(" + level + ")", FROM, TO)).isEqualTo(5.0);
        assertProblem(push(line(level, "2026-03-04", 1, "id", "x")), 422).code("no-id");
    }

    @Test
    void a_rating_is_weighed() {
        String stars = metric("rating", "min", 1, "max", 5);
        pushed(
                3,
                0,
                0,
                0,
                line(stars, "2026-03-01", 5, "weight", 3),
                line(stars, "2026-03-02", 1),
                line(stars, "2026-03-03", 3, "weight", 6, "dimensions", via("a")));
        assertThat(value("mean(" + stars + ")", FROM, TO)).isEqualTo(3.4);
        assertThat(value("count(" + stars + ")", FROM, TO)).isEqualTo(10.0);
        assertThat(value("p50(" + stars + ")", FROM, TO)).isEqualTo(3.0);
        assertThat(value("p75(" + stars + ")", FROM, TO)).isEqualTo(5.0);
        assertThat(value("last(" + stars + ")", FROM, TO)).isEqualTo(2.71428571428571);
        assertProblem(push(line(stars, "2026-03-04", 6)), 422).at("/0/value").code("above-max");
        assertProblem(push(line(stars, "2026-03-04", 0)), 422).at("/0/value").code("below-min");
    }

    @Test
    void the_sum_of_a_duration_is_value_times_weight() {
        String reply = metric("duration");
        pushed(2, 0, 0, 0, line(reply, "2026-03-01", 60, "weight", 2), line(reply, "2026-03-02", 0.1, "weight", 3));
        assertThat(value("sum(" + reply + ")", FROM, TO)).isEqualTo(120.3);
        assertThat(value("mean(" + reply + ")", FROM, TO)).isEqualTo(24.06);
    }

    @Test
    void an_event_needs_an_id_and_counts_one() {
        String hire = metric("event");
        pushed(2, 0, 0, 0, line(hire, "2026-03-01", null, "id", "a"), line(hire, "2026-03-01", null, "id", "b"));
        assertThat(value("sum(" + hire + ")", FROM, TO)).isEqualTo(2.0);
        assertProblem(push(line(hire, "2026-03-01", null)), 422).at("/0/id").code("id-required");
    }

    @Test
    void people_reached_do_not_add_up() {
        String reach = metric("distinct", "window", "P7D");
        pushed(2, 0, 0, 0, line(reach, "2026-03-01", 10), line(reach, "2026-03-08", 20));
        assertThat(value("max(" + reach + ")", FROM, TO)).isEqualTo(20.0);
        assertThat(value("last(" + reach + ")", FROM, TO)).isEqualTo(20.0);
        doesNotFit("sum(" + reach + ")");
    }

    @Test
    void how_long_things_took_has_no_first_and_no_last() {
        String reply = metric("duration");
        doesNotFit("first(" + reply + ")");
        doesNotFit("last(" + reply + ")");
    }

    private static void doesNotFit(String measure) {
        assertProblem(
                        as("viewer")
                                .body(Map.of("queries", List.of(Map.of("measure", measure, "from", FROM, "to", TO))))
                                .post("/api/v1/aggregates"),
                        422)
                .at("/queries/0/measure")
                .code("aggregate-does-not-fit");
    }

    @Test
    void different_people_are_counted_once() {
        String replies = metric("event", "actors", true);
        pushed(
                4,
                0,
                0,
                0,
                line(replies, "2026-03-01", null, "id", "1", "actor", "ann"),
                line(replies, "2026-03-02", null, "id", "2", "actor", "bob"),
                line(replies, "2026-03-03", null, "id", "3", "actor", "ann"),
                line(replies, "2026-03-04", null, "id", "4"));
        assertThat(value("distinct(" + replies + ")", FROM, TO)).isEqualTo(2.0);
        assertThat(value("distinct(" + replies + ")", "2026-03-02", "2026-03-03"))
                .isEqualTo(1.0);
    }

    @Test
    void absent_is_neither_zero_nor_a_measurement() {
        String hires = metric("delta");
        pushed(1, 0, 0, 0, line(hires, "2026-03-01", null, "absent", "suppressed"));
        Map<String, Object> result = aggregate("sum(" + hires + ")", FROM, TO);
        assertThat(result).containsEntry("value", null).containsEntry("reason", "never-measured");
        assertThat(result.get("inputs").toString()).contains("suppressed=1");
        pushed(0, 0, 1, 0, line(hires, "2026-03-01", 0));
        assertThat(value("sum(" + hires + ")", FROM, TO)).isEqualTo(0.0);
        pushed(0, 0, 1, 0, line(hires, "2026-03-01", null, "absent", "withdrawn"));
        assertThat(value("mean(" + hires + ")", FROM, TO)).isEqualTo("never-measured");
    }

    @Test
    void silence_that_is_said_to_be_real_is_zero() {
        String hires = metric("delta");
        pushed(1, 0, 0, 0, Map.of("metric", hires, "completeUntil", "2026-03-31"));
        pushed(0, 1, 0, 0, Map.of("metric", hires, "completeUntil", "2026-03-15"));
        assertThat(value("sum(" + hires + ")", FROM, TO)).isEqualTo(0.0);
        assertThat(value("sum(" + hires + ")", FROM, "2026-04-02")).isEqualTo("never-measured");
        assertThat(aggregate("sum(" + hires + ")", FROM, TO).get("inputs").toString())
                .contains("completeUntil=2026-03-31");
    }

    @Test
    void an_older_revision_changes_nothing() {
        String hires = metric("delta");
        pushed(1, 0, 0, 0, line(hires, "2026-03-01", 5, "id", "a", "revision", 3));
        pushed(0, 1, 0, 0, line(hires, "2026-03-01", 9, "id", "a", "revision", 2));
        assertThat(value("sum(" + hires + ")", FROM, TO)).isEqualTo(5.0);
        pushed(0, 0, 1, 0, line(hires, "2026-03-01", 7, "id", "a", "revision", 4));
        assertThat(value("sum(" + hires + ")", FROM, TO)).isEqualTo(7.0);
    }

    @Test
    void within_a_body_the_later_line_counts() {
        String hires = metric("delta");
        pushed(
                1,
                1,
                1,
                0,
                line(hires, "2026-03-01", 5, "id", "a"),
                line(hires, "2026-03-01", 5, "id", "a"),
                line(hires, "2026-03-02", 6, "id", "a"));
        assertThat(value("sum(" + hires + ")", FROM, TO)).isEqualTo(6.0);
    }

    @Test
    void unripe_measurements_are_left_out_of_the_mean_and_counted() {
        String likes = metric("delta", "maturity", "P7D");
        pushed(2, 0, 0, 0, line(likes, "2026-03-01", 10), line(likes, "2026-03-28T10:00:00Z", 1));
        Map<String, Object> result = aggregate("mean(" + likes + ")", FROM, TO);
        assertThat(result.get("value").toString()).isEqualTo("10");
        assertThat(result.get("inputs").toString()).contains("immature=1");
        assertThat(value("sum(" + likes + ")", FROM, TO)).isEqualTo(11.0);
        assertThat(value("mean(" + likes + ")", FROM, TO, "maturityAt", "2026-05-01T00:00:00Z"))
                .isEqualTo(5.5);
    }

    @Test
    void what_may_still_be_restated_is_provisional() {
        String likes = metric("delta", "finalAfter", "P3650D");
        pushed(1, 0, 0, 0, line(likes, "2026-03-01", 10));
        assertThat(aggregate("sum(" + likes + ")", FROM, TO)).containsEntry("provisional", true);
    }

    @Test
    void sums_are_exact_decimals() {
        String spend = metric("delta");
        pushed(
                3,
                0,
                0,
                0,
                line(spend, "2026-03-01", 0.1),
                line(spend, "2026-03-02", 0.2),
                line(spend, "2026-03-03", 123456789012345L));
        assertThat(aggregate("sum(" + spend + ") - 123456789012345", FROM, TO)
                        .get("value")
                        .toString())
                .isEqualTo("0.3");
    }

    @Test
    void groups_and_steps_split_a_window() {
        String hires = metric("delta");
        pushed(
                3,
                0,
                0,
                0,
                line(hires, "2026-03-30", 1, "dimensions", via("social")),
                line(hires, "2026-04-02", 2, "dimensions", via("social")),
                line(hires, "2026-04-03", 4));
        Map<String, Object> byVia = aggregate("sum(" + hires + ")", FROM, "2026-05-01", "by", "via");
        assertThat(byVia.get("groups").toString()).contains("{via=social}", "value=3", "{via=null}", "value=4");
        Map<String, Object> weeks = aggregate("sum(" + hires + ")", "2026-03-25", "2026-04-08", "step", "week");
        assertThat(((List<?>) weeks.get("points"))
                        .stream().map(point -> String.valueOf(((Map<?, ?>) point).get("value"))))
                .containsExactly("null", "7", "0");
    }

    @Test
    void a_course_has_at_each_end_what_is_asked_alone() {
        String likes = metric("delta", "maturity", "P7D");
        pushed(
                3,
                0,
                0,
                0,
                line(likes, "2026-03-01T08:00:00Z", 10),
                line(likes, "2026-03-01T20:00:00Z", 4),
                line(likes, "2026-03-28T10:00:00Z", 1));
        List<String> ends =
                List.of("2026-03-01", "2026-03-01T12:00:00Z", "2026-03-02", "2026-03-29", "2026-04-01T00:00:00Z");
        for (String measure : List.of("sum(" + likes + ")", "mean(" + likes + ")", "2 * count(" + likes + ")")) {
            Map<String, Object> course =
                    aggregate(measure, FROM, TO, "ends", ends, "maturityAt", "2026-04-01T00:00:00Z");
            assertThat(course.get("value"))
                    .isEqualTo(aggregate(measure, FROM, TO).get("value"));
            List<?> points = (List<?>) course.get("points");
            assertThat(points).hasSize(ends.size());
            for (int i = 0; i < ends.size(); i++) {
                Map<String, Object> alone = aggregate(measure, FROM, ends.get(i), "maturityAt", "2026-04-01T00:00:00Z");
                Map<?, ?> point = (Map<?, ?>) points.get(i);
                assertThat(point.get("value")).isEqualTo(alone.get("value"));
                assertThat(point.get("reason")).isEqualTo(alone.get("reason"));
                assertThat(point.get("measurements")).isEqualTo(alone.get("measurements"));
            }
        }
    }

    @Test
    void ends_lie_in_the_window_and_are_no_steps() {
        String likes = metric("delta");
        String body =
                "{\"queries\":[{\"measure\":\"sum(" + likes + ")\",\"from\":\"2026-03-01\",\"to\":\"2026-04-01\",%s}]}";
        assertProblem(
                        as("viewer")
                                .body(body.formatted("\"ends\":[\"2026-03-01\",\"2026-04-02\"]"))
                                .post("/api/v1/aggregates"),
                        422)
                .at("/queries/0/ends/1")
                .code("out-of-window");
        assertProblem(
                        as("viewer")
                                .body(body.formatted("\"step\":\"day\",\"ends\":[\"2026-03-02\"]"))
                                .post("/api/v1/aggregates"),
                        422)
                .at("/queries/0/ends")
                .code("one-of");
    }

    @Test
    void before_anything_was_recorded_nothing_was_known() {
        String likes = metric("delta");
        pushed(1, 0, 0, 0, line(likes, "2026-03-01", 10));
        Map<String, Object> nothing =
                aggregate("sum(" + likes + ")", FROM, TO, "knownAt", "1901-01-01T00:00:00Z", "step", "week");
        assertThat(nothing.get("value")).isNull();
        assertThat(nothing.get("reason")).isEqualTo("never-measured");
        assertThat(nothing.get("via")).isEqualTo("rollup");
        assertThat(nothing.get("newest")).isNull();
    }
}
