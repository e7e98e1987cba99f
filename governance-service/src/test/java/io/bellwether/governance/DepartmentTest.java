package io.bellwether.governance;

import static io.bellwether.governance.Api.answered;
import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.created;
import static io.bellwether.governance.Api.department;
import static io.bellwether.governance.Api.name;
import static io.bellwether.governance.Api.owner;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
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
