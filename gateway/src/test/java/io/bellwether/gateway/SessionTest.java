package io.bellwether.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser's session from the first redirect to its end. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class SessionTest {

    @BeforeEach
    void neighboursAreThere() {
        Neighbours.ready();
        browser = new Browser(RestAssured.port);
    }

    private static final FakeKeycloak KEYCLOAK = FakeKeycloak.ONE;
    private static final Map<String, String> OURS = Map.of("X-Requested-With", "bellwether");

    private Browser browser;

    @AfterEach
    void tokensLiveAsLongAsUsual() {
        KEYCLOAK.lifespan = 900;
        KEYCLOAK.away = false;
    }

    @Test
    void signing_in_gives_cookies_that_no_script_reads_and_no_neighbour_plants() {
        HttpResponse<String> start = browser.get("/sign-in?to=/overview", Map.of());
        assertThat(start.statusCode()).isEqualTo(302);
        String location = start.headers().firstValue("Location").orElseThrow();
        assertThat(location)
                .contains("code_challenge_method=S256", "state=", "nonce=")
                .doesNotContain("secret");
        browser.cookies.clear();
        HttpResponse<String> landed = browser.signIn("/overview");
        assertThat(landed.statusCode()).isEqualTo(303);
        assertThat(landed.headers().firstValue("Location")).contains("/overview");
        assertThat(browser.cookies.keySet()).isNotEmpty().allMatch(name -> name.startsWith("__Host-q_session"));
        browser.cookies.values().forEach(value -> assertThat(value)
                .doesNotContain("eyJhbGciOiJSUzI1NiI")
                .hasSizeLessThan(4_097));
        List<String> set = start.headers().allValues("Set-Cookie");
        assertThat(set).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .startsWith("__Host-")
                .containsIgnoringCase("HttpOnly")
                .contains("Secure", "Path=/", "SameSite=")
                .doesNotContain("Domain"));
        assertThat(browser.get("/api/v1/objectives", Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void where_to_go_after_signing_in_is_a_page_of_ours() {
        browser.signIn("/");
        for (String to : List.of(
                "https://evil.example", "//evil.example", "/%5Cevil.example", "javascript:alert(1)", "/sign-in")) {
            assertThat(browser.get("/sign-in?to=" + to, Map.of()).headers().firstValue("Location"))
                    .contains("/");
        }
    }

    @Test
    void an_api_call_without_a_session_is_401_and_never_a_redirect() {
        for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of("Accept", "text/html"))) {
            HttpResponse<String> answer = browser.get("/api/v1/objectives", headers);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    void cookies_of_somebody_elses_making_are_no_session() {
        browser.signIn("/");
        Map<String, String> mine = new TreeMap<>(browser.cookies);
        browser.cookies.clear();
        mine.forEach((name, value) -> browser.cookies.put(name.substring("__Host-".length()), value));
        assertThat(browser.get("/api/v1/objectives", Map.of()).statusCode()).isEqualTo(401);
        browser.cookies.clear();
        mine.forEach((name, value) -> browser.cookies.put(name, "A" + value.substring(1, value.length() - 1) + "A"));
        assertThat(browser.get("/api/v1/objectives", Map.of()).statusCode()).isEqualTo(401);
        browser.cookies.clear();
        browser.cookies.put("__Host-q_session", "x");
        assertThat(browser.get("/api/v1/objectives", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_change_needs_our_header_and_our_origin() {
        browser.signIn("/");
        assertThat(browser.post("/api/v1/objectives?csrf", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(browser.post(
                                "/api/v1/objectives?csrf",
                                Map.of("Content-Type", "application/x-www-form-urlencoded", "body", "title=x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post(
                                "/api/v1/objectives?csrf",
                                Map.of("Origin", "https://evil.example", "X-Requested-With", "bellwether"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/api/v1/objectives?csrf", Map.of("Origin", "null", "X-Requested-With", "bellwether"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post(
                                "/api/v1/objectives?csrf",
                                Map.of("Sec-Fetch-Site", "cross-site", "X-Requested-With", "bellwether"))
                        .statusCode())
                .isEqualTo(403);
        // an origin that may call with a token of its own may not with a session
        assertThat(browser.get("/api/v1/objectives?csrf", Map.of("Origin", "https://dashboard.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(FakeServices.ONE.seen("?csrf")).isEmpty();
        assertThat(browser.post("/api/v1/objectives?ours", OURS).statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_that_asks_for_twenty_things_after_its_token_expired_renews_it_once_and_stays_signed_in()
            throws Exception {
        KEYCLOAK.lifespan = 20;
        browser.signIn("/");
        KEYCLOAK.lifespan = 900;
        int before = KEYCLOAK.refreshes.get();
        String old = browser.header();
        try (ExecutorService many = Executors.newFixedThreadPool(20)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(many.submit(
                        () -> browser.get("/api/v1/objectives", Map.of()).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(KEYCLOAK.refreshes.get() - before).isEqualTo(1);
        assertThat(browser.header()).isNotEqualTo(old);
        assertThat(browser.get("/api/v1/objectives", Map.of()).statusCode()).isEqualTo(200);
        // one that was on its way with the old cookies
        Browser late = new Browser(RestAssured.port);
        HttpResponse<String> answer = late.get("/api/v1/objectives", Map.of("Cookie", old));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty();
        assertThat(KEYCLOAK.refreshes.get() - before).isEqualTo(1);
    }

    @Test
    void signing_out_ends_the_session_everywhere_and_a_kept_cookie_is_worth_nothing() {
        browser.signIn("/");
        assertThat(browser.get("/api/v1/objectives", Map.of()).statusCode()).isEqualTo(200);
        String kept = browser.header();
        int before = KEYCLOAK.sessions().size();
        HttpResponse<String> out = browser.post("/sign-out", OURS);
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Clear-Site-Data")).isPresent();
        assertThat(browser.cookies).isEmpty();
        assertThat(KEYCLOAK.sessions()).hasSize(before - 1);
        for (int i = 0; i < 3; i++) {
            assertThat(browser.get("/api/v1/objectives", Map.of("Cookie", kept)).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_session_that_ended_elsewhere_is_401_as_soon_as_keycloak_says_so() {
        browser.signIn("/");
        assertThat(browser.get("/api/v1/objectives", Map.of()).statusCode()).isEqualTo(200);
        for (String session : KEYCLOAK.sessions()) {
            JwtClaims claims = KEYCLOAK.logoutClaims(session);
            assertThat(backChannel(KEYCLOAK.sign(claims))).isEqualTo(200);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(browser.get("/api/v1/objectives", Map.of()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void nobody_else_can_end_a_session() {
        browser.signIn("/");
        String session = KEYCLOAK.sessions().iterator().next();
        JwtClaims audience = KEYCLOAK.logoutClaims(session);
        audience.setAudience("another");
        JwtClaims noEvent = KEYCLOAK.logoutClaims(session);
        noEvent.unsetClaim("events");
        JwtClaims nonce = KEYCLOAK.logoutClaims(session);
        nonce.setClaim("nonce", "x");
        for (JwtClaims claims : List.of(audience, noEvent, nonce)) {
            assertThat(backChannel(KEYCLOAK.sign(claims))).isEqualTo(400);
        }
        assertThat(backChannel("x.y.z")).isEqualTo(400);
        assertThat(backChannel("")).isEqualTo(400);
        assertThat(browser.post("/sign-out/back-channel", Map.of("body", "{}", "Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/api/v1/objectives", Map.of()).statusCode()).isEqualTo(200);
    }

    private int backChannel(String token) {
        return browser.post(
                        "/sign-out/back-channel",
                        Map.of(
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "body",
                                "logout_token=" + java.net.URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .statusCode();
    }
}
