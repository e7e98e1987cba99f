package io.bellwether.objectives.ascode;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.objectives.Door;
import io.bellwether.objectives.PeersResource;
import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class AsCodeTest {

    private static final String RD = "owner.research-development";

    private static final String FILE = """
            department: research-development
            objectives:
              - key: faster
                title: "Faster: to market, # and so on"
                description: |
                  Two lines,
                  - the second one like a list
                type: research-development
                weight: 2.50
                deputy: "on"
                period: {start: 2026-01-01, end: 2026-12-31}
                status: active
                links:
                  - {url: "https://example.org/?a=b#c", title: yes}
                kpis:
                  - key: launches
                    name: Launches
                    measure: sum(launches{prompted="social"})
                    unit: launches
                    target: {kind: total, atLeast: 3}
                    pace: {kind: step, points: [{on: 2026-06-30, share: 0.5}]}
                    freshness: null
                  - name: Drive
                    unit: level
                    target:
                      kind: rubric
                      atLeast: 1
                      assessors: [owner.research-development]
                      levels: [{score: 0, label: low, anchor: "0"}, {score: 1, label: high, anchor: x}]
                initiatives:
                  - title: Listening
                    channels: [X, linkedin]
                    budget: 1000
              - title: A plan
                type: research-development
                parent: faster
                period: {start: 2026-01-01, end: 2026-12-31}
            """;

    @Inject
    EntityManager entities;

    @BeforeEach
    void nothing_there() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("delete from objective where department = 'research-development'")
                        .executeUpdate());
    }

    @Test
    void a_plan_changes_nothing_and_applying_it_does_what_it_said() {
        Response plan = plan(FILE);
        assertThat(plan.statusCode()).as(plan.asString()).isEqualTo(200);
        assertThat(plan.jsonPath().getBoolean("applied")).isFalse();
        assertThat(plan.jsonPath().getList("changes.id")).containsOnlyNulls();
        assertThat(actions(plan))
                .containsExactly(
                        "create faster",
                        "create faster/launches",
                        "create faster/drive",
                        "create faster/listening",
                        "activate faster",
                        "create a-plan");
        assertThat(active()).isEmpty();
        Response applied = apply(FILE);
        assertThat(applied.statusCode()).as(applied.asString()).isEqualTo(200);
        assertThat(actions(applied)).isEqualTo(actions(plan));
        assertThat(active()).containsExactly("Faster: to market, # and so on");
        assertThat(actions(apply(FILE))).isEmpty();
    }

    @Test
    void what_is_exported_is_applied_without_a_change_and_exported_again_as_it_was() {
        apply(FILE);
        String exported = export(RD);
        Response again = apply(exported);
        assertThat(again.statusCode()).as(again.asString() + exported).isEqualTo(200);
        assertThat(actions(again)).isEmpty();
        assertThat(again.jsonPath().getInt("unchanged")).isEqualTo(5);
        assertThat(export(RD)).isEqualTo(exported);
        assertThat(exported).contains("parent: faster").contains("freshness: null");
        assertThat(export("viewer")).contains("Faster").doesNotContain("A plan");
    }

    @Test
    void titles_that_look_like_something_else_come_back_as_they_were() {
        List<String> titles = List.of(
                "yes",
                "null",
                "1.0",
                "- a",
                "a: b",
                "# no",
                "&a",
                "*a",
                "!x",
                "'q'",
                "\"q\"",
                "{a}",
                "[b]",
                "~",
                "2026-01-01",
                "0x1F",
                "1e3",
                "on",
                "ünïcödé 😀",
                "back\\slash",
                "%",
                "@at",
                "`tick",
                "| pipe",
                "> fold",
                "trailing:");
        for (String title : titles) {
            Door.draft("research-development", title);
        }
        String exported = export(RD);
        Response again = apply(exported);
        assertThat(actions(again)).as(exported).isEmpty();
        assertThat(again.jsonPath().getInt("unchanged")).isEqualTo(titles.size());
    }

    @Test
    void a_mistyped_key_is_refused_with_its_line_and_what_was_meant() {
        Response refused = plan(FILE.replace("initiatives:", "iniciatives:").replace("atLeast: 3", "atLest: 3"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.line", Integer.class)).contains(20, 30);
        assertThat(refused.jsonPath().getList("errors.detail", String.class))
                .anyMatch(said -> said.contains("did you mean \"initiatives\"?"))
                .anyMatch(said -> said.contains("atLest") && said.contains("atLeast"));
    }

    @Test
    void all_or_nothing() {
        Response refused = apply(FILE.replace("sum(launches{prompted=\"social\"})", "sum(lunches)"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getInt("errors[0].line")).isEqualTo(18);
        assertThat(Door.as(RD)
                        .get("/api/v1/objectives?department=research-development&status=draft")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(active()).isEmpty();
    }

    @Test
    void only_the_own_department_and_only_owners() {
        assertThat(send("owner.human-resources", "plan", FILE).statusCode()).isEqualTo(403);
        assertThat(send("coordinator", "apply", FILE).statusCode()).isEqualTo(403);
        assertThat(send("viewer", "plan", FILE).statusCode()).isEqualTo(403);
        assertThat(send("admin", "apply", FILE).statusCode()).isEqualTo(403);
    }

    @Test
    void a_target_of_an_active_kpi_changes_with_a_reason_of_its_own() {
        apply(FILE);
        String more = FILE.replace("atLeast: 3", "atLeast: 4");
        assertThat(apply(more).jsonPath().getString("errors[0].code")).isEqualTo("reason-required");
        String why = more.replace("unit: launches\n", "unit: launches\n        reason: The board wants more\n");
        Response changed = apply(why);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(actions(changed)).containsExactly("change faster/launches");
        assertThat(changed.jsonPath().getInt("changes[0].fields[0].before.atLeast"))
                .isEqualTo(3);
        assertThat(changed.jsonPath().getInt("changes[0].fields[0].after.atLeast"))
                .isEqualTo(4);
        assertThat(actions(apply(why))).isEmpty();
        assertThat(apply(why.replace("atLeast: 4", "atLeast: 5")).jsonPath().getString("errors[0].code"))
                .isEqualTo("old-reason");
    }

    @Test
    void what_somebody_changes_at_the_same_moment_is_seen() {
        apply(FILE);
        CompletableFuture<Response> applied = QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("update objective set description = 'changed meanwhile', version = version + 1"
                            + " where department = 'research-development' and code_key = 'faster'")
                    .executeUpdate();
            CompletableFuture<Response> running = CompletableFuture.supplyAsync(() -> apply(FILE));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> waiting() > 0);
            return running;
        });
        assertThat(actions(applied.join())).containsExactly("change faster");
        assertThat(export(RD)).contains("Two lines").doesNotContain("changed meanwhile");
    }

    private long waiting() {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'", Long.class)
                .getSingleResult());
    }

    @Test
    void what_is_published_never_goes_silently() {
        apply(FILE);
        Response gone = plan("department: research-development\nobjectives: []\n");
        assertThat(gone.statusCode()).isEqualTo(422);
        assertThat(gone.jsonPath().getString("errors[0].code")).isEqualTo("would-remove-objective");
        assertThat(gone.jsonPath().getString("errors[0].detail")).contains("key: faster");
        Response kpi = plan(FILE.replaceAll("(?s)      - name: Drive.*?initiatives", "    initiatives"));
        assertThat(kpi.jsonPath().getString("errors[0].code")).isEqualTo("would-remove-kpi");
        Response draft = apply(FILE.replaceAll("(?s)  - title: A plan.*", ""));
        assertThat(actions(draft)).containsExactly("delete a-plan");
    }

    @Test
    void renamed_under_its_key_it_is_the_same_one() {
        apply(FILE);
        Response renamed = apply(FILE.replace("Faster: to market, # and so on", "Quicker"));
        assertThat(actions(renamed)).containsExactly("change faster");
        assertThat(active()).containsExactly("Quicker");
    }

    @Test
    void closed_and_reopened_by_the_file() {
        apply(FILE);
        assertThat(plan(FILE.replace("status: active", "status: closed")).statusCode())
                .isEqualTo(422);
        String closing = FILE.replace("status: active", "status: closed\n    outcome: Three launched");
        assertThat(actions(apply(closing))).containsExactly("close faster");
        assertThat(actions(apply(closing))).isEmpty();
        assertThat(apply(closing.replace("atLeast: 3", "atLeast: 9")).jsonPath().getString("errors[0].code"))
                .isEqualTo("closed");
        assertThat(actions(apply(FILE))).containsExactly("reopen faster");
    }

    @Test
    void two_of_one_key_and_circles_are_refused() {
        String twice = FILE.replace("title: A plan", "title: A plan\n    key: faster");
        assertThat(plan(twice).jsonPath().getList("errors.code", String.class)).contains("duplicate-key");
        String circle = FILE.replace("deputy: \"on\"", "parent: a-plan");
        assertThat(plan(circle).jsonPath().getList("errors.code", String.class)).contains("circle");
        String nobody = FILE.replace("parent: faster", "parent: slower");
        assertThat(plan(nobody).jsonPath().getList("errors.code", String.class)).contains("unknown-objective");
    }

    @Test
    void who_planned_on_something_else_is_told() {
        apply(FILE);
        String tag = plan(FILE).header("ETag");
        assertThat(request(RD)
                        .header("If-Match", tag)
                        .body(FILE)
                        .post("/api/v1/objectives/apply")
                        .statusCode())
                .isEqualTo(200);
        apply(FILE.replace("title: A plan", "title: A plan\n    description: new"));
        assertThat(request(RD)
                        .header("If-Match", tag)
                        .body(FILE)
                        .post("/api/v1/objectives/apply")
                        .statusCode())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x [1]\nb: [*x, *x]",
                "department: research-development\ndepartment: human-resources",
                "objectives: [",
                "objectives: !!java.util.Date 2026-01-01",
                "objectives: []\n---\nobjectives: []",
                "? [a, b]\n: c",
                "department: \"a\\u202eb\"",
                "\t- x"
            })
    void what_is_no_plain_yaml_is_refused_by_line(String file) {
        Response refused = plan(file);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getInt("errors[0].line")).isPositive();
    }

    @Test
    void a_bomb_a_tower_and_a_heap_are_refused() {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char name = 'b'; name < 'k'; name++) {
            String before = "*" + (char) (name - 1);
            bomb.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [")
                    .append(String.join(",", java.util.Collections.nCopies(9, before)))
                    .append("]\n");
        }
        assertThat(plan(bomb.toString()).statusCode()).isEqualTo(400);
        assertThat(plan("objectives: " + "[".repeat(5_000) + "]".repeat(5_000)).statusCode())
                .isEqualTo(400);
        assertThat(plan("# " + "x".repeat(1_100_000)).statusCode()).isEqualTo(413);
        assertThat(plan("").statusCode()).isEqualTo(422);
        assertThat(plan("just a text").statusCode()).isEqualTo(422);
        assertThat(plan("objectives: {}").statusCode()).isEqualTo(422);
        assertThat(plan("objectives: [x]").statusCode()).isEqualTo(422);
        assertThat(given().auth()
                        .oauth2(Tokens.as(RD))
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/v1/objectives/plan")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void the_schema_knows_the_keys_that_are_read() throws IOException {
        byte[] served = Door.as("viewer").get("/api/v1/objectives/schema.json").asByteArray();
        try (InputStream promised = AsCodeTest.class.getResourceAsStream(SchemaResource.PLACE)) {
            assertThat(served).isEqualTo(promised.readAllBytes());
        }
        JsonNode schema = new ObjectMapper().readTree(served);
        assertThat(names(schema.at("/properties"))).containsExactlyInAnyOrderElementsOf(FileReader.TOP);
        assertThat(names(schema.at("/$defs/objective/properties")))
                .containsExactlyInAnyOrderElementsOf(FileReader.OBJECTIVE);
        assertThat(names(schema.at("/$defs/kpi/properties"))).containsExactlyInAnyOrderElementsOf(FileReader.KPI);
        assertThat(names(schema.at("/$defs/initiative/properties")))
                .containsExactlyInAnyOrderElementsOf(FileReader.INITIATIVE);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> actions(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().<Map<String, Object>>getList("changes").stream()
                .map(change -> change.get("action") + " " + change.get("key"))
                .toList();
    }

    private static List<String> active() {
        return Door.as("viewer")
                .get("/api/v1/objectives?department=research-development&status=active")
                .jsonPath()
                .getList("items.title");
    }

    private static String export(String person) {
        Response file =
                given().auth().oauth2(Tokens.as(person)).get("/api/v1/objectives.yaml?department=research-development");
        assertThat(file.statusCode()).as(file.asString()).isEqualTo(200);
        return new String(file.asByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Response plan(String file) {
        return send(RD, "plan", file);
    }

    private static Response apply(String file) {
        return send(RD, "apply", file);
    }

    private static Response send(String person, String act, String file) {
        return request(person).body(file).post("/api/v1/objectives/" + act);
    }

    private static RequestSpecification request(String person) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .auth()
                .oauth2(Tokens.as(person))
                .contentType("application/yaml");
    }
}
