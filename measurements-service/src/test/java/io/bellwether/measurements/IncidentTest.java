package io.bellwether.measurements;

import static io.bellwether.measurements.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class IncidentTest {

    private static final String HR = "owner.human-resources";
    private static final int DAYS_BEFORE = 56;

    @Test
    void a_rise_is_raised_once_told_and_ended_by_people() {
        String metric = Api.metric("delta");
        days(metric, Map.of(0, 400, 1, 480));
        String name = Api.name("storm");
        String watch = made(watch(metric, name));
        Response incident = incident(name);
        assertThat((String) incident.path("items[0].watch")).isEqualTo(watch);
        assertThat((String) incident.path("items[0].status")).isEqualTo("open");
        assertThat(incident.jsonPath().getInt("items[0].peak")).isEqualTo(480);
        assertThat(incident.jsonPath().getInt("items[0].usual")).isEqualTo(60);
        assertThat(incident.jsonPath().getInt("items[0].spread")).isEqualTo(2);
        assertThat((String) incident.path("items[0].sentence"))
                .contains(name)
                .contains("480")
                .contains("2 channels");
        String id = incident.path("items[0].id");
        assertThat(act("viewer", id, "acknowledge").statusCode()).isEqualTo(403);
        assertThat(act("owner.public-relations", id, "contain").statusCode()).isEqualTo(403);
        assertThat((String) act(HR, id, "acknowledge").path("status")).isEqualTo("acknowledged");
        assertThat(act(HR, id, "acknowledge").statusCode()).isEqualTo(409);
        assertThat((String) act("coordinator", id, "contain").path("status")).isEqualTo("contained");
        assertThat((Object) act(HR, id, "close").path("closedAt")).isNotNull();
        assertThat(act(HR, id, "close").statusCode()).isEqualTo(409);
        assertThat(as(HR).header("If-Match", "*")
                        .delete("/api/v1/watches/" + watch)
                        .statusCode())
                .isEqualTo(409);
        assertThat(as("viewer")
                        .get("/api/v1/incidents?watch=" + watch)
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(id);
    }

    @Test
    void the_usual_course_and_a_short_history_raise_nothing() throws InterruptedException {
        String calm = Api.metric("delta");
        days(calm, Map.of(0, 70));
        String young = Api.metric("delta");
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        Api.push(
                Api.line(young, yesterday.toString(), 500),
                Api.line(young, yesterday.minusDays(7).toString(), 10));
        String first = Api.name("calm");
        String second = Api.name("young");
        made(watch(calm, first));
        made(watch(young, second));
        Thread.sleep(Duration.ofSeconds(12));
        for (String name : List.of(first, second)) {
            assertThat(as("viewer")
                            .get("/api/v1/incidents?watch=" + name)
                            .jsonPath()
                            .getList("items"))
                    .as(name)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x\",\"measure\":\"sum(nothing.of.it)\",\"grain\":\"day\"}",
                "{\"name\":\"x\",\"measure\":\"sum(\",\"grain\":\"day\"}",
                "{\"name\":\"x\",\"measure\":\"1\",\"grain\":\"minute\"}",
                "{\"name\":\"x\",\"measure\":\"M\",\"grain\":\"day\",\"direction\":\"sideways\"}",
                "{\"name\":\"x\",\"measure\":\"M\",\"grain\":\"day\",\"detector\":\"magic\"}",
                "{\"name\":\"x\",\"measure\":\"M\",\"grain\":\"day\",\"detector\":{\"kind\":\"ratio\",\"factor\":1}}",
                "{\"name\":\"x\",\"measure\":\"M\",\"grain\":\"day\",\"coolDown\":\"soon\"}",
                "{\"name\":\"x\",\"measure\":\"M\",\"grain\":\"day\",\"coolDown\":\"PT2562047788015H\"}",
                "{\"name\":\" \",\"measure\":\"M\",\"grain\":\"day\"}",
                "{}"
            })
    void what_is_no_watch_is_refused_where_it_is_wrong(String body) {
        String metric = Api.metric("delta");
        Response refused =
                as(HR).body(body.replace("\"M\"", "\"sum(" + metric + ")\"")).post("/api/v1/watches");
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.pointer", String.class))
                .isNotEmpty()
                .allMatch(pointer -> pointer.lastIndexOf('/') == 0 || pointer.startsWith("/detector/"), "of the body");
    }

    @Test
    void owners_define_their_own_departments_watches() {
        String metric = Api.metric("delta");
        Map<String, Object> body = watch(metric, Api.name("own"));
        assertThat(as("viewer").body(body).post("/api/v1/watches").statusCode()).isEqualTo(403);
        body.put("department", "public-relations");
        assertThat(as(HR).body(body).post("/api/v1/watches").statusCode()).isEqualTo(403);
        body.remove("department");
        String id = made(body);
        Response read = as("viewer").get("/api/v1/watches/" + id);
        assertThat((String) read.path("department")).isEqualTo("human-resources");
        assertThat(as(HR).body(body).put("/api/v1/watches/" + id).statusCode()).isEqualTo(428);
        body.put("grain", "hour");
        Response changed =
                as(HR).header("If-Match", read.header("ETag")).body(body).put("/api/v1/watches/" + id);
        assertThat((String) changed.path("grain")).isEqualTo("hour");
        assertThat(as(HR).body(body).post("/api/v1/watches").statusCode()).isEqualTo(409);
        assertThat(as(HR).header("If-Match", "*")
                        .delete("/api/v1/watches/" + id)
                        .statusCode())
                .isEqualTo(204);
        assertThat(as(HR).get("/api/v1/watches/" + id).statusCode()).isEqualTo(404);
    }

    /** Sixty a day on two channels for eight weeks up to yesterday; other totals for days back from yesterday. */
    private static void days(String metric, Map<Integer, Integer> others) {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        List<Object> lines = new ArrayList<>();
        for (int back = 0; back < DAYS_BEFORE; back++) {
            int total = others.getOrDefault(back, 60);
            for (String channel : List.of("x", "linkedin")) {
                lines.add(Api.line(
                        metric,
                        yesterday.minusDays(back).toString(),
                        total / 2,
                        "dimensions",
                        Map.of("channel", channel)));
            }
        }
        assertThat(Api.push(lines.toArray()).statusCode()).isEqualTo(200);
    }

    private static Map<String, Object> watch(String metric, String name) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "measure",
                "sum(" + metric + ")",
                "grain",
                "day",
                "direction",
                "up",
                "detector",
                "ratio"));
    }

    private static String made(Map<String, Object> body) {
        Response made = as(HR).body(body).post("/api/v1/watches");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    private static Response incident(String watch) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !as("viewer")
                .get("/api/v1/incidents?watch=" + watch)
                .jsonPath()
                .getList("items")
                .isEmpty());
        return as("viewer").get("/api/v1/incidents?watch=" + watch);
    }

    private static Response act(String person, String id, String verb) {
        return as(person).body("{}").post("/api/v1/incidents/" + id + "/" + verb);
    }
}
