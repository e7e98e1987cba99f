package io.bellwether.objectives.assessment;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rounds of assessments over HTTP. */
@Path("/api/v1/assessment-rounds")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "assessments")
public class RoundResource {

    @Inject
    RoundService service;

    @Inject
    Idempotency idempotency;

    @GET
    @Path("{id}")
    @Does("read")
    @Operation(operationId = "readAssessmentRound", summary = "A round; until it is revealed without others' scores")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response read(@PathParam("id") String id) {
        return Response.ok(service.read(id)).header("Cache-Control", "no-cache").build();
    }

    @POST
    @Path("{id}/assessments")
    @Does("assessment.submit")
    @Operation(
            operationId = "assess",
            summary = "Say which level it is, as a named assessor; until the round is revealed the last one counts")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AssessmentRequest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response assess(@PathParam("id") String id, JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /assessment-rounds/" + id + "/assessments", body.bytes(), () -> {
            RoundView view = service.assess(id, () -> body.as(AssessmentRequest.class));
            return Response.created(URI.create("/api/v1/assessment-rounds/" + view.id()))
                    .entity(view)
                    .build();
        });
    }

    @POST
    @Path("{id}/reveal")
    @Does("assessment.round")
    @Operation(operationId = "revealAssessmentRound", summary = "Show what everybody said; ends the round")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response reveal(@PathParam("id") String id) {
        return Response.ok(service.reveal(id))
                .header("Cache-Control", "no-cache")
                .build();
    }
}
