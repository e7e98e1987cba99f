package io.bellwether.objectives.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.kit.remote.ServiceIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Requests to the other services. */
@ApplicationScoped
public class Peer {

    @Inject
    ServiceIdentity identity;

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "bellwether.ask.timeout-millis")
    long askMillis;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(500))
            .build();

    /** A refusal that the peer gave, to be passed on to the person whose request caused it. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient JsonNode problem;
        private final int status;

        Refused(int status, JsonNode problem) {
            super(problem.path("detail").asText("the peer answered " + status));
            this.status = status;
            this.problem = problem;
        }

        public int status() {
            return status;
        }

        public JsonNode problem() {
            return problem;
        }
    }

    /**
     * Asks for one thing in the service's own name.
     *
     * @return empty when the owner says that there is none
     * @throws ProblemException 503 when the owner does not answer in time
     */
    public Optional<JsonNode> ask(URI base, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(Duration.ofMillis(askMillis))
                .header("Authorization", identity.bearer())
                .build();
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(read(answer));
    }

    /** Posts JSON with somebody's token. */
    public JsonNode post(URI base, String path, String bearer, Object body, Duration timeout) {
        try {
            return read(send(HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                    .timeout(timeout)
                    .header("Authorization", bearer)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body)))
                    .build()));
        } catch (IOException unwritable) {
            throw new IllegalStateException("a request cannot be written", unwritable);
        }
    }

    /** Posts a form with a file in it with somebody's token. */
    public JsonNode upload(
            URI base,
            String path,
            String bearer,
            Map<String, String> fields,
            String name,
            byte[] file,
            Duration timeout) {
        String boundary = "bellwether-" + UUID.randomUUID();
        StringBuilder head = new StringBuilder();
        fields.forEach((field, value) -> head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: text/csv\r\n\r\n");
        byte[] foot = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return read(send(HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(timeout)
                .header("Authorization", bearer)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(
                        List.of(head.toString().getBytes(StandardCharsets.UTF_8), file, foot)))
                .build()));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException away) {
            throw away(request, away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away(request, stopping);
        }
    }

    private static ProblemException away(HttpRequest request, Exception cause) {
        return (ProblemException) ProblemException.unavailable(
                        "Another part of the system (" + request.uri().getPath() + ") does not answer right now.", 2)
                .initCause(cause);
    }

    private JsonNode read(HttpResponse<byte[]> answer) {
        try {
            JsonNode body = answer.body().length == 0 ? mapper.nullNode() : mapper.readTree(answer.body());
            if (answer.statusCode() >= 500) {
                throw ProblemException.unavailable(
                        "Another part of the system (" + answer.uri().getPath() + ") cannot answer right now.", 2);
            }
            if (answer.statusCode() / 100 != 2) {
                throw new Refused(answer.statusCode(), body);
            }
            return body;
        } catch (IOException unreadable) {
            throw (ProblemException) ProblemException.unavailable(
                            "Another part of the system (" + answer.uri().getPath()
                                    + ") gave no answer that can be read.",
                            2)
                    .initCause(unreadable);
        }
    }
}
