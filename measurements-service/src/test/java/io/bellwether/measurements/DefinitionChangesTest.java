package io.bellwether.measurements;

import static io.bellwether.measurements.Api.aggregate;
import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.line;
import static io.bellwether.measurements.Api.metric;
import static io.bellwether.measurements.Api.pushed;
import static io.bellwether.measurements.Api.value;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Impressions become views: what was counted before is not compared with what is counted since, unless on purpose. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
@SuppressWarnings("unchecked")
class DefinitionChangesTest {

    private static Map<String, Object> change(String from, boolean bridged) {
        return Map.of("from", from, "what", "Impressions became views", "bridged", bridged);
    }

    /** Puts a metric back with other properties; {@code changes} are their names and values in turn. */
    private static Response put(String metric, Object... changes) {
        Response held = as("viewer").get("/api/v1/metrics/" + metric);
        Map<String, Object> body = new HashMap<>(held.jsonPath().getMap(""));
        for (int i = 0; i < changes.length; i += 2) {
            body.put((String) changes[i], changes[i + 1]);
        }
        return as("coordinator")
                .header("If-Match", held.header("ETag"))
                .body(body)
                .put("/api/v1/metrics/" + metric);
    }

    private static void changed(String metric, Object... changes) {
        Response answer = put(metric, changes);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void figures_over_a_change_are_refused_and_those_beside_it_are_not() {
        String views = metric("delta");
        pushed(
                3,
                0,
                0,
                0,
                line(views, "2026-01-30", 100),
                line(views, "2026-02-01", 10),
                line(views, "2026-02-02", 20));
        String before = String.valueOf(
                aggregate("sum(" + views + ")", "2026-01-01", "2026-03-01").get("value"));
        assertThat(before).isEqualTo("130");
        changed(views, "definitionChanges", List.of(change("2026-02-01", false)));
        for (String of : List.of("sum", "count", "mean", "min", "max", "p50")) {
            assertThat(value(of + "(" + views + ")", "2026-01-01", "2026-03-01"))
                    .as(of)
                    .isEqualTo("definition-changed");
        }
        assertThat(value("sum(" + views + ")", "2026-01-01", "2026-02-01")).isEqualTo(100.0);
        assertThat(value("sum(" + views + ")", "2026-02-01", "2026-03-01")).isEqualTo(30.0);
        assertThat(value("sum(" + views + ")", "2026-01-31", "2026-03-01")).isEqualTo(30.0);
        List<?> months = (List<?>) aggregate("sum(" + views + ")", "2026-01-01", "2026-03-01", "step", "month")
                .get("points");
        assertThat(months)
                .extracting(point -> String.valueOf(((Map<?, ?>) point).get("value")))
                .containsExactly("100", "30");
        Map<String, Object> input =
                (Map<String, Object>) ((List<?>) aggregate("sum(" + views + ")", "2026-02-01", "2026-03-01")
                                .get("inputs"))
                        .get(0);
        assertThat(input).containsEntry("definedSince", "2026-02-01").containsEntry("version", 2);
    }

    @Test
    void a_state_is_the_latest_one_and_an_increase_needs_two_of_one_definition() {
        String followers = metric("gauge");
        String total = metric("cumulative");
        pushed(2, 0, 0, 0, line(followers, "2026-01-30", 100), line(followers, "2026-02-03", 40));
        pushed(
                3,
                0,
                0,
                0,
                line(total, "2026-01-30", 100),
                line(total, "2026-02-03", 40),
                line(total, "2026-02-05", 45));
        changed(followers, "definitionChanges", List.of(change("2026-02-01", false)));
        changed(total, "definitionChanges", List.of(change("2026-02-01", false)));
        assertThat(value("last(" + followers + ")", "2026-01-01", "2026-03-01")).isEqualTo(40.0);
        assertThat(value("mean(" + followers + ")", "2026-01-01", "2026-03-01")).isEqualTo("definition-changed");
        assertThat(value("sum(" + total + ")", "2026-02-01", "2026-03-01")).isEqualTo("definition-changed");
        assertThat(value("sum(" + total + ")", "2026-02-04", "2026-03-01")).isEqualTo(5.0);
    }

    @Test
    void a_change_that_is_bridged_on_purpose_is_compared_and_earlier_answers_stay_as_they_were() {
        String views = metric("delta");
        pushed(2, 0, 0, 0, line(views, "2026-01-30", 100), line(views, "2026-02-01", 10));
        String knownAt = momentOfNow();
        changed(views, "definitionChanges", List.of(change("2026-02-01", false)));
        assertThat(value("sum(" + views + ")", "2026-01-01", "2026-03-01")).isEqualTo("definition-changed");
        assertThat(value("sum(" + views + ")", "2026-01-01", "2026-03-01", "knownAt", knownAt))
                .isEqualTo(110.0);
        String changedAt = momentOfNow();
        changed(views, "definitionChanges", List.of(change("2026-02-01", true)));
        assertThat(value("sum(" + views + ")", "2026-01-01", "2026-03-01")).isEqualTo(110.0);
        assertThat(value("sum(" + views + ")", "2026-01-01", "2026-03-01", "knownAt", changedAt))
                .isEqualTo("definition-changed");
    }

    private static String momentOfNow() {
        return as("viewer")
                .body(Map.of("queries", List.of()))
                .post("/api/v1/aggregates")
                .jsonPath()
                .getString("knownAt");
    }

    @Test
    void a_measured_metric_gets_another_unit_only_with_a_change_of_its_definition() {
        String views = metric("delta");
        pushed(1, 0, 0, 0, line(views, "2026-01-30", 100));
        assertProblem(put(views, "unit", "views"), 422)
                .at("/unit")
                .code("already-measured")
                .says("definitionChanges");
        changed(views, "unit", "views", "definitionChanges", List.of(change("2026-02-01", false)));
        assertProblem(
                        put(
                                views,
                                "definitionChanges",
                                List.of(change("2026-02-01", false), change("2026-02-01", true))),
                        422)
                .at("/definitionChanges/1/from")
                .code("not-in-order");
        assertProblem(put(views, "definitionChanges", List.of(change("1889-02-01", false))), 422)
                .at("/definitionChanges/0/from")
                .code("out-of-range");
        assertProblem(put(views, "definitionChanges", List.of(Map.of("from", "2026-02-01"))), 422)
                .at("/definitionChanges/0/what");
    }
}
