package io.bellwether.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forged and misused tokens at the gateway; the rules themselves are tested in access-tokens. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class TokensTest {

    @BeforeEach
    void neighboursAreThere() {
        Neighbours.ready();
    }

    private static final FakeKeycloak KEYCLOAK = FakeKeycloak.ONE;

    @Test
    void what_is_no_valid_token_is_401_and_the_answer_does_not_say_why() {
        Map<String, String> sent = new LinkedHashMap<>();
        String good = KEYCLOAK.token("tokens", "coordinator");
        String[] parts = good.split("\\.");
        sent.put("alg none", "Bearer " + base64("{\"alg\":\"none\",\"kid\":\"first\"}") + "." + parts[1] + ".");
        sent.put("truncated", "Bearer " + good.substring(0, good.length() - 5));
        sent.put("two parts", "Bearer " + parts[0] + "." + parts[1]);
        sent.put("two dots", "Bearer ..");
        sent.put("empty", "Bearer ");
        sent.put("nothing", "Bearer");
        sent.put("basic", "Basic YWRtaW46YWRtaW4=");
        sent.put("no scheme", good);
        sent.put("other audience", with(claims -> claims.setAudience("account")));
        sent.put("ID token", with(claims -> claims.setClaim("typ", "ID")));
        sent.put("refresh token", with(claims -> claims.setClaim("typ", "Refresh")));
        sent.put("other issuer", with(claims -> claims.setIssuer("http://evil.example")));
        sent.put("expired", with(claims -> claims.setExpirationTime(FakeKeycloak.in(-600))));
        sent.put("not yet", with(claims -> claims.setNotBefore(FakeKeycloak.in(800))));
        sent.put("huge", "Bearer " + "a".repeat(20_000));
        List<String> answers = new ArrayList<>();
        for (Map.Entry<String, String> one : sent.entrySet()) {
            Response answer = given().header("Authorization", one.getValue()).get("/api/v1/objectives?forged");
            assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(401);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            answers.add(answer.asString() + answer.header("WWW-Authenticate"));
        }
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(FakeServices.ONE.seen("?forged")).isEmpty();
    }

    @Test
    void two_tokens_are_none() {
        String good = KEYCLOAK.token("tokens", "coordinator");
        Raw.Answer answer = Raw.send(
                io.restassured.RestAssured.port,
                "GET /api/v1/objectives HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + good
                        + "\r\nAuthorization: Bearer " + good + "\r\n\r\n");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void a_token_that_says_nothing_of_a_role_may_do_nothing() {
        for (String role : List.of("service", "offline_access", "Coordinator", "coordinator ")) {
            given().auth()
                    .oauth2(KEYCLOAK.token("tokens", role))
                    .get("/api/v1/objectives")
                    .then()
                    .statusCode(403);
        }
        given().auth()
                .oauth2(KEYCLOAK.token("tokens"))
                .get("/api/v1/objectives")
                .then()
                .statusCode(403);
    }

    @Test
    void a_new_key_of_keycloaks_is_found() throws InterruptedException {
        RsaJsonWebKey before = KEYCLOAK.key;
        try {
            given().auth()
                    .oauth2(KEYCLOAK.token("tokens", "viewer"))
                    .get("/api/v1/objectives")
                    .then()
                    .statusCode(200);
            KEYCLOAK.key = FakeKeycloak.newKey("second");
            String fresh = KEYCLOAK.token("tokens", "viewer");
            int status = 0;
            for (int i = 0; i < 24 && status != 200; i++) {
                status = given().auth().oauth2(fresh).get("/api/v1/objectives").statusCode();
                Thread.sleep(500);
            }
            assertThat(status).isEqualTo(200);
        } finally {
            KEYCLOAK.key = before;
        }
    }

    @Test
    void while_keycloak_is_away_valid_tokens_are_served_and_sign_in_says_what_is_wrong() {
        KEYCLOAK.away = true;
        try {
            for (int i = 0; i < 20; i++) {
                given().auth()
                        .oauth2(KEYCLOAK.token("tokens", "viewer"))
                        .get("/api/v1/objectives")
                        .then()
                        .statusCode(200);
            }
            Response page =
                    given().redirects().follow(false).accept("text/html").get("/sign-in");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.asString()).contains("Keycloak");
            assertThat(page.header("Retry-After")).isNotBlank();
            Response problem =
                    given().redirects().follow(false).accept("application/json").get("/sign-in");
            assertThat(problem.statusCode()).isEqualTo(503);
            assertThat(problem.contentType()).startsWith("application/problem+json");
        } finally {
            KEYCLOAK.away = false;
        }
    }

    private static String with(Consumer<JwtClaims> change) {
        JwtClaims claims = KEYCLOAK.claims("tokens", List.of("coordinator"));
        change.accept(claims);
        return "Bearer " + KEYCLOAK.sign(claims);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
