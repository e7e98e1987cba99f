package io.bellwether.stack.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.stack.StackAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The API as the sample's loader uses it, in the name of demo people. */
final class Api implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /** A whole year in one batch takes seconds; a minute is a stack that hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Services that have just started answer slowly on a crowded machine. */
    private static final Duration BUSY = Duration.ofMinutes(2);

    private static final Set<Integer> AGAIN = Set.of(429, 502, 503, 504);

    private final StackAccess stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(StackAccess stack) {
        this.stack = stack;
    }

    /** A refusal that the sample did not expect; the message holds the problem as it was answered. */
    static final class Refused extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    JsonNode get(String person, String path) {
        return send(person, HttpRequest.newBuilder(uri(path)).GET());
    }

    JsonNode post(String person, String path, Object body, String key) {
        try {
            return post(person, path, JSON.writeValueAsBytes(body), "application/json", key);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    JsonNode post(String person, String path, byte[] body, String contentType, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", contentType)
                .header("If-Match", "*")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(person, request);
    }

    /** Whether something is there under this path. */
    boolean exists(String person, String path) {
        HttpResponse<byte[]> answer =
                answer(person, HttpRequest.newBuilder(uri(path)).GET());
        return answer.statusCode() == 200;
    }

    private JsonNode send(String person, HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = answer(person, request);
        try {
            if (answer.statusCode() / 100 != 2) {
                throw new Refused(answer.request().method() + " " + answer.uri().getPath() + " as " + person
                        + " was answered " + answer.statusCode() + ": "
                        + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A service that is away or busy is asked again, as it says itself, for as long as a start may take. */
    private HttpResponse<byte[]> answer(String person, HttpRequest.Builder request) {
        Instant end = Instant.now().plus(BUSY);
        HttpResponse<byte[]> answer = once(person, request);
        while (AGAIN.contains(answer.statusCode()) && Instant.now().isBefore(end)) {
            pause(answer.headers().firstValueAsLong("Retry-After").orElse(1));
            answer = once(person, request);
        }
        return answer;
    }

    private HttpResponse<byte[]> once(String person, HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(PATIENCE)
                            .setHeader("Authorization", "Bearer " + stack.token(person))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while loading the sample", stopping);
        }
    }

    private static void pause(long seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while loading the sample", stopping);
        }
    }

    private URI uri(String path) {
        return URI.create(stack.gateway() + "/api/v1" + path);
    }

    @Override
    public void close() {
        // HttpClient is closeable from 21 on; waiting requests are none here
        http.close();
    }
}
