package io.bellwether.governance;

import static io.bellwether.governance.Api.answered;
import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.created;
import static io.bellwether.governance.Api.department;
import static io.bellwether.governance.Api.name;
import static io.bellwether.governance.Api.owner;
import static io.bellwether.governance.Api.type;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class DepartmentTest {

    private static Map<String, Object> body(String key, String parent) {
        Map<String, Object> body = new HashMap<>(Map.of("key", key, "name", "Department " + key));
        body.put("parent", parent);
        return body;
    }

    @Test
    void a_department_is_made_once_by_key_and_once_by_idempotency_key() {
        String key = name("new");
        Response made = as("admin")
                .header("Idempotency-Key", key)
                .body(body(key, "organisation"))
                .post("/api/v1/departments");
        created(made);
        assertThat(made.header("Location")).endsWith("/api/v1/departments/" + key);
        assertThat(made.header("ETag")).isNotBlank();
        created(as("admin")
                .header("Idempotency-Key", key)
                .body(body(key, "organisation"))
                .post("/api/v1/departments"));
        assertProblem(as("admin").body(body(key, null)).post("/api/v1/departments"), 409)
                .is("key-taken")
                .at("/key");
    }

    @Test
    void a_department_never_stands_above_itself() {
        String above = department();
        String below = department();
        answered(
                as("coordinator")
                        .header("If-Match", "*")
                        .body(body(below, above))
                        .put("/api/v1/departments/" + below),
                200);
        assertProblem(
                        as("coordinator")
                                .header("If-Match", "*")
                                .body(body(above, below))
                                .put("/api/v1/departments/" + above),
                        422)
                .at("/parent");
        assertProblem(
                        as("coordinator")
                                .header("If-Match", "*")
                                .body(body(above, above))
                                .put("/api/v1/departments/" + above),
                        422)
                .at("/parent");
        assertProblem(as("coordinator").body(body(name("new"), "nowhere")).post("/api/v1/departments"), 422)
                .at("/parent");
    }

    @Test
    void a_department_has_the_members_that_were_seen_signed_in() {
        String key = department();
        String path = "/api/v1/departments/" + key;
        assertThat(answered(as("viewer").get(path), 200).getBoolean("hasMembers"))
                .isFalse();
        answered(owner(key).get("/api/v1/me"), 200);
        assertThat(answered(as("viewer").get(path), 200).getBoolean("hasMembers"))
                .isTrue();
        assertThat(answered(as("viewer").get(path + "/members"), 200).getList("items.name"))
                .containsExactly("owner." + key);
        assertProblem(as("viewer").get("/api/v1/departments/nobody/members"), 404);
    }

    private static final String COMMANDS = "/internal/v1/decisions";

    private static Response close(String key, Object... moves) {
        return as("coordinator")
                .header("If-Match", "*")
                .body(Map.of("moves", List.of(moves)))
                .post("/api/v1/departments/" + key + "/close");
    }

    @Test
    void closing_asks_where_each_active_objective_goes_and_moves_them_in_one_act() {
        String key = department();
        String other = department();
        String type = type(key);
        String first = Peers.objective(key, type);
        String second = Peers.objective(key, type);
        assertProblem(close(key, Map.of("objective", first, "to", other)), 422).says(second);
        assertProblem(close(key, Map.of("objective", first, "to", key), Map.of("objective", second, "to", other)), 422)
                .at("/moves/0/to");
        assertProblem(close(key, Map.of("objective", UUID.randomUUID(), "to", other)), 422)
                .at("/moves/0/objective");
        Peers.answers(COMMANDS, 200, Map.of("effects", List.of(), "versions", Map.of()));
        try {
            Response closing =
                    close(key, Map.of("objective", first, "to", other), Map.of("objective", second, "to", other));
            answered(closing, 202);
            assertThat(closing.header("Location")).contains("/api/v1/decisions/");
            await().until(() ->
                    as("viewer").get("/api/v1/departments/" + key).jsonPath().getBoolean("closed"));
        } finally {
            Peers.forgets(COMMANDS);
        }
        assertThat(Peers.received(COMMANDS).toString()).contains(first).contains(second);
        assertProblem(close(key), 409);
        assertProblem(Api.assign(type(other), key, "2026-01-01"), 422).at("/department");
    }

    @Test
    void what_cannot_be_moved_keeps_its_department_open() {
        String key = department();
        String objective = Peers.objective(key, type(key));
        Peers.answers(
                COMMANDS,
                409,
                Map.of("type", "urn:bellwether:problem:changed-since", "detail", "It changed.", "errors", List.of()));
        try {
            answered(close(key, Map.of("objective", objective, "to", department())), 202);
            await().until(() ->
                    as("viewer").get("/api/v1/departments/" + key).jsonPath().get("closing") == null);
        } finally {
            Peers.forgets(COMMANDS);
        }
        assertThat(answered(as("viewer").get("/api/v1/departments/" + key), 200).getBoolean("closed"))
                .isFalse();
    }

    @Test
    void a_department_without_active_objectives_is_closed_at_once_by_who_manages_departments() {
        String key = department();
        assertProblem(owner(key).body(Map.of("moves", List.of())).post("/api/v1/departments/" + key + "/close"), 403);
        assertProblem(as("admin").body(Map.of("moves", List.of())).post("/api/v1/departments/" + key + "/close"), 428);
        assertThat(answered(close(key), 200).getBoolean("closed")).isTrue();
        assertProblem(close("organisation"), 422);
        assertProblem(close("nobody"), 404);
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        String key = department();
        String path = "/api/v1/departments/" + key;
        String tag = as("viewer").get(path).header("ETag");
        assertProblem(as("coordinator").body(body(key, null)).put(path), 428);
        answered(as("coordinator").header("If-Match", tag).body(body(key, null)).put(path), 200);
        assertProblem(
                as("coordinator").header("If-Match", tag).body(body(key, null)).put(path), 412);
        assertProblem(owner(key).body("nonsense").put(path), 403);
    }
}
