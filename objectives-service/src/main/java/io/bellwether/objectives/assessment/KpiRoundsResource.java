package io.bellwether.objectives.assessment;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Rounds of a qualitative KPI, over HTTP. */
@Path("/api/v1/kpis/{id}/assessment-rounds")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "assessments")
public class KpiRoundsResource {

    @Inject
    RoundService service;

    @Inject
    Idempotency idempotency;

    @GET
    @Does("read")
    @Operation(operationId = "listAssessmentRounds", summary = "Rounds of a qualitative KPI, the newest first")
    public RestResponse<Page<RoundView>> list(
            @PathParam("id") String id, @BeanParam PageRequest page, @Context UriInfo uri) {
        List<RoundView> found = service.page(id, page.afterId(), page.limit() + 1);
        return Page.of(found, page.limit(), round -> round.id().toString()).respond(uri);
    }

    @POST
    @Does("assessment.round")
    @Operation(operationId = "openAssessmentRound", summary = "Ask the named assessors; one round is open at a time")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response open(@PathParam("id") String id, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /kpis/" + id + "/assessment-rounds", new byte[0], () -> {
            RoundView view = service.open(id);
            return Response.created(URI.create("/api/v1/assessment-rounds/" + view.id()))
                    .entity(view)
                    .build();
        });
    }
}
