package io.bellwether.governance.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.http.RequestId;
import io.bellwether.kit.problem.ProblemError;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.kit.remote.ServiceIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The objectives service, as far as it carries decisions out. */
@ApplicationScoped
class ObjectivesPeer {

    /** A person waits for a preview; it takes milliseconds. */
    private static final Duration PREVIEW_LIMIT = Duration.ofSeconds(2);

    /** Nobody waits for a delivery; a large command on a busy machine gets its time. */
    private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(10);

    private static final String PROBLEM = "urn:bellwether:problem:";

    @Inject
    ServiceIdentity identity;

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "bellwether.objectives.url")
    URI objectives;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    /** What carrying it out would do. */
    Answer preview(Command command, String request) {
        return ask("/internal/v1/decisions/preview", mapper.valueToTree(command), request, PREVIEW_LIMIT);
    }

    /** Has it carried out; the same command again is answered as before. */
    Answer deliver(JsonNode command, String request) {
        return ask("/internal/v1/decisions", command, request, DELIVERY_LIMIT);
    }

    private Answer ask(String path, JsonNode command, String request, Duration limit) {
        try {
            HttpRequest.Builder message = HttpRequest.newBuilder(URI.create(objectives + path))
                    .timeout(limit)
                    .header("Authorization", identity.bearer())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(command)));
            if (!request.isEmpty()) {
                message.header(RequestId.HEADER, request);
            }
            return read(http.send(message.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException away) {
            return new Answer.Away("Objectives cannot be reached right now.");
        } catch (ProblemException noToken) {
            return new Answer.Away(noToken.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Away("This service is stopping.");
        }
    }

    private Answer read(HttpResponse<byte[]> answer) throws IOException {
        int status = answer.statusCode();
        if (status != 200 && status != 409 && status != 422) {
            return new Answer.Away("Objectives answered " + status + ".");
        }
        JsonNode body = mapper.readTree(answer.body());
        if (status == 200) {
            return new Answer.Done(
                    body.path("effects"),
                    mapper.convertValue(body.path("versions"), new TypeReference<Map<String, Long>>() {}));
        }
        List<ProblemError> errors = new ArrayList<>();
        body.path("errors")
                .forEach(error -> errors.add(new ProblemError(
                        error.path("pointer").asText(""),
                        null,
                        error.path("code").asText(),
                        error.path("detail").asText())));
        String type = body.path("type").asText();
        return new Answer.Refused(
                type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : type,
                body.path("detail").asText(),
                errors);
    }
}
