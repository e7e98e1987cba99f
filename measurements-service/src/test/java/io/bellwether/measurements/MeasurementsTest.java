package io.bellwether.measurements;

import static io.bellwether.measurements.Api.aggregate;
import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.counts;
import static io.bellwether.measurements.Api.feed;
import static io.bellwether.measurements.Api.line;
import static io.bellwether.measurements.Api.metric;
import static io.bellwether.measurements.Api.push;
import static io.bellwether.measurements.Api.pushed;
import static io.bellwether.measurements.Api.value;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class MeasurementsTest {

    @Test
    void a_measurement_pushed_is_in_the_next_aggregate() {
        String hires = metric("delta");
        pushed(
                2,
                0,
                0,
                0,
                line(hires, "2026-03-02T10:15:00Z", 1, "dimensions", Map.of("via", "social")),
                line(hires, "2026-03-03", 2.5));
        assertThat(value("sum(" + hires + ")", "2026-01-01", "2027-01-01")).isEqualTo(3.5);
        assertThat(value("sum(" + hires + "{via=\"social\"}) / sum(" + hires + ")", "2026-03-01", "2026-04-01"))
                .isEqualTo(0.285714285714286);
        assertThat(value("sum(" + hires + ")", "2026-03-02T11:00:00Z", "2026-04-01"))
                .isEqualTo(2.5);
    }

    @Test
    void the_same_again_is_unchanged_and_another_value_restates() {
        String hires = metric("delta");
        pushed(1, 0, 0, 0, line(hires, "2026-03-02", 1, "id", "a"));
        pushed(0, 1, 0, 0, line(hires, "2026-03-02", 1, "id", "a"));
        String before = (String) as("viewer")
                .body(Map.of("queries", List.of()))
                .post("/api/v1/aggregates")
                .jsonPath()
                .get("knownAt");
        pushed(0, 0, 1, 0, line(hires, "2026-04-02", 5, "id", "a", "dimensions", Map.of("via", "social")));
        assertThat(value("sum(" + hires + ")", "2026-03-01", "2026-04-01")).isEqualTo("never-measured");
        assertThat(value("sum(" + hires + ")", "2026-04-01", "2026-05-01")).isEqualTo(5.0);
        assertThat(value("sum(" + hires + ")", "2026-05-01", "2026-06-01")).isEqualTo(0.0);
        assertThat(value("sum(" + hires + ")", "2026-03-01", "2026-04-01", "knownAt", before))
                .isEqualTo(1.0);
        assertThat(value("sum(" + hires + ")", "2026-04-01", "2026-05-01", "knownAt", before))
                .isEqualTo(0.0);
    }

    @Test
    void ndjson_is_read_line_by_line() {
        String hires = metric("delta");
        String body = "{\"metric\":\"" + hires + "\",\"at\":\"2026-03-02\",\"value\":1}\n\n{\"metric\":\"" + hires
                + "\",\"at\":\"2026-03-03\",\"value\":2}";
        counts(
                feed().contentType("application/x-ndjson")
                        .body(body.getBytes(UTF_8))
                        .post("/api/v1/measurements"),
                2,
                0,
                0,
                0);
    }

    @Test
    void one_bad_line_refuses_all_and_is_named() {
        String hires = metric("delta");
        assertProblem(push(line(hires, "2026-03-02", 1), line(hires, "2026-02-31", 1)), 422)
                .is("refused-measurements")
                .at("/1/at")
                .code("no-such-date");
        assertThat(value("sum(" + hires + ")", "2026-01-01", "2027-01-01")).isEqualTo("never-measured");
    }

    @Test
    void a_foreign_source_is_refused() {
        assertProblem(feed().queryParam("source", "somebody-else").body("[]").post("/api/v1/measurements"), 403);
        assertProblem(as("coordinator").body("[]").post("/api/v1/measurements"), 403);
        assertProblem(given().body("[]").contentType("application/json").post("/api/v1/measurements"), 401);
    }

    @Test
    void an_unknown_metric_is_named_with_the_nearest_one() {
        String hires = metric("delta");
        assertProblem(push(line(hires + "x", "2026-03-02", 1)), 422)
                .code("unknown-metric")
                .says(hires);
    }

    @Test
    void a_key_gives_the_first_answer_again() {
        String hires = metric("delta");
        String body = "[{\"metric\":\"" + hires + "\",\"at\":\"2026-03-02\",\"value\":1}]";
        counts(feed().header("Idempotency-Key", hires).body(body).post("/api/v1/measurements"), 1, 0, 0, 0);
        counts(feed().header("Idempotency-Key", hires).body(body).post("/api/v1/measurements"), 1, 0, 0, 0);
        assertProblem(feed().header("Idempotency-Key", hires).body("[]").post("/api/v1/measurements"), 422)
                .is("key-reused")
                .at("Idempotency-Key");
    }

    @Test
    void a_push_is_one_entry_of_the_feed() {
        String hires = metric("delta");
        pushed(2, 0, 0, 0, line(hires, "2026-03-02", 1), line(hires, "2026-03-03", 1));
        List<Map<String, Object>> events = new ArrayList<>();
        String after = "0";
        while (after != null) {
            JsonPath page = given().auth()
                    .oauth2(Tokens.service("objectives-service"))
                    .queryParam("limit", 200)
                    .queryParam("after", after)
                    .get("/api/v1/changes/measurements")
                    .jsonPath();
            List<String> ids = page.getList("id");
            after = ids.isEmpty() ? null : ids.get(ids.size() - 1);
            events.addAll(page.getList("findAll { it.type == 'io.bellwether.measurements.recorded' }.data.after"));
        }
        assertThat(events.stream().map(event -> event.get("changed")).toList())
                .contains(List.of(Map.of("metric", hires, "from", "2026-03-02", "to", "2026-03-03")));
    }

    @Test
    void nothing_measured_is_absent_and_says_why() {
        String hires = metric("delta");
        Map<String, Object> result = aggregate("sum(" + hires + ")", "2026-01-01", "2026-02-01");
        assertThat(result).containsEntry("value", null).containsEntry("reason", "never-measured");
    }
}
