package io.bellwether.measurements;

import static io.bellwether.measurements.Api.aggregate;
import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.counts;
import static io.bellwether.measurements.Api.feed;
import static io.bellwether.measurements.Api.line;
import static io.bellwether.measurements.Api.metric;
import static io.bellwether.measurements.Api.pushed;
import static io.bellwether.measurements.Api.value;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class ExportTest {

    private static byte[] export(String type, String metric) {
        return as("viewer")
                .accept(type)
                .queryParam("metric", metric)
                .get("/api/v1/measurements")
                .asByteArray();
    }

    private static String filled() {
        String replies = metric("event", "actors", true);
        pushed(
                5,
                0,
                0,
                0,
                line(
                        replies,
                        "2026-03-01T10:00:00.5Z",
                        2.5,
                        "id",
                        "a",
                        "actor",
                        "ann",
                        "dimensions",
                        Map.of("via", "x,\"y")),
                line(replies, "2026-03-02", null, "id", "b", "actor", "bob"),
                line(replies, "2026-03-03", null, "id", "c", "absent", "suppressed"),
                line(replies, "2026-03-04", 3, "id", "d", "revision", 7),
                Map.of("metric", replies, "completeUntil", "2026-03-31"));
        return replies;
    }

    @Test
    void what_is_exported_is_taken_back_as_the_same() {
        String replies = filled();
        counts(
                feed().contentType("application/x-ndjson")
                        .body(export("application/x-ndjson", replies))
                        .post("/api/v1/measurements"),
                0,
                5,
                0,
                0);
        counts(
                feed().contentType("text/csv").body(export("text/csv", replies)).post("/api/v1/measurements"),
                0,
                5,
                0,
                0);
    }

    @Test
    void exported_erased_and_pushed_again_the_figures_are_the_same() {
        assertThat(as("admin")
                        .body(Map.of("key", "wiped"))
                        .post("/api/v1/sources")
                        .statusCode())
                .isEqualTo(201);
        String replies = metric("event", "actors", true);
        String token = Tokens.feed("wiped");
        var lines = List.of(
                line(replies, "2026-03-01T10:00:00Z", 2.5, "id", "a", "actor", "ann", "dimensions", Map.of("via", "x")),
                line(replies, "2026-03-02", null, "id", "b", "actor", "bob"),
                line(replies, "2026-03-05", null, "id", "c"));
        counts(feed().auth().oauth2(token).body(lines).post("/api/v1/measurements"), 3, 0, 0, 0);
        List<String> measures = List.of("sum(" + replies + ")", "distinct(" + replies + ")", "p50(" + replies + ")");
        var before = measures.stream()
                .map(m -> aggregate(m, "2026-01-01", "2027-01-01").get("value"))
                .toList();
        byte[] exported = export("application/x-ndjson", replies);
        assertProblem(as("admin").delete("/api/v1/sources/wiped"), 400).at("reason");
        assertProblem(as("coordinator").queryParam("reason", "x").delete("/api/v1/sources/wiped"), 403);
        assertThat(as("admin")
                        .queryParam("reason", "asked to")
                        .delete("/api/v1/sources/wiped")
                        .statusCode())
                .isEqualTo(204);
        assertThat(value("sum(" + replies + ")", "2026-01-01", "2027-01-01")).isEqualTo("never-measured");
        assertThat(as("admin")
                        .queryParam("subject", "sources/wiped")
                        .get("/api/v1/journal/measurements")
                        .jsonPath()
                        .getList("items.findAll { it.event == 'source.erased' }.after.changed[0]"))
                .as("who follows the feed hears which days are not what they were")
                .containsExactly(
                        Map.of("metric", replies, "from", "2026-03-01", "to", "2026-03-02"),
                        Map.of("metric", replies, "from", "2026-03-05", "to", "2026-03-05"));
        counts(
                feed().auth()
                        .oauth2(token)
                        .contentType("application/x-ndjson")
                        .body(exported)
                        .post("/api/v1/measurements"),
                3,
                0,
                0,
                0);
        assertThat(measures.stream()
                        .map(m -> aggregate(m, "2026-01-01", "2027-01-01").get("value"))
                        .toList())
                .isEqualTo(before);
    }

    @Test
    void exports_are_filtered_by_time_dimension_and_moment() {
        String hires = metric("delta");
        pushed(
                2,
                0,
                0,
                0,
                line(hires, "2026-03-01", 1, "dimensions", Map.of("via", "social")),
                line(hires, "2026-04-01", 2));
        String moment = aggregate("sum(" + hires + ")", "2026-01-01", "2026-02-01")
                        .toString()
                        .isEmpty()
                ? ""
                : as("viewer")
                        .body(Map.of("queries", List.of()))
                        .post("/api/v1/aggregates")
                        .jsonPath()
                        .getString("knownAt");
        pushed(0, 0, 1, 0, line(hires, "2026-04-01", 9));
        assertThat(get(hires, "from", "2026-03-15")).containsExactly("9");
        assertThat(get(hires, "where", "via=\"social\"")).containsExactly("1");
        assertThat(get(hires, "where", "via!=\"social\"", "knownAt", moment)).containsExactly("2");
        assertProblem(as("viewer").queryParam("metric", "nothing").get("/api/v1/measurements"), 400)
                .at("metric");
        assertProblem(
                        as("viewer")
                                .queryParam("metric", hires)
                                .queryParam("where", "via=")
                                .get("/api/v1/measurements"),
                        400)
                .at("where");
        assertProblem(as("viewer").queryParam("source", "nobodys").get("/api/v1/measurements"), 400)
                .at("source");
        assertProblem(
                        as("viewer")
                                .queryParam("from", "2026-03-02")
                                .queryParam("to", "2026-03-01")
                                .get("/api/v1/measurements"),
                        400)
                .at("to");
    }

    private static List<String> get(String metric, String... parameters) {
        var request = as("viewer").accept("text/csv").queryParam("metric", metric);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/v1/measurements")
                .asString()
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1)[2])
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void a_key_of_another_source_is_refused() {
        as("admin").body(Map.of("name", "other-feed")).post("/api/v1/sources");
        String hires = metric("delta");
        pushed(1, 0, 0, 0, line(hires, "2026-03-01", 1, "id", "a"));
        byte[] exported = export("application/x-ndjson", hires);
        String changed =
                new String(exported, java.nio.charset.StandardCharsets.UTF_8).replace("\"value\":1", "\"value\":5");
        assertProblem(
                        feed().auth()
                                .oauth2(Tokens.feed("other-feed"))
                                .contentType("application/x-ndjson")
                                .body(changed.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .post("/api/v1/measurements"),
                        422)
                .is("key-of-another-source");
    }

    @Test
    void sources_say_how_fresh_they_are() {
        String hires = metric("delta");
        pushed(1, 0, 0, 0, line(hires, "2026-03-01", 1));
        Map<String, Object> source = as("viewer")
                .queryParam("limit", 200)
                .get("/api/v1/sources")
                .jsonPath()
                .getMap("items.find { it.key == 'demo-feed' }");
        assertThat(((Map<?, ?>) source.get("freshness")).get("lastPushed")).isNotNull();
        assertProblem(
                        feed().auth()
                                .oauth2(Tokens.feed("nobody-knows-it"))
                                .body("[]")
                                .post("/api/v1/measurements"),
                        422)
                .is("unknown-source");
    }

    @Test
    void a_source_that_says_how_fresh_it_is_to_be_is_fresh_or_not() {
        String key = Api.name("fresh-feed-");
        io.restassured.response.Response made = as("admin")
                .body(Map.of("key", key, "name", "Fresh", "freshness", "P2D"))
                .post("/api/v1/sources");
        made.then().statusCode(201);
        String location = made.header("Location");
        assertThat(freshOf(location)).isEqualTo(Map.of("within", "P2D", "fresh", false));
        String hires = metric("delta");
        pushedBy(key, line(hires, Instant.now().minus(3, ChronoUnit.DAYS).toString(), 1));
        assertThat(freshOf(location)).containsEntry("fresh", false);
        pushedBy(key, line(hires, Instant.now().minus(1, ChronoUnit.DAYS).toString(), 1));
        assertThat(freshOf(location)).containsEntry("fresh", true);
        assertProblem(as("viewer").get("/api/v1/sources/nobody-registered"), 404);
        assertProblem(as("admin").body(Map.of("name", "x", "freshness", "soon")).post("/api/v1/sources"), 422)
                .at("/freshness");
    }

    private static Map<String, Object> freshOf(String location) {
        Map<String, Object> fresh = as("viewer").get(location).jsonPath().getMap("freshness");
        fresh.keySet().retainAll(java.util.Set.of("within", "fresh"));
        return fresh;
    }

    private static void pushedBy(String source, Map<String, Object> line) {
        feed().auth()
                .oauth2(Tokens.feed(source))
                .body(java.util.List.of(line))
                .post("/api/v1/measurements")
                .then()
                .statusCode(200);
    }

    @Test
    void a_metric_changes_by_versions_and_keeps_its_meaning() {
        String hires = metric("delta");
        var read = as("viewer").get("/api/v1/metrics/" + hires);
        Map<String, Object> body = new java.util.HashMap<>(read.jsonPath().getMap(""));
        body.put("unit", "people");
        assertProblem(as("coordinator").body(body).put("/api/v1/metrics/" + hires), 428);
        var changed = as("owner.human-resources")
                .header("If-Match", read.header("ETag"))
                .body(body)
                .put("/api/v1/metrics/" + hires);
        assertThat(changed.jsonPath().getInt("version")).as(changed.asString()).isEqualTo(2);
        assertProblem(
                as("owner.marketing-sales").header("If-Match", "*").body(body).put("/api/v1/metrics/" + hires), 403);
        pushed(1, 0, 0, 0, line(hires, "2026-03-01", 1));
        body.put("shape", "gauge");
        body.remove("additive");
        assertProblem(as("coordinator").header("If-Match", "*").body(body).put("/api/v1/metrics/" + hires), 422)
                .at("/shape")
                .code("already-measured");
        assertThat(as("viewer")
                        .queryParam("q", hires)
                        .get("/api/v1/metrics")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
    }
}
