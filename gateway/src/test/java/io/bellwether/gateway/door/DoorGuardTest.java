package io.bellwether.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door's own two handlers, byte for byte. */
class DoorGuardTest {

    private final EmbeddedChannel connection = new EmbeddedChannel(
            new StrictDecoder(
                    new HttpServerOptions().setMaxInitialLineLength(8_192).setMaxHeaderSize(32_768)),
            new HttpResponseEncoder(),
            new DoorGuard(15_000, 75_000));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://127.0.0.1/api/v1/objectives HTTP/1.1",
                "GET http://evil.example/ HTTP/1.1",
                "GET https://evil.example/api/v1/objectives HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET /api/v1/\\objectives HTTP/1.1",
                "GET /api\\v1\\objectives HTTP/1.1",
                "GET /api/v1/% HTTP/1.1",
                "GET /api/v1/%4 HTTP/1.1",
                "GET /api/v1/%zz HTTP/1.1",
                "GET /api/v1/objectives;x HTTP/1.1",
                "GET * HTTP/1.1",
                "GET api/v1/objectives HTTP/1.1",
                "GET ?x HTTP/1.1",
                "GET /api/v1/objectives HTTP/2.0",
                "GET /api/v1/objectives HTTP/0.9",
                "GET /api/v1/objectives HTTP/1.2",
                "GET /api/v1/objectives",
                "GET /api/v1/objectives HTTP/1.1 x"
            })
    void targets_that_are_no_path_of_ours_are_refused(String line) {
        refused(line + "\r\nHost: x\r\n\r\n", 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
                "Content-Length: 5, 5\r\n\r\nhello",
                "Content-Length: +5\r\n\r\nhello",
                "Content-Length: -1\r\n\r\nhello",
                "Content-Length: 0x5\r\n\r\nhello",
                "Content-Length: 5 \u00a0\r\n\r\nhello",
                "Content-Length: 99999999999999999999\r\n\r\nhello",
                "Content-Length:\r\n\r\nhello",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: identity\r\n\r\nhello",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\nhello\r\n0\r\n\r\n",
                "X: a\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "X: a\rY: b\r\n\r\n",
                "X: a\u0000b\r\n\r\n",
                "X y: b\r\n\r\n",
                ": b\r\n\r\n",
                "no colon\r\n\r\n",
                "Host: y\r\n\r\n"
            })
    void a_request_that_two_readers_could_frame_differently_is_refused(String rest) {
        refused("POST /api/v1/measurements HTTP/1.1\r\nHost: x\r\n" + rest, 400);
    }

    @Test
    void bare_line_feeds_are_no_line_ends() {
        refused("GET /api/v1/objectives HTTP/1.1\nHost: x\n\n", 400);
    }

    @Test
    void a_request_without_a_host_is_refused() {
        refused("GET /api/v1/objectives HTTP/1.1\r\n\r\n", 400);
    }

    @Test
    void too_long_lines_and_heads_are_414_and_431() {
        refused("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414);
    }

    @Test
    void too_large_heads_are_431() {
        refused("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(40_000) + "\r\n\r\n", 431);
    }

    @Test
    void what_is_framed_once_goes_on() {
        send("POST /api/v1/measurements HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(requests()).hasSize(1);
        assertThat(answer()).isEmpty();
    }

    @Test
    void a_connection_that_asks_for_nothing_is_closed() {
        send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        connection.advanceTimeBy(14, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        assertThat(connection.isOpen()).isTrue();
        send("a");
        connection.advanceTimeBy(2, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        assertThat(connection.isOpen()).isFalse();
    }

    private void refused(String request, int status) {
        send(request);
        String answer = answer();
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .contains(
                        "content-type: application/problem+json",
                        "connection: close",
                        "x-request-id: ",
                        "content-security-policy: default-src 'none'",
                        "x-content-type-options: nosniff");
        JsonObject problem = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.getInteger("status")).isEqualTo(status);
        send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer()).isEmpty();
        connection.advanceTimeBy(2, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        assertThat(connection.isOpen()).isFalse();
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
        connection.runPendingTasks();
    }

    private List<HttpRequest> requests() {
        List<HttpRequest> requests = new ArrayList<>();
        for (Object part = connection.readInbound(); part != null; part = connection.readInbound()) {
            if (part instanceof HttpRequest request) {
                requests.add(request);
            }
        }
        return requests;
    }

    private String answer() {
        StringBuilder answer = new StringBuilder();
        for (ByteBuf part = connection.readOutbound(); part != null; part = connection.readOutbound()) {
            answer.append(part.toString(StandardCharsets.ISO_8859_1));
            part.release();
        }
        return answer.toString();
    }
}
