package io.bellwether.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every answer carries, and who may read it from elsewhere. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class HeadersTest {

    @BeforeEach
    void neighboursAreThere() {
        Neighbours.ready();
    }

    @Test
    void every_answer_carries_the_security_headers() {
        String token = FakeKeycloak.ONE.token("headers", "coordinator");
        for (Response answer : List.of(
                given().get("/"),
                given().get("/missing.js"),
                given().get("/overview"),
                given().get("/api/v1/openapi.json"),
                given().get("/api/v1/objectives"),
                given().get("/api/v1/unknown"),
                given().get("/a;b"),
                given().post("/"),
                given().auth().oauth2(token).get("/api/v1/objectives"),
                given().auth().oauth2(token).get("/api/v1/departments"),
                given().redirects().follow(false).get("/sign-in"),
                given().post("/sign-out"))) {
            String policy = answer.header("Content-Security-Policy");
            assertThat(policy)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action")
                    .doesNotContain("unsafe", "*", "data:");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Embedder-Policy")).isEqualTo("require-corp");
            assertThat(answer.header("Permissions-Policy")).contains("camera=()", "geolocation=()", "microphone=()");
            assertThat(answer.header("X-Request-Id")).isNotBlank();
            assertThat(answer.headers().hasHeaderWithName("Server")).isFalse();
            // the public address is no https one
            assertThat(answer.headers().hasHeaderWithName("Strict-Transport-Security"))
                    .isFalse();
        }
        assertThat(given().get("/").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void a_request_id_is_taken_when_it_looks_like_one() {
        assertThat(given().header("X-Request-Id", "abc-12345").get("/").header("X-Request-Id"))
                .isEqualTo("abc-12345");
        assertThat(given().header("X-Request-Id", "a b<script>").get("/").header("X-Request-Id"))
                .doesNotContain("script");
    }

    @Test
    void pages_of_other_origins_may_not_call_unless_they_are_named() {
        String token = FakeKeycloak.ONE.token("headers", "coordinator");
        Response other = given().auth()
                .oauth2(token)
                .header("Origin", "https://evil.example")
                .get("/api/v1/objectives?cors");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.headers().hasHeaderWithName("Access-Control-Allow-Origin"))
                .isFalse();
        Response question = given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "GET")
                .options("/api/v1/objectives");
        assertThat(question.statusCode()).isEqualTo(405);
        assertThat(question.headers().hasHeaderWithName("Access-Control-Allow-Origin"))
                .isFalse();
        assertThat(FakeServices.ONE.seen("?cors")).isEmpty();

        Response named = given().auth()
                .oauth2(token)
                .header("Origin", "https://dashboard.example")
                .get("/api/v1/objectives");
        assertThat(named.statusCode()).isEqualTo(200);
        assertThat(named.header("Access-Control-Allow-Origin")).isEqualTo("https://dashboard.example");
        assertThat(named.headers().hasHeaderWithName("Access-Control-Allow-Credentials"))
                .isFalse();
        Response allowed = given().header("Origin", "https://dashboard.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/api/v1/objectives");
        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.header("Access-Control-Allow-Headers")).contains("Authorization");
    }
}
