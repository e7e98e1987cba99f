package io.bellwether.measurements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Imports of files as clients see them. */
final class Files {

    private Files() {}

    static Response send(String profile, byte[] file, String query) {
        return send(Tokens.feed("demo-feed"), profile, file, query);
    }

    static Response send(String token, String profile, byte[] file, String query) {
        RequestSpecification request = RestAssured.given()
                .auth()
                .oauth2(token)
                .multiPart("profile", profile)
                .multiPart("file", "posts.csv", file, "text/csv");
        return request.post("/api/v1/imports" + query);
    }

    /** The import when it has ended. */
    static JsonPath ended(Response begun) {
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(201);
        String at = begun.header("Location");
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Api.feed().get(at).jsonPath(), json -> Set.of("done", "failed", "cancelled")
                        .contains(json.getString("status")));
    }

    /** Expects that the import is done with these rows: read, accepted, unchanged, restated, rejected. */
    static JsonPath done(Response begun, int read, int accepted, int unchanged, int restated, int rejected) {
        JsonPath json = ended(begun);
        assertThat(json.getString("status")).as(json.prettify()).isEqualTo("done");
        rows(json, read, accepted, unchanged, restated, rejected);
        return json;
    }

    static void rows(JsonPath json, int read, int accepted, int unchanged, int restated, int rejected) {
        assertThat(List.of(
                        json.getInt("rows.read"),
                        json.getInt("rows.accepted"),
                        json.getInt("rows.unchanged"),
                        json.getInt("rows.restated"),
                        json.getInt("rows.rejected")))
                .as(json.prettify())
                .containsExactly(read, accepted, unchanged, restated, rejected);
    }

    /** Defines the metrics that a profile fills, where nobody has yet. */
    static void defineMetricsOf(String profile) {
        List<java.util.Map<String, Object>> metrics = Api.as("viewer")
                .get("/api/v1/import-profiles/" + profile)
                .jsonPath()
                .getList("metrics");
        for (var metric : metrics) {
            int answered =
                    Api.as("coordinator").body(metric).post("/api/v1/metrics").statusCode();
            assertThat(answered).isIn(201, 409);
        }
    }
}
