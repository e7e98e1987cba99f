package io.bellwether.objectives;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/** What tests through HTTP do again and again, in few words. Quotes may be written as ' in JSON. */
public final class World {

    public static final String OWNER = "owner.human-resources";

    private static final AtomicInteger METRICS = new AtomicInteger();

    private World() {}

    public static RequestSpecification as(String person) {
        return given().header("Authorization", "Bearer " + Tokens.as(person)).contentType("application/json");
    }

    /** A metric of a shape of which nobody else knows; {@code more} are further properties. */
    public static String metric(String shape, String more) {
        String key = "m" + METRICS.incrementAndGet() + ".x" + Long.toString(System.nanoTime(), 36);
        put(
                "/test/metrics",
                "{'key':'" + key + "','shape':'" + shape + "','dimensions':['via','channel']"
                        + (more.isEmpty() ? "" : "," + more) + "}");
        return key;
    }

    /** A measurement; {@code more} are further properties. */
    public static void fact(String metric, String at, String value, String more) {
        facts("[{'metric':'" + metric + "','at':'" + at + "','value':" + value + (more.isEmpty() ? "" : "," + more)
                + "}]");
    }

    public static void facts(String json) {
        put("/test/facts", json);
    }

    /** Something happened to a watch or an incident of one. */
    public static void event(String type, String subject, String after) {
        put("/test/events", "{'type':'" + type + "','subject':'" + subject + "','after':" + after + "}");
    }

    /** Measurements does not answer so many requests. */
    public static void sendAway(int times) {
        put("/test/away", Integer.toString(times));
    }

    /** Measurements answers questions so much later from here on. */
    public static void slowDown(long millis) {
        put("/test/slow", Long.toString(millis));
    }

    private static void put(String path, String body) {
        String base = ConfigProvider.getConfig().getValue("bellwether.measurements.url", String.class);
        given().baseUri(base).body(body.replace('\'', '"')).post(path).then().statusCode(200);
    }

    /** A draft of human resources over these days. */
    public static String draft(String start, String end) {
        return created(as(OWNER)
                .body(quoted("{'title':'An aim','type':'human-resources','department':'human-resources','period':"
                        + "{'start':'" + start + "','end':'" + end + "'}}"))
                .post("/api/v1/objectives"));
    }

    /** The same, activated. */
    public static String active(String start, String end) {
        String id = draft(start, end);
        as(OWNER)
                .header("If-Match", "*")
                .post("/api/v1/objectives/" + id + "/activate")
                .then()
                .statusCode(200);
        return id;
    }

    public static String kpi(String objective, String measure, String target, String more) {
        return created(state(objective, measure, target, more));
    }

    public static Response state(String objective, String measure, String target, String more) {
        return as(OWNER).body(statement(measure, target, more)).post("/api/v1/objectives/" + objective + "/kpis");
    }

    public static String statement(String measure, String target, String more) {
        return quoted("{'name':'A figure','unit':'things','measure':'" + measure + "','target':" + target
                + (more.isEmpty() ? "" : "," + more) + "}");
    }

    public static JsonPath standing(String kpi, String query) {
        return json(as("viewer").get("/api/v1/kpis/" + kpi + "/standing" + query));
    }

    /** The body, its numbers with all their digits. */
    public static JsonPath json(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return new JsonPath(response.asString()).using(new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL));
    }

    public static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static String created(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.path("id");
    }
}
