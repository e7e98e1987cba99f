package io.bellwether.objectives.migration;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.http.Flag;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Coming from another tool, over HTTP. */
@Path("/api/v1/objectives/migration")
@Consumes("text/csv")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "objectives")
public class MigrationResource {

    @Inject
    MigrationService service;

    @Inject
    CurrentCaller caller;

    @ConfigProperty(name = "bellwether.json.max-bytes")
    int maxBytes;

    @POST
    @Does("ascode")
    @Operation(
            operationId = "migrateObjectives",
            summary = "Make drafts, metrics and measurements of another tool's table; or preview it",
            description = "The columns are described in docs/migration.md. One refused line refuses all of it, unless"
                    + " onError=skip.")
    @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Migration.class)))
    public Response migrate(
            InputStream body,
            @Parameter(description = "whose objectives they become; may be left out by an owner of one department")
                    @QueryParam("department")
                    String department,
            @Parameter(description = "the objective type where the table names none; the department's key by default")
                    @QueryParam("type")
                    String type,
            @Parameter(description = "first day where the table has no period") @QueryParam("start") String start,
            @Parameter(description = "last day where the table has no period") @QueryParam("end") String end,
            @QueryParam("preview") @Schema(type = SchemaType.BOOLEAN) String preview,
            @QueryParam("onError") String onError) {
        boolean onlyPreview = Flag.isSet("preview", preview);
        Set<String> own = caller.get().departments();
        if (department == null && own.size() != 1) {
            throw ProblemException.badParameter("department", "Say whose objectives they become.");
        }
        String whose = department == null ? own.iterator().next() : department;
        service.requireOwner(whose);
        if (onError != null && !Set.of("reject", "skip").contains(onError)) {
            throw ProblemException.badParameter("onError", "onError is reject or skip.");
        }
        MigrationService.Defaults defaults = new MigrationService.Defaults(whose, type, period(start, end));
        byte[] file = bytes(body);
        return Response.ok(
                        onlyPreview
                                ? service.preview(file, defaults)
                                : service.migrate(file, defaults, "skip".equals(onError)))
                .build();
    }

    private static Cells.Days period(String start, String end) {
        if (start == null && end == null) {
            return null;
        }
        try {
            Cells.Days days = new Cells.Days(
                    LocalDate.parse(start == null ? "" : start), LocalDate.parse(end == null ? "" : end));
            if (!days.end().isBefore(days.start())) {
                return days;
            }
        } catch (DateTimeException unreadable) {
            throw (ProblemException) ProblemException.badParameter(
                            start == null ? "start" : "end", "start and end are days like 2026-03-01, both or none.")
                    .initCause(unreadable);
        }
        throw ProblemException.badParameter("end", "The period ends before it begins.");
    }

    private byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new ProblemException(
                        CommonProblem.PAYLOAD_TOO_LARGE, "The file is larger than " + maxBytes + " bytes.");
            }
            return bytes;
        } catch (IOException brokenOff) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The file cannot be read.", brokenOff);
        }
    }
}
