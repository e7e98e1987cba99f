package io.bellwether.governance.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.governance.peer.Peer;
import io.bellwether.kit.access.Does;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.journal.JournalReader;
import io.bellwether.kit.journal.Verdict;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All journals over HTTP. */
@Path("/api/v1/journal/verify")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "feeds")
public class JournalsResource {

    /** Walking a chain reads every entry: some hundred thousand a second, so this is good for years. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Inject
    JournalReader own;

    @Inject
    Peer peer;

    @Inject
    CurrentCaller caller;

    @ConfigProperty(name = "bellwether.objectives.url")
    URI objectives;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    /** What was found, by service; {@code valid} when all of them are. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Verdicts(boolean valid, List<Verdict> services) {}

    @GET
    @Does("read")
    @Operation(
            operationId = "verifyJournals",
            summary = "Verifies the journals of all services",
            description =
                    "brokenAt is the position of the first entry that is not as it was written. 503 while a service"
                            + " that should answer for its journal is away: nobody can say then whether all are valid.")
    public Verdicts verify() {
        String bearer = caller.bearer();
        try (ExecutorService walks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Verdict>> verdicts = List.of(
                    CompletableFuture.supplyAsync(() -> of("objectives", objectives, bearer), walks),
                    CompletableFuture.supplyAsync(() -> of("measurements", measurements, bearer), walks),
                    CompletableFuture.supplyAsync(own::verify, walks));
            List<Verdict> services =
                    verdicts.stream().map(CompletableFuture::join).toList();
            return new Verdicts(services.stream().allMatch(Verdict::valid), services);
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof ProblemException away) {
                throw away;
            }
            throw failed;
        }
    }

    private Verdict of(String service, URI base, String bearer) {
        try {
            JsonNode verdict = peer.get(base, "/api/v1/journal/" + service + "/verify", bearer, LIMIT);
            return new Verdict(
                    service,
                    verdict.path("valid").asBoolean(),
                    verdict.path("entries").asLong(),
                    verdict.hasNonNull("brokenAt") ? verdict.get("brokenAt").asLong() : null,
                    verdict.path("sentence").asText(null));
        } catch (Peer.Away away) {
            throw (ProblemException) ProblemException.unavailable(
                            "The service “" + service + "” does not answer for its journal right now.", 5)
                    .initCause(away);
        }
    }
}
