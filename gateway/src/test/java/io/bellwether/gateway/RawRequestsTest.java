package io.bellwether.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What attackers' tools send, byte for byte: nothing of it reaches a service, nothing is a 5xx, every refusal a problem. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class RawRequestsTest {

    private static final List<String> ODD = List.of(
            "/api/v1/objectives;x=1",
            "/api/v1/objectives;",
            "/;/api/v1/objectives",
            "/api/v1;a=b/objectives",
            "//api/v1/objectives",
            "/api//v1/objectives",
            "/api/v1//objectives",
            "/api/v1/objectives//",
            "/api/./v1/objectives",
            "/api/v1/../v1/objectives",
            "/api/v1/objectives/..",
            "/api/v1/objectives/.",
            "/..",
            "/.",
            "/api/v1/objectives%2f..",
            "/api%2fv1%2fobjectives",
            "/api%2Fv1/objectives",
            "/%2e%2e/api/v1/objectives",
            "/api/%2e/v1/objectives",
            "/api/v1/%2E%2E/objectives",
            "/api/v1/objectives%3bx",
            "/api/v1/objectives%3Bx",
            "/api/v1/objectives%5cx",
            "/api/v1/objectives%5C",
            "/api/v1/objectives%00",
            "/api/v1/objectives%00.css",
            "/api/v1/objectives%252f",
            "/api/v1/objectives%252e%252e",
            "/%25",
            "/api/v1/%c0%af",
            "/api/v1/%e0%80%af",
            "/api/v1/%ff",
            "/api/v1/%0d%0aX-Evil:1",
            "/api/v1/%0a",
            "/api/v1/%09",
            "/api/v1/%7f",
            "/api/v1/%c2%80",
            "/;",
            "/assets/..;/api/v1/objectives",
            "/sign-in;x",
            "/sign-in//",
            "/sign-in%2f",
            "/assets/%2e%2e/index.html",
            "/assets//x.js",
            "/index.html;.js",
            "/q;/health",
            "/internal%2fv1/x",
            "/openapi.json;x",
            "/api/v1/openapi.json;x",
            "/api/v1/objectives#x",
            "/api/v1/objectives\u00e9");

    private int port;
    private String bearer;

    @BeforeEach
    void neighboursAreThere() {
        Neighbours.ready();
        port = RestAssured.port;
        bearer = "Authorization: Bearer " + FakeKeycloak.ONE.token("raw" + System.nanoTime(), "coordinator") + "\r\n";
    }

    @Test
    void odd_paths_are_400_before_anything_matches() {
        List<String> wrong = new ArrayList<>();
        for (String path : ODD) {
            for (String method : List.of("GET", "POST", "HEAD", "OPTIONS", "DELETE")) {
                for (String query : List.of("", "?a=b")) {
                    Raw.Answer answer = send(method + " " + path + query + " HTTP/1.1\r\nHost: x\r\n" + bearer
                            + "Content-Length: 0\r\n\r\n");
                    boolean right = answer.status() == 400 && (method.equals("HEAD") || answer.isProblem());
                    if (!right) {
                        wrong.add(method + " " + path + query + " → " + answer.status());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(FakeServices.ONE.seen("%2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "TRACK", "PROPFIND", "DEBUG", "get", "GETS", "PRI"})
    void methods_that_nothing_answers_are_refused(String method) {
        Raw.Answer answer = send(method + " /api/v1/objectives HTTP/1.1\r\nHost: x\r\n" + bearer + "\r\n");
        assertThat(answer.status()).isBetween(400, 405);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void an_upgrade_is_not_taken() {
        Raw.Answer answer = send("GET /api/v1/objectives?upgrade HTTP/1.1\r\nHost: x\r\n" + bearer
                + "Connection: Upgrade, HTTP2-Settings\r\n"
                + "Upgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(FakeServices.ONE.seen("?upgrade"))
                .allSatisfy(one -> assertThat(one.headers()).doesNotContainKeys("Upgrade", "Http2-settings"));
        Raw.Answer socket = send("GET /api/v1/objectives HTTP/1.1\r\nHost: x\r\n" + bearer
                + "Connection: Upgrade\r\n"
                + "Upgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
        assertThat(socket.status()).isIn(200, 400);
    }

    @Test
    void a_folded_header_is_one_header() {
        Raw.Answer answer = send("GET /api/v1/objectives?folded HTTP/1.1\r\nHost: x\r\n" + bearer
                + "X-Note: a\r\n Authorization: Bearer other\r\n\r\n");
        assertThat(answer.status()).isIn(200, 400);
        assertThat(FakeServices.ONE.seen("?folded"))
                .allSatisfy(one -> assertThat(one.headers().get("Authorization"))
                        .hasSize(1)
                        .allMatch(value -> !value.contains("other")));
    }

    private Raw.Answer send(String request) {
        return Raw.send(port, request);
    }

    private static void refused(Raw.Answer answer, int status) {
        assertThat(answer.status()).as(answer.rest()).isEqualTo(status);
        assertThat(answer.isProblem()).as(answer.headers() + answer.rest()).isTrue();
        assertThat(answer.headers())
                .containsKeys("x-request-id", "content-security-policy", "x-frame-options", "permissions-policy")
                .containsEntry("x-content-type-options", "nosniff")
                .doesNotContainKey("server");
    }
}
