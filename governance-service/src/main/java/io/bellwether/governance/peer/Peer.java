package io.bellwether.governance.peer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks another service, with the token of whoever wants to know. */
@ApplicationScoped
public class Peer {

    private static final Duration CONNECT = Duration.ofMillis(500);

    @Inject
    ObjectMapper mapper;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** It did not answer in time, or not with what was asked for. */
    public static final class Away extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        Away(String message, int status, Throwable cause) {
            super(message, cause);
            this.status = status;
        }

        /** Whether it understood the question and refused it: asking the same again is no use. */
        public boolean isRefusal() {
            return status == 400 || status == 422;
        }
    }

    /** Reads JSON. {@code path} begins with {@code /api/v1}. */
    public JsonNode get(URI base, String path, String bearer, Duration limit) throws Away {
        return ask(request(base, path, bearer, limit).build());
    }

    /** Posts JSON and reads the answer. */
    public JsonNode post(URI base, String path, String bearer, JsonNode body, Duration limit) throws Away {
        return ask(request(base, path, bearer, limit)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private static HttpRequest.Builder request(URI base, String path, String bearer, Duration limit) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(limit).header("Authorization", bearer);
    }

    private JsonNode ask(HttpRequest request) throws Away {
        String what = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new Away(what + " was answered " + answer.statusCode(), answer.statusCode(), null);
            }
            return mapper.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(answer.body());
        } catch (IOException away) {
            throw new Away(what + " was not answered: " + away.getMessage(), 0, away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Away(what + " was not waited for", 0, stopping);
        }
    }
}
