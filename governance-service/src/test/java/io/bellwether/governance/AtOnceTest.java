package io.bellwether.governance;

import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.department;
import static io.bellwether.governance.Api.name;
import static io.bellwether.governance.Api.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.AtOnce;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of several who make, change or remove the same at the same moment, one does, and the others read that they came late. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class AtOnceTest {

    @Test
    void one_makes_it() {
        Map<String, Object> department = Map.of("key", name("same"), "name", "Same");
        assertThat(AtOnce.statuses(() -> as("coordinator").body(department).post("/api/v1/departments")))
                .isEqualTo(Map.of(201, 1, 409, 7));
        Map<String, Object> type = Map.of("key", name("same"), "name", "Same", "naturalOwner", department.get("key"));
        assertThat(AtOnce.statuses(() -> as("coordinator").body(type).post("/api/v1/objective-types")))
                .isEqualTo(Map.of(201, 1, 409, 7));
    }

    @Test
    void one_changes_it() {
        String department = department();
        Map<String, Object> renamed = Map.of("name", "Renamed");
        onlyOneChanges("/api/v1/departments/" + department, renamed);
        onlyOneChanges(
                "/api/v1/objective-types/" + type(department), Map.of("name", "Renamed", "naturalOwner", department));
    }

    private static void onlyOneChanges(String path, Map<String, Object> body) {
        String seen = as("coordinator").get(path).header("ETag");
        assertThat(AtOnce.statuses(() ->
                        as("coordinator").header("If-Match", seen).body(body).put(path)))
                .isEqualTo(Map.of(200, 1, 412, 7));
    }

    @Test
    void two_do_not_put_each_other_above_themselves() {
        String one = department();
        String other = department();
        assertThat(AtOnce.statuses(List.of(
                        () -> as("coordinator")
                                .header("If-Match", "*")
                                .body(Map.of("name", "One", "parent", other))
                                .put("/api/v1/departments/" + one),
                        () -> as("coordinator")
                                .header("If-Match", "*")
                                .body(Map.of("name", "Other", "parent", one))
                                .put("/api/v1/departments/" + other))))
                .isEqualTo(Map.of(200, 1, 422, 1));
    }

    @Test
    void one_withdraws_it() {
        String department = department();
        String path = as("coordinator")
                .body(Api.choice(type(department), department, "2040-01-01"))
                .post("/api/v1/responsibilities")
                .header("Location");
        String seen = as("coordinator").get(path).header("ETag");
        assertThat(AtOnce.statuses(() -> as("coordinator")
                        .header("If-Match", seen)
                        .body(Map.of("reason", "a mistake"))
                        .post(path + "/withdraw")))
                .isEqualTo(Map.of(204, 1, 404, 7));
    }
}
