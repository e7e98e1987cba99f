package io.bellwether.acceptance.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.acceptance.house.House;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Who may do what kind of thing is changed in Keycloak, not in code; nobody else looks at incidents by then. */
@Order(Integer.MAX_VALUE - 10)
class PolicyChangeTest {

    /** Permissions are asked for each minute; asking for all sets of roles takes a moment. */
    private static final Duration STATED = Duration.ofSeconds(65);

    private final House house = House.running();
    private final Keycloak keycloak = new Keycloak(house);
    private final String server =
            "/clients/" + keycloak.client("bellwether-gateway").get("id").asText() + "/authz/resource-server";

    @Test
    void whatIsTakenFromARoleInKeycloakIsRefusedAtTheGatewayWithinAMinute() {
        JsonNode permission =
                keycloak.get(server + "/permission?name=read%20incidents").get(0);
        String id = permission.get("id").asText();
        List<String> policies = ids("/policy/" + id + "/associatedPolicies", "");
        List<String> withoutViewers = ids("/policy/" + id + "/associatedPolicies", "is viewer");
        assertThat(withoutViewers).hasSize(policies.size() - 1);
        assertThat(incidents("viewer")).isEqualTo(200);
        try {
            change(permission, withoutViewers);
            await().atMost(STATED).pollInterval(Duration.ofMillis(500)).until(() -> incidents("viewer") == 403);
            assertThat(incidents("coordinator")).isEqualTo(200);
            assertThat(house.as("viewer").get("/watches").statusCode()).isEqualTo(403);
            assertThat(house.as("viewer").get("/objectives").statusCode()).isEqualTo(200);
        } finally {
            change(permission, policies);
        }
    }

    private int incidents(String who) {
        return house.as(who).get("/incidents").statusCode();
    }

    private void change(JsonNode permission, List<String> policies) {
        String id = permission.get("id").asText();
        keycloak.put(
                server + "/permission/scope/" + id,
                Map.of(
                        "id", id,
                        "name", permission.get("name").asText(),
                        "type", "scope",
                        "logic", permission.get("logic").asText(),
                        "decisionStrategy", permission.get("decisionStrategy").asText(),
                        "resources", ids("/policy/" + id + "/resources", ""),
                        "scopes", ids("/policy/" + id + "/scopes", ""),
                        "policies", policies));
    }

    /** The ids of a list but for what has this name. */
    private List<String> ids(String path, String without) {
        List<String> ids = new ArrayList<>();
        for (JsonNode one : keycloak.get(server + path)) {
            if (!one.path("name").asText().equals(without)) {
                ids.add(one.path(one.has("id") ? "id" : "_id").asText());
            }
        }
        return ids;
    }
}
