package io.bellwether.measurements;

import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.counts;
import static io.bellwether.measurements.Api.feed;
import static io.bellwether.measurements.Api.line;
import static io.bellwether.measurements.Api.metric;
import static io.bellwether.measurements.Api.push;
import static io.bellwether.measurements.Api.value;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Pushes that are under way while others come. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class BusyTest {

    @ConfigProperty(name = "bellwether.intake.max-waiting")
    int mostPushes;

    @ConfigProperty(name = "bellwether.intake.piece")
    int piece;

    /** A push whose body is announced and does not end. */
    private static Socket begin(String headers, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        String head = "POST /api/v1/measurements HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                + "Authorization: Bearer " + Tokens.feed("demo-feed") + "\r\n" + headers
                + (headers.contains("Content-Length") ? "" : "Content-Length: 100000\r\n") + "\r\n";
        socket.getOutputStream().write((head + body).getBytes(UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static Response until(int status, Supplier<Response> asked) throws InterruptedException {
        Response answer = asked.get();
        for (int i = 0; i < 100 && answer.statusCode() != status; i++) {
            Thread.sleep(50);
            answer = asked.get();
        }
        return answer;
    }

    @Test
    void a_key_whose_first_request_still_runs_is_409_and_free_once_that_broke_off() throws Exception {
        String hires = metric("delta");
        Response second = null;
        // whoever comes first under a key wins: on a busy machine the first one may need a longer start
        for (int start = 200; second == null || second.statusCode() != 409 && start < 10_000; start *= 2) {
            try (Socket first = begin(
                    "Idempotency-Key: busy-1\r\n",
                    "{\"metric\":\"" + hires + "\",\"at\":\"2026-03-01\",\"value\":1}\n")) {
                assertThat(first.isConnected()).isTrue();
                Thread.sleep(start);
                second = feed().header("Idempotency-Key", "busy-1")
                        .body(List.of(line(hires, "never", 1)))
                        .post("/api/v1/measurements");
            }
        }
        assertProblem(second, 409);
        assertThat(second.header("Retry-After")).isNotNull();
        Response again = until(200, () -> feed().header("Idempotency-Key", "busy-1")
                .body(List.of(line(hires, "2026-03-02", 2)))
                .post("/api/v1/measurements"));
        counts(again, 1, 0, 0, 0);
        assertThat(value("sum(" + hires + ")", "2026-01-01", "2027-01-01")).isEqualTo(2.0);
    }

    @Test
    void a_feed_keeps_its_connection_between_pushes() throws Exception {
        String hires = metric("delta");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            body.append("{\"metric\":\"" + hires + "\",\"at\":\"2026-03-01T00:00:00Z\",\"id\":\"" + hires + i
                    + "\",\"value\":1}\n");
        }
        try (Socket socket = begin("Content-Length: " + body.length() + "\r\n", body.toString())) {
            // longer than an unread body is read away
            Thread.sleep(11_000);
            String next = "GET /api/v1/metrics/" + hires + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + Tokens.feed("demo-feed") + "\r\n\r\n";
            socket.getOutputStream().write(next.getBytes(UTF_8));
            String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answers).contains("\"accepted\":2000").contains("\"key\":\"" + hires + "\"");
        }
    }

    @Test
    void one_push_too_many_is_429_while_others_still_read() throws Exception {
        String hires = metric("delta");
        List<Socket> slow = new ArrayList<>();
        Response refused;
        Object read;
        try {
            for (int i = 0; i < mostPushes; i++) {
                slow.add(begin("", "{"));
            }
            refused = push(line(hires, "2026-03-01", 1));
            for (int more = 0; more < 100 && refused.statusCode() != 429; more++) {
                // one that broke off before may have been inside still, so that one of these was refused
                slow.add(begin("", "{"));
                Thread.sleep(50);
                refused = push(line(hires, "2026-03-01", 1));
            }
            read = value("count(" + hires + ")", "2027-01-01", "2028-01-01");
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
        assertProblem(refused, 429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(read).isIn("never-measured", 0.0);
        assertThat(until(200, () -> push(line(hires, "2026-03-01", 1))).statusCode())
                .isEqualTo(200);
        assertThat(value("sum(" + hires + ")", "2026-01-01", "2027-01-01")).isEqualTo(1.0);
    }

    @Test
    void a_body_that_streams_in_holds_its_source_and_nobody_else() throws Exception {
        String hires = metric("delta");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i <= piece; i++) {
            body.append("{\"metric\":\"").append(hires).append("\",\"at\":\"2026-03-01T");
            body.append(String.format("%02d:%02d:%02dZ", i / 3_600, i / 60 % 60, i % 60))
                    .append("\",\"value\":1}\n");
        }
        String token = Tokens.feed("elsewhere");
        as("admin").body(Map.of("key", "elsewhere")).post("/api/v1/sources");
        Response same;
        Response other;
        try (Socket stream = begin("Content-Length: 100000000\r\n", body.toString())) {
            assertThat(stream.isConnected()).isTrue();
            same = until(503, () -> push(line(hires, "2026-03-02", 1)));
            other = feed().auth()
                    .oauth2(token)
                    .body(List.of(line(hires, "2026-03-03", 1)))
                    .post("/api/v1/measurements");
        }
        assertProblem(same, 503);
        assertThat(same.header("Retry-After")).isNotNull();
        counts(other, 1, 0, 0, 0);
        // it broke off: nothing of it is there, and the source is free
        assertThat(until(200, () -> push(line(hires, "2026-03-04", 1))).statusCode())
                .isEqualTo(200);
        assertThat((Double) value("sum(" + hires + ")", "2026-01-01", "2027-01-01"))
                .isLessThan(110.0);
    }
}
