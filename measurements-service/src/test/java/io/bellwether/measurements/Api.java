package io.bellwether.measurements;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.Tokens;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The service as clients see it. Each test names its own metrics, so that tests do not meet. */
public final class Api {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Api() {}

    public static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.as(person)).contentType("application/json");
    }

    public static RequestSpecification feed() {
        return given().auth().oauth2(Tokens.feed("demo-feed")).contentType("application/json");
    }

    /** A key that no other test uses. */
    public static String name(String word) {
        return word + NAMES.incrementAndGet();
    }

    /** Defines a metric of this shape; {@code more} are further properties, name and value in turn. */
    public static String metric(String shape, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>();
        String key = name("m");
        body.put("key", key);
        body.put("name", "Metric " + key);
        body.put("shape", shape);
        body.put("unit", "things");
        body.put("department", "human-resources");
        body.put("cadence", "P1D");
        body.put("dimensions", List.of("via", "channel"));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        Response made = as("coordinator").body(body).post("/api/v1/metrics");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return key;
    }

    /** A measurement; {@code more} are further properties, name and value in turn. */
    public static Map<String, Object> line(String metric, String at, Object value, Object... more) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("metric", metric);
        line.put("at", at);
        if (value != null) {
            line.put("value", value);
        }
        for (int i = 0; i < more.length; i += 2) {
            line.put((String) more[i], more[i + 1]);
        }
        return line;
    }

    public static Response push(Object... lines) {
        return feed().body(List.of(lines)).post("/api/v1/measurements");
    }

    /** Pushes and expects these counts: accepted, unchanged, restated, rejected. */
    public static void pushed(int accepted, int unchanged, int restated, int rejected, Object... lines) {
        counts(push(lines), accepted, unchanged, restated, rejected);
    }

    public static void counts(Response answer, int accepted, int unchanged, int restated, int rejected) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(List.of(
                        answer.jsonPath().getInt("accepted"),
                        answer.jsonPath().getInt("unchanged"),
                        answer.jsonPath().getInt("restated"),
                        answer.jsonPath().getInt("rejected")))
                .as(answer.asString())
                .containsExactly(accepted, unchanged, restated, rejected);
    }

    /** The result of one query; {@code more} are further properties, name and value in turn. */
    public static Map<String, Object> aggregate(String measure, String from, String to, Object... more) {
        Map<String, Object> query = new HashMap<>(Map.of("measure", measure, "from", from, "to", to));
        for (int i = 0; i < more.length; i += 2) {
            query.put((String) more[i], more[i + 1]);
        }
        Response answer = as("viewer").body(Map.of("queries", List.of(query))).post("/api/v1/aggregates");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL))
                .getMap("results[0]");
    }

    /** The value of one query as a number, or the reason why there is none. */
    public static Object value(String measure, String from, String to, Object... more) {
        Map<String, Object> result = aggregate(measure, from, to, more);
        return result.get("value") == null ? result.get("reason") : ((Number) result.get("value")).doubleValue();
    }
}
