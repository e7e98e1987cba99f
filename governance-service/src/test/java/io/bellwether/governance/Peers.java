package io.bellwether.governance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the other services tell and answer in a test; see {@link PeersResource}. */
public final class Peers {

    /** How long an examination may take until a test is tired of waiting; it takes milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Peers() {}

    private static RequestSpecification peer() {
        return given().baseUri(ConfigProvider.getConfig().getValue("bellwether.objectives.url", String.class))
                .port(Integer.parseInt(ConfigProvider.getConfig()
                        .getValue("bellwether.objectives.url", String.class)
                        .replaceAll(".*:", "")))
                .contentType("application/json");
    }

    /** An answer to a path, until the next one. */
    public static void answers(String path, int status, Object body) {
        peer().header("Status", status).body(body).put("/given" + path);
    }

    /** The path is unknown again. */
    public static void forgets(String path) {
        peer().delete("/given" + path);
    }

    /** Requests that a path received: {@code method}, {@code query}, {@code headers}, {@code body}. */
    public static List<Map<String, Object>> received(String path) {
        return peer().get("/received" + path).jsonPath().getList("");
    }

    /** One event of the objectives feed; returns when it has taken effect. */
    public static void tell(String kind, String subject, Object after) {
        Map<String, Object> data = new HashMap<>();
        data.put("after", after);
        Response told = peer().body(List.of(Map.of("type", "io.bellwether." + kind, "subject", subject, "data", data)))
                .post("/given/events");
        assertThat(told.statusCode()).isEqualTo(204);
        settled();
    }

    /** Returns when everything that was told has taken effect. */
    public static void settled() {
        String marker = UUID.randomUUID().toString();
        Map<String, Object> objective = new HashMap<>(Map.of("department", marker, "status", "draft"));
        peer().body(List.of(Map.of(
                        "type",
                        "io.bellwether.objective.created",
                        "subject",
                        "objectives/" + marker,
                        "data",
                        Map.of("after", objective))))
                .post("/given/events");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Database.count("select count(*) from declared where id = '" + marker + "'") == 1);
    }

    /** An active objective of this year is declared. */
    public static String objective(String department, String type) {
        return newObjective(department, type);
    }

    /** The same with further properties, name and value in turn. */
    public static String newObjective(String department, String type, Object... more) {
        String id = UUID.randomUUID().toString();
        objective(id, department, type, more);
        return id;
    }

    /** The same, or it changed. */
    public static void objective(String id, String department, String type, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("title", "An objective of " + department);
        body.put("type", type);
        body.put("department", department);
        body.put("period", Map.of("start", "2026-01-01", "end", "2026-12-31"));
        body.put("status", "active");
        body.put("version", 1);
        tell("objective.changed", "objectives/" + id, with(body, more));
    }

    /** A KPI of an active objective of this year is declared; {@code canonical} is its formula as the feed tells it. */
    public static String kpi(String department, String name, String canonical, Map<String, ?> target, Object... more) {
        String id = UUID.randomUUID().toString();
        kpi(id, department, name, canonical, target, more);
        return id;
    }

    /** The same, or it changed. */
    public static void kpi(
            String id, String department, String name, String canonical, Map<String, ?> target, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("objective", UUID.nameUUIDFromBytes(("o" + id).getBytes()).toString());
        body.put("department", department);
        body.put("name", name);
        body.put("measure", canonical);
        body.put("canonical", canonical);
        body.put("unit", "things");
        body.put("target", target);
        body.put("version", 1);
        body.put("objectiveTitle", "An objective of " + department);
        body.put("objectiveType", department);
        body.put("objectiveStatus", "active");
        body.put("period", Map.of("start", "2026-01-01", "end", "2026-12-31"));
        body.put("canBeNegative", false);
        tell("kpi.changed", "kpis/" + id, with(body, more));
    }

    /** An initiative of an active objective of this year is declared. */
    public static String newInitiative(String department, String title, Object... more) {
        String id = UUID.randomUUID().toString();
        initiative(id, department, title, more);
        return id;
    }

    /** The same, or it changed. */
    public static void initiative(String id, String department, String title, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("objective", UUID.nameUUIDFromBytes(("o" + id).getBytes()).toString());
        body.put("department", department);
        body.put("title", title);
        body.put("channels", List.of());
        body.put("audiences", List.of());
        body.put("campaigns", List.of());
        body.put("period", null);
        body.put("status", "running");
        body.put("version", 1);
        body.put("objectiveTitle", "An objective of " + department);
        body.put("objectiveType", department);
        body.put("objectiveStatus", "active");
        body.put("objectivePeriod", Map.of("start", "2026-01-01", "end", "2026-12-31"));
        tell("initiative.changed", "initiatives/" + id, with(body, more));
    }

    private static Map<String, Object> with(Map<String, Object> body, Object... more) {
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }
}
