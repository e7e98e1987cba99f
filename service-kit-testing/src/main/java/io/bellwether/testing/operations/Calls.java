package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.testing.answers.PromisedAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Calls at a door. */
public final class Calls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** A busy machine answers late; a minute is no answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Door door;

    public Calls(Door door) {
        this.door = door;
    }

    /** A call: path below the base with its query, headers, and a body or null. */
    public record Call(String service, String method, String path, Map<String, String> headers, byte[] body) {

        /** The same under a request id, which the journal keeps. */
        Call marked(String request) {
            Map<String, String> more = new HashMap<>(headers);
            more.put("X-Request-Id", request);
            return new Call(service, method, path, more, body);
        }
    }

    /** An answer with its body as text. */
    public record Answer(
            int status, String contentType, String etag, String location, String cacheControl, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                throw new UncheckedIOException("not JSON: " + body, notJson);
            }
        }

        /** Whether it is a problem of this status, told as promised and without internals. */
        public boolean isProblem(int expected) {
            return status == expected
                    && contentType.startsWith("application/problem+json")
                    && json().path("type").asText().startsWith("urn:bellwether:problem:")
                    && json().path("status").asInt() == expected
                    && !body.contains("Exception")
                    && !body.contains("io.bellwether")
                    && !body.contains("org.hibernate");
        }

        String brief() {
            return status + " " + body.substring(0, Math.min(body.length(), 300));
        }
    }

    /** The answer to a call; a kept connection that the server had ended meanwhile is replaced once. */
    public Answer send(Principal who, Call call) {
        try {
            return once(who, call);
        } catch (IOException ended) {
            try {
                return once(who, call);
            } catch (IOException failed) {
                failed.addSuppressed(ended);
                throw new UncheckedIOException(call.method() + " " + call.path(), failed);
            }
        }
    }

    private Answer once(Principal who, Call call) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.of(call.service()) + call.path()))
                .timeout(PATIENCE)
                .method(
                        call.method(),
                        call.body() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        String token = door.token(who);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            PromisedAnswers.check(
                    call.method(),
                    request.build().uri().getRawPath(),
                    answer.statusCode(),
                    header(answer, "Content-Type"),
                    body);
            return new Answer(
                    answer.statusCode(),
                    header(answer, "Content-Type"),
                    answer.headers().firstValue("ETag").orElse(null),
                    answer.headers().firstValue("Location").orElse(null),
                    header(answer, "Cache-Control"),
                    body);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    public Answer get(Principal who, String service, String path) {
        return send(who, new Call(service, "GET", path, Map.of(), null));
    }

    Door door() {
        return door;
    }
}
