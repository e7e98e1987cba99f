package io.bellwether.objectives.scorecard;

import static io.bellwether.objectives.World.OWNER;
import static io.bellwether.objectives.World.as;
import static io.bellwether.objectives.World.json;
import static io.bellwether.objectives.World.kpi;
import static io.bellwether.objectives.World.quoted;
import static io.bellwether.objectives.World.standing;
import static io.bellwether.objectives.World.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.objectives.PeersResource;
import io.bellwether.objectives.World;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scorecard of now keeps what it wrote, and yet shows every change at once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class BoardTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private String metric;
    private String objective;
    private String kpi;

    @BeforeEach
    void an_objective_that_is_on_the_scorecard() {
        metric = World.metric("delta", "'min':0,'cadence':'P1D','finalAfter':'PT0S'");
        objective =
                World.active(TODAY.minusDays(50).toString(), TODAY.plusDays(50).toString());
        kpi = kpi(objective, "sum(" + metric + ")", "{'kind':'total','atLeast':10}", "'freshness':null");
        assertThat(line().getString("standing.reason")).isEqualTo("never-measured");
    }

    private static JsonPath card(String department) {
        return json(as("viewer").get("/api/v1/scorecard" + department));
    }

    private Map<String, Object> row(JsonPath card) {
        return card.get("departments.objectives.flatten().find { it.id == '" + objective + "' }");
    }

    private JsonPath line() {
        JsonPath card = card("");
        return new JsonPath(new com.fasterxml.jackson.databind.ObjectMapper()
                        .valueToTree(row(card))
                        .at("/kpis/0")
                        .toString())
                .using(new io.restassured.path.json.config.JsonPathConfig(
                        io.restassured.path.json.config.JsonPathConfig.NumberReturnType.BIG_DECIMAL));
    }

    private static void post(String path, String body) {
        as(OWNER)
                .header("If-Match", "*")
                .body(quoted(body))
                .post("/api/v1" + path)
                .then()
                .statusCode(200);
    }

    @Test
    void a_measurement_shows_on_it_with_the_digits_of_the_page() {
        World.fact(metric, Instant.now().minusSeconds(90).toString(), "4", "");
        await().untilAsserted(
                        () -> assertThat(line().getString("standing.value")).isEqualTo("4"));
        assertThat(line().getString("standing.progress"))
                .isEqualTo(standing(kpi, "").getString("progress"));
        Map<String, Object> rolled = row(card("?department=human-resources"));
        assertThat(rolled.get("standing").toString())
                .isEqualTo(row(card("")).get("standing").toString());
        assertThat(((Map<?, ?>) rolled.get("standing")).get("progress").toString())
                .isEqualTo("0.4");
    }

    @Test
    void a_changed_definition_a_further_kpi_and_another_title_show_at_once() {
        as(OWNER)
                .header("If-Match", "*")
                .body(statement(
                        "sum(" + metric + ")", "{'kind':'total','atLeast':20}", "'freshness':null,'reason':'more'"))
                .put("/api/v1/kpis/" + kpi)
                .then()
                .statusCode(200);
        assertThat(line().getString("standing.targetVersion")).isEqualTo("2");
        kpi(objective, "sum(" + metric + ")", "{'kind':'limit','atMost':10}", "");
        assertThat((java.util.List<?>) row(card("")).get("kpis")).hasSize(2);
        as(OWNER)
                .header("If-Match", "*")
                .body(quoted("{'title':'Another aim','type':'human-resources','department':'human-resources','period':"
                        + "{'start':'" + TODAY.minusDays(50) + "','end':'" + TODAY.plusDays(50) + "'}}"))
                .put("/api/v1/objectives/" + objective)
                .then()
                .statusCode(200);
        assertThat(row(card("")).get("title")).isEqualTo("Another aim");
    }

    @Test
    void closing_shows_at_once() {
        World.fact(metric, Instant.now().minusSeconds(90).toString(), "4", "");
        await().untilAsserted(
                        () -> assertThat(line().getString("standing.value")).isEqualTo("4"));
        post("/objectives/" + objective + "/close", "{'outcome':'enough'}");
        assertThat(line().getString("standing.status")).isEqualTo("missed");
        assertThat(row(card("")).get("status")).isEqualTo("closed");
        post("/objectives/" + objective + "/reopen", "{}");
        assertThat(line().getString("standing.attained")).isEqualTo("open");
    }

    @Test
    void what_is_below_counts_above() {
        World.fact(metric, Instant.now().minusSeconds(90).toString(), "10", "");
        await().untilAsserted(
                        () -> assertThat(line().getString("standing.status")).isEqualTo("met"));
        String above =
                World.active(TODAY.minusDays(50).toString(), TODAY.plusDays(50).toString());
        as(OWNER)
                .header("If-Match", "*")
                .body(quoted("{'title':'Below','type':'human-resources','department':'human-resources','parent':'"
                        + above + "','period':{'start':'" + TODAY.minusDays(50) + "','end':'" + TODAY.plusDays(50)
                        + "'}}"))
                .put("/api/v1/objectives/" + objective)
                .then()
                .statusCode(200);
        JsonPath card = card("");
        Map<String, Object> found = card.get("departments.objectives.flatten().find { it.id == '" + above + "' }");
        assertThat(((Map<?, ?>) found.get("standing")).get("status")).isEqualTo("met");
    }
}
