package io.bellwether.governance.decision;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deciding on an overlap. */
@Path("/api/v1/overlaps/{id}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "decisions")
public class OverlapDecisionsResource {

    @Inject
    DecisionService service;

    @Inject
    Decisions decisions;

    @Inject
    Idempotency idempotency;

    @POST
    @Does("overlap.decide")
    @Operation(
            operationId = "decideOverlap",
            summary = "Decide on an overlap, with a reason; a dry run only shows what it would change")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = DecisionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "A dry run: what it would change; it has no id",
            content = @Content(schema = @Schema(implementation = DecisionView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = DecisionView.class)))
    public Response decide(
            @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false")) @QueryParam("dryRun")
                    String dryRun,
            JsonBody body) {
        if (isTrue(dryRun)) {
            return Response.ok(service.dryRun(id, ifMatch, () -> body.as(DecisionRequest.class)))
                    .build();
        }
        return idempotency.once(key, "POST /overlaps/" + id + "/decisions", body.bytes(), () -> {
            Decision made = service.decide(id, ifMatch, () -> body.as(DecisionRequest.class));
            return Response.created(URI.create("/api/v1/decisions/" + made.id))
                    .entity(decisions.view(made))
                    .build();
        });
    }

    private static boolean isTrue(String dryRun) {
        if (dryRun == null || dryRun.equals("false")) {
            return false;
        }
        if (dryRun.isEmpty() || dryRun.equals("true")) {
            return true;
        }
        throw ProblemException.badParameter("dryRun", "dryRun must be true or false.");
    }
}
