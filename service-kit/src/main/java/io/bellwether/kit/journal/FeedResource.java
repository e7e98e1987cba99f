package io.bellwether.kit.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.bellwether.kit.access.Does;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The feed and the journal of this service. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "feeds")
public class FeedResource {

    static final String BATCH = "application/cloudevents-batch+json";

    /** How long a request may wait for news at most. */
    private static final int MAX_WAIT_SECONDS = 30;

    /** How often entries of other replicas are looked for while waiting. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    @Inject
    JournalReader reader;

    @Inject
    FeedSignal signal;

    @Inject
    CurrentCaller current;

    @ConfigProperty(name = "bellwether.service")
    String service;

    /** Who did it. */
    public record By(String subject, String name, String client) {}

    /** What an event carries. {@code before} and {@code after} are states of the subject, null where there is none. */
    public record EventData(
            @JsonRawValue @Schema(implementation = Object.class, nullable = true)
            String before,

            @JsonRawValue @Schema(implementation = Object.class, nullable = true)
            String after,

            By by,
            @Nullable String department,
            @Nullable String reason) {}

    /** A CloudEvents 1.0 event; {@code id} is its position in the feed. */
    public record Event(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            EventData data) {}

    /** An entry of the journal. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record JournalEntry(
            long position,
            Instant at,
            By by,
            List<String> departments,
            String request,
            String event,
            String subject,
            @Nullable String department,

            @JsonRawValue @Schema(implementation = Object.class, nullable = true)
            String before,

            @JsonRawValue @Schema(implementation = Object.class, nullable = true)
            String after,

            @Nullable String reason) {}

    @GET
    @Path("changes/{service}")
    @Produces({BATCH, MediaType.APPLICATION_JSON})
    @Does("feed.follow")
    @RunOnVirtualThread
    @Operation(
            operationId = "followChanges",
            summary = "Changes after a position, in commit order; waits up to `wait` seconds for the first")
    @APIResponse(
            responseCode = "200",
            description = "Events, oldest first; empty when nothing happened while waiting",
            content = {
                @Content(mediaType = BATCH, schema = @Schema(implementation = Event[].class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Event[].class))
            })
    public List<Event> changes(
            @PathParam("service") String of,
            @QueryParam("after") String after,
            @QueryParam("wait") String wait,
            @QueryParam("limit")
                    @Parameter(
                            description = "How many events at most",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    String limit) {
        Caller caller = current.get();
        mustBeThisService(of);
        long position = whole("after", after, Long.MAX_VALUE);
        long until = System.nanoTime()
                + Duration.ofSeconds(whole("wait", wait, MAX_WAIT_SECONDS)).toNanos();
        int most = PageRequest.limit(limit);
        List<Row> rows = reader.read(caller, position, null, most);
        try {
            long left = until - System.nanoTime();
            while (rows.isEmpty() && left > 0) {
                Duration rest = Duration.ofNanos(left);
                signal.await(rest.compareTo(LOOK_AGAIN) < 0 ? rest : LOOK_AGAIN);
                rows = reader.read(caller, position, null, most);
                left = until - System.nanoTime();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return rows.stream().map(reader::event).toList();
    }

    @GET
    @Path("journal/{service}")
    @Does("read")
    @Operation(operationId = "readJournal", summary = "Entries of the journal after a position, oldest first")
    @APIResponse(responseCode = "200", description = "A page of entries")
    public RestResponse<Page<JournalEntry>> journal(
            @PathParam("service") String of,
            @QueryParam("subject") String subject,
            @QueryParam("after") String after,
            @BeanParam PageRequest page,
            @jakarta.ws.rs.core.Context UriInfo uri) {
        mustBeThisService(of);
        long position = page.after()
                .map(key -> whole("cursor", key, Long.MAX_VALUE))
                .orElseGet(() -> whole("after", after, Long.MAX_VALUE));
        List<Row> rows = reader.read(current.get(), position, subject, page.limit() + 1);
        return Page.of(rows, page.limit(), row -> Long.toString(row.position()))
                .map(FeedResource::entry)
                .respond(uri);
    }

    @GET
    @Path("journal/{service}/verify")
    @Does("read")
    @Operation(operationId = "verifyJournal", summary = "Walks the hash chain and names the first broken entry")
    public Verdict verify(@PathParam("service") String of) {
        mustBeThisService(of);
        return reader.verify();
    }

    private void mustBeThisService(String of) {
        if (!service.equals(of)) {
            throw ProblemException.notFound("journal of that name");
        }
    }

    private static long whole(String name, String text, long most) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw (ProblemException) ProblemException.badParameter(name, name + " must be a whole number.")
                    .initCause(notANumber);
        }
        throw ProblemException.badParameter(name, name + " must be a whole number from 0 to " + most + ".");
    }

    private static JournalEntry entry(Row row) {
        return new JournalEntry(
                row.position(),
                row.at(),
                by(row),
                JournalReader.departments(row),
                row.actor().request(),
                row.event(),
                row.subject(),
                row.department(),
                row.before(),
                row.after(),
                row.reason());
    }

    static By by(Row row) {
        return new By(row.actor().subject(), row.actor().name(), row.actor().client());
    }
}
