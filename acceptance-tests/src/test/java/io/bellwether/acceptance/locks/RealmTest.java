package io.bellwether.acceptance.locks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.acceptance.house.House;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fresh realm leaves open is set, as the running Keycloak itself says. */
class RealmTest {

    private static final List<String> SERVICES =
            List.of("objectives-service", "measurements-service", "governance-service");

    private final House house = House.running();
    private final Keycloak keycloak = new Keycloak(house);
    private final JsonNode realm = keycloak.get("");

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static JsonNode claims(String token) {
        try {
            return new ObjectMapper()
                    .readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void refreshTokensAreUsedOnceAccessTokensLiveAQuarterOfAnHourAndSessionsTenHours() {
        assertThat(realm.get("revokeRefreshToken").asBoolean()).isTrue();
        assertThat(realm.get("refreshTokenMaxReuse").asInt()).isZero();
        assertThat(realm.get("accessTokenLifespan").asInt()).isEqualTo(900);
        assertThat(realm.get("ssoSessionIdleTimeout").asInt()).isEqualTo(3_600);
        assertThat(realm.get("ssoSessionMaxLifespan").asInt()).isEqualTo(36_000);
        JsonNode claims = claims(house.token("viewer"));
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(900);
    }

    @Test
    void guessingPasswordsIsSlowedDownAndNobodyRegistersAlone() {
        assertThat(realm.get("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.get("failureFactor").asInt()).isBetween(3, 30);
        assertThat(realm.get("registrationAllowed").asBoolean()).isFalse();
        assertThat(realm.get("resetPasswordAllowed").asBoolean()).isFalse();
        assertThat(realm.get("sslRequired").asText()).isIn("external", "all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bellwether-gateway",
                "bellwether-cli",
                "demo-feed",
                "objectives-service",
                "measurements-service",
                "governance-service"
            })
    void everyClientOfOursIsNarrow(String id) {
        JsonNode client = keycloak.client(id);
        assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
        assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(client.path("webOrigins")).isEmpty();
        assertThat(texts(client.get("redirectUris")))
                .as("exact, without wildcards")
                .allMatch(uri -> !uri.contains("*"));
        if (client.get("standardFlowEnabled").asBoolean()) {
            assertThat(texts(client.get("redirectUris"))).hasSize(1);
            assertThat(client.at("/attributes/pkce.code.challenge.method").asText())
                    .isEqualTo("S256");
        } else {
            assertThat(texts(client.get("redirectUris"))).isEmpty();
        }
        assertThat(client.get("protocolMappers"))
                .anyMatch(mapper -> mapper.at("/config/included.custom.audience")
                                .asText()
                                .equals("bellwether-api")
                        && mapper.at("/config/access.token.claim").asText().equals("true"));
    }

    @Test
    void noClientOfTheRealmTakesPasswordsOrTheImplicitGrantForTheApi() {
        for (JsonNode client : keycloak.get("/clients")) {
            assertThat(client.get("implicitFlowEnabled").asBoolean())
                    .as(client.get("clientId").asText())
                    .isFalse();
        }
        for (String client : List.of("bellwether-cli", "bellwether-gateway", "admin-cli", "account", "demo-feed")) {
            HttpResponse<String> answer = keycloak.token(
                    "bellwether",
                    Map.of("grant_type", "password", "client_id", client, "username", "viewer", "password", "viewer"));
            assertThat(answer.body()).as(client).doesNotContain("access_token");
        }
    }

    @Test
    void aCodeIsGivenOnlyWithPkceAndOnlyToTheRegisteredAddress() {
        String cli = "/realms/bellwether/protocol/openid-connect/auth?client_id=bellwether-cli&response_type=code"
                + "&scope=openid&redirect_uri=";
        String registered =
                texts(keycloak.client("bellwether-cli").get("redirectUris")).get(0);
        HttpResponse<String> without = keycloak.page(cli + registered);
        assertThat(without.statusCode()).isNotEqualTo(200);
        assertThat(without.headers().firstValue("Location").orElse("")).contains("error=invalid_request");
        HttpResponse<String> plain =
                keycloak.page(cli + registered + "&code_challenge_method=plain&code_challenge=" + "a".repeat(43));
        assertThat(plain.headers().firstValue("Location").orElse("")).contains("error=invalid_request");
        String challenge = "&code_challenge_method=S256&code_challenge=" + "a".repeat(43);
        for (String elsewhere : List.of("https://elsewhere.example/", registered + "/more", registered + "?a=b")) {
            HttpResponse<String> answer =
                    keycloak.page(cli + java.net.URLEncoder.encode(elsewhere, StandardCharsets.UTF_8) + challenge);
            assertThat(answer.statusCode()).as(elsewhere).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
        HttpResponse<String> implicit =
                keycloak.page(cli.replace("response_type=code", "response_type=token") + registered + challenge);
        assertThat(implicit.statusCode()).isNotEqualTo(200);
    }

    @Test
    void noServiceHoldsRightsOverKeycloak() {
        for (String service : SERVICES) {
            JsonNode account = keycloak.get(
                    "/clients/" + keycloak.client(service).get("id").asText() + "/service-account-user");
            JsonNode roles = keycloak.get("/users/" + account.get("id").asText() + "/role-mappings");
            assertThat(roles.path("clientMappings")).as(service).isEmpty();
            assertThat(roles.path("realmMappings").findValuesAsText("name"))
                    .contains("service")
                    .doesNotContain("viewer", "department-owner", "coordinator", "integrator", "admin");
            String token = keycloak.account(service, keycloak.secret("client." + service));
            for (String path : List.of("", "/users", "/clients", "/roles", "/events")) {
                assertThat(keycloak.statusWith(token, path))
                        .as(service + " " + path)
                        .isEqualTo(403);
            }
        }
        String admin = house.token("admin");
        assertThat(keycloak.statusWith(admin, "/users"))
                .as("the product's admin is not Keycloak's")
                .isEqualTo(403);
    }

    @Test
    void tokensCarryTheAudienceAndTheClaimsAndNothingThatIsNotNeeded() {
        JsonNode owner = claims(house.token("owner.human-resources"));
        assertThat(owner.get("aud").toString()).contains("bellwether-api");
        assertThat(texts(owner.get("departments"))).containsExactly("/departments/human-resources");
        assertThat(texts(owner.at("/realm_access/roles"))).contains("department-owner");
        assertThat(owner.has("resource_access"))
                .as("no roles of Keycloak's own clients")
                .isFalse();
        assertThat(owner.get("typ").asText()).isEqualTo("Bearer");
        JsonNode feed = claims(house.token("demo-feed"));
        assertThat(texts(feed.get("sources"))).containsExactly("demo-feed");
        assertThat(texts(feed.at("/realm_access/roles"))).containsExactly("integrator");
        JsonNode service = claims(keycloak.account("objectives-service", keycloak.secret("client.objectives-service")));
        assertThat(texts(service.at("/realm_access/roles"))).containsExactly("service");
    }

    @Test
    void aPersonMayOwnSeveralDepartmentsAndADeeperGroupGivesNone() {
        Everybody.of(house);
        keycloak.groupBelow("departments/public-relations", "human-resources");
        keycloak.person(
                "matrix.nested", List.of("department-owner"), List.of("/departments/public-relations/human-resources"));
        assertThat(house.as("matrix.owner").get("/me").jsonPath().getList("departments", String.class))
                .containsExactlyInAnyOrder("human-resources", "marketing-sales");
        assertThat(texts(claims(house.token("matrix.nested")).get("departments")))
                .containsExactly("/departments/public-relations/human-resources");
        assertThat(house.as("matrix.nested").get("/me").jsonPath().getList("departments"))
                .isEmpty();
    }

    @Test
    void thePeopleOfTheDemoAreOfTheLocalRealmOnly() {
        String production = io.bellwether.identity.Realm.render(Map.of(
                "PUBLIC_URL", "https://bellwether.example",
                "GATEWAY_URL", "https://gateway",
                "GATEWAY_SECRET", "a",
                "OBJECTIVES_SERVICE_SECRET", "b",
                "MEASUREMENTS_SERVICE_SECRET", "c",
                "GOVERNANCE_SERVICE_SECRET", "d"));
        assertThat(production)
                .doesNotContain("owner.human-resources", "bellwether-cli", "demo-feed", "\"password\"", "127.0.0.1");
        assertThat(texts(keycloak.client("bellwether-gateway").get("redirectUris")))
                .containsExactly(house.gateway() + "/sign-in/callback");
    }
}
