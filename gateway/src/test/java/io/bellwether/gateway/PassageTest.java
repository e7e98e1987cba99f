package io.bellwether.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches a service, and what a caller hears when one is away or slow. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class PassageTest {

    @BeforeEach
    void neighboursAreThere() {
        Neighbours.ready();
    }

    @Test
    void only_the_bearer_token_goes_on() {
        String token = FakeKeycloak.ONE.token("passage", "coordinator");
        given().auth()
                .oauth2(token)
                .headers(Map.ofEntries(
                        Map.entry("X-Forwarded-For", "10.0.0.1"), Map.entry("X-Forwarded-Host", "evil"),
                        Map.entry("X-Forwarded-User", "admin"), Map.entry("X-Forwarded-Prefix", "/internal"),
                        Map.entry("Forwarded", "for=10.0.0.1"), Map.entry("X-User-Id", "admin"),
                        Map.entry("X-User-Roles", "admin"), Map.entry("X_User_Id", "admin"),
                        Map.entry("X-Original-URL", "/internal/v1/x"), Map.entry("X-Rewrite-URL", "/internal/v1/x"),
                        Map.entry("X-HTTP-Method-Override", "DELETE"), Map.entry("X-Real-IP", "10.0.0.1"),
                        Map.entry("Via", "1.1 evil"), Map.entry("Remote-User", "admin"),
                        Map.entry("X-Remote-User", "admin"), Map.entry("Cookie", "a=b")))
                .get("/api/v1/objectives?headers")
                .then()
                .statusCode(200);
        Map<String, List<String>> headers =
                FakeServices.ONE.seen("?headers").get(0).headers();
        assertThat(headers.get("Authorization")).containsExactly("Bearer " + token);
        assertThat(headers.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .isSubsetOf(
                        "host",
                        "authorization",
                        "x-request-id",
                        "accept",
                        "accept-encoding",
                        "user-agent",
                        "connection");
    }

    @Test
    void an_answer_without_a_body_promises_none() throws Exception {
        String head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + FakeKeycloak.ONE.token("bodiless", "coordinator") + "\r\n";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            String requests = "GET /api/v1/objectives?answers=304" + head + "\r\nGET /api/v1/objectives?answers=204"
                    + head + "\r\nGET /api/v1/objectives?answers=304" + head + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] heads = answers.split("\r\n\r\n");
            assertThat(heads).hasSize(3);
            assertThat(heads[0]).startsWith("HTTP/1.1 304");
            assertThat(heads[1]).startsWith("HTTP/1.1 204");
            assertThat(heads[2]).startsWith("HTTP/1.1 304");
            assertThat(answers.toLowerCase(Locale.ROOT)).doesNotContain("transfer-encoding");
        }
    }

    @Test
    void a_feed_keeps_its_connection_between_pushes() throws Exception {
        String bearer = "Authorization: Bearer " + FakeKeycloak.ONE.token("feed", "coordinator") + "\r\n";
        String body = "{\"title\":\"" + "x".repeat(200_000) + "\"}";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            String first = "POST /api/v1/objectives?kept=1 HTTP/1.1\r\nHost: localhost\r\n" + bearer
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
            // longer than an unread body is read away
            Thread.sleep(11_000);
            String next = "GET /api/v1/objectives?kept=2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + bearer
                    + "\r\n";
            socket.getOutputStream().write(next.getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
        }
        assertThat(FakeServices.ONE.seen("kept=1")).hasSize(1);
        assertThat(FakeServices.ONE.seen("kept=2")).hasSize(1);
    }

    @Test
    void the_connection_header_takes_no_token_off() {
        String token = FakeKeycloak.ONE.token("passage", "coordinator");
        Raw.Answer answer = Raw.send(
                RestAssured.port,
                "GET /api/v1/objectives?hop HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                        + "\r\nConnection: keep-alive, Authorization, X-Request-Id, X-Note\r\nX-Note: a\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        Map<String, List<String>> headers = FakeServices.ONE.seen("?hop").get(0).headers();
        assertThat(headers.get("Authorization")).containsExactly("Bearer " + token);
        assertThat(headers).containsKey("X-request-id").doesNotContainKey("X-note");
    }

    @Test
    void what_a_service_runs_on_is_not_told() {
        Response answer = as("coordinator").get("/api/v1/objectives");
        assertThat(answer.headers().hasHeaderWithName("Server")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("X-Powered-By")).isFalse();
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/unknown",
                "/api/v1/objectives/1/unknown",
                "/api/v1",
                "/api/v1/",
                "/api",
                "/api/",
                "/api/v2/objectives",
                "/api/v1/objectives/",
                "/api/v1/Objectives",
                "/internal/v1/commands",
                "/internal",
                "/api/v1/internal",
                "/api/internal/v1/x",
                "/q/health",
                "/q/metrics",
                "/q",
                "/q/openapi",
                "/api/v1/q/health",
                "/api/v1/changes/x",
                "/api/v1/journal/x",
                "/api/v1/changes",
                "/missing.js",
                "/.env",
                "/.git/config",
                "/actuator/env"
            })
    void what_is_not_promised_does_not_exist(String path) {
        for (RequestSpecification who : List.of(given(), as("coordinator"))) {
            problem(who.get(path), 404);
        }
        assertThat(FakeServices.ONE.seen(path + "?")).isEmpty();
    }

    @Test
    void who_wants_to_see_a_page_that_is_none_sees_that_it_is_none() {
        Response answer = given().accept("text/html").get("/no/such/page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(given().accept("text/html").get("/overview").statusCode()).isEqualTo(200);
    }

    @Test
    void other_methods_of_what_is_promised_are_405_and_say_which_ones_are_taken() {
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            Response answer = as("coordinator").request(method, "/api/v1/objectives?method");
            problem(answer, 405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
        }
        problem(as("coordinator").options("/api/v1/objectives?method"), 405);
        assertThat(FakeServices.ONE.seen("?method")).isEmpty();
        problem(given().post("/"), 405);
        problem(given().get("/sign-out"), 405);
    }

    @Test
    void a_service_that_is_away_is_503_at_once() {
        Instant before = Instant.now();
        Response answer = as("coordinator").get("/api/v1/departments");
        problem(answer, 503);
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void who_only_reads_is_not_told_of_a_connection_that_ended(String method) {
        String target = "/api/v1/objectives?drops=" + method;
        assertThat(as("coordinator").request(method, target).statusCode()).isEqualTo(200);
        assertThat(FakeServices.ONE.seen(target)).hasSize(2);
    }

    @Test
    void what_may_have_been_done_is_not_done_again() {
        problem(as("coordinator").contentType("application/json").body("{}").post("/api/v1/objectives?drops=it"), 503);
        problem(as("coordinator").delete("/api/v1/objectives/1?drops=all"), 503);
        assertThat(FakeServices.ONE.seen("?drops=it")).hasSize(1);
        assertThat(FakeServices.ONE.seen("?drops=all")).hasSize(1);
    }

    @Test
    void a_service_that_is_slow_is_504_at_its_limit() {
        Instant before = Instant.now();
        problem(as("coordinator").get("/api/v1/objectives?hang"), 504);
        assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(9));
    }

    @Test
    void bodies_beyond_the_limit_are_413_however_they_are_sent() {
        byte[] large = new byte[3_000_000];
        problem(as("coordinator").contentType("application/json").body(large).post("/api/v1/objectives?large"), 413);
        String token = FakeKeycloak.ONE.token("passage", "coordinator");
        StringBuilder chunked =
                new StringBuilder("POST /api/v1/objectives?large HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 60; i++) {
            chunked.append("10000\r\n").append("a".repeat(65_536)).append("\r\n");
        }
        Raw.Answer answer =
                Raw.send(RestAssured.port, chunked.append("0\r\n\r\n").toString());
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.isProblem()).isTrue();
        assertThat(FakeServices.ONE.seen("?large")).isEmpty();
    }

    @Test
    void measurements_stream_whatever_their_size() {
        byte[] large = new byte[20_000_000];
        as("integrator")
                .contentType("application/x-ndjson")
                .body(large)
                .post("/api/v1/measurements?much")
                .then()
                .statusCode(200);
        assertThat(FakeServices.ONE.seen("?much")).singleElement().satisfies(one -> assertThat(one.length())
                .isEqualTo(20_000_000));
    }

    @Test
    void a_body_that_does_not_come_is_408_and_costs_no_service_anything() {
        Raw.Answer answer = Raw.send(
                RestAssured.port,
                "POST /api/v1/objectives?waiting HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + FakeKeycloak.ONE.token("passage", "coordinator") + "\r\nContent-Length: 10\r\n\r\n{");
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.isProblem()).isTrue();
        assertThat(FakeServices.ONE.seen("?waiting")).isEmpty();
    }

    @Test
    void who_expects_to_be_told_to_go_on_is_told_once_admitted() {
        String token = FakeKeycloak.ONE.token("passage", "coordinator");
        String head = "Host: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n";
        Raw.Answer taken = Raw.send(
                RestAssured.port,
                "POST /api/v1/objectives?expect HTTP/1.1\r\n" + head + "Authorization: Bearer " + token + "\r\n\r\n{}");
        assertThat(taken.status()).isEqualTo(100);
        assertThat(taken.rest()).startsWith("HTTP/1.1 200");
        assertThat(Raw.send(RestAssured.port, "POST /api/v1/objectives HTTP/1.1\r\n" + head + "\r\n")
                        .status())
                .isEqualTo(401);
        assertThat(Raw.send(RestAssured.port, "POST /api/v1/objectives HTTP/1.1\r\nHost: x\r\nExpect: 200-ok\r\n\r\n")
                        .status())
                .isEqualTo(417);
    }

    @Test
    void a_subject_that_asks_too_much_is_429_and_others_are_not() {
        HttpRequest asking = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/objectives"))
                .header("Authorization", "Bearer " + FakeKeycloak.ONE.token("busy", "viewer"))
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> atOnce = IntStream.range(0, 600)
                .mapToObj(i -> client.sendAsync(asking, HttpResponse.BodyHandlers.ofString()))
                .toList();
        HttpResponse<String> refused = atOnce.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 429)
                .findAny()
                .orElseThrow();
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(JsonPath.from(refused.body()).getInt("status")).isEqualTo(429);
        assertThat(JsonPath.from(refused.body()).getString("detail")).isNotBlank();
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        given().auth()
                .oauth2(FakeKeycloak.ONE.token("quiet", "viewer"))
                .get("/api/v1/objectives")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(FakeKeycloak.ONE.token("passage", role));
    }

    private static void problem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
    }
}
