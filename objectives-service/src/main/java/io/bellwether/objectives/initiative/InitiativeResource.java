package io.bellwether.objectives.initiative;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.json.JsonBody;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Initiatives over HTTP. */
@Path("/api/v1/initiatives")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "initiatives")
public class InitiativeResource {

    @Inject
    InitiativeService service;

    @GET
    @Path("{id}")
    @Does("read")
    @Operation(operationId = "readInitiative", summary = "One initiative")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = InitiativeShape.class)))
    public Response read(@PathParam("id") String id) {
        return answer(service.read(id));
    }

    @PUT
    @Path("{id}")
    @Does("objective.edit")
    @Operation(operationId = "replaceInitiative", summary = "Replace an initiative")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = InitiativeRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = InitiativeShape.class)))
    public Response replace(@PathParam("id") String id, @BeanParam IfMatch ifMatch, JsonBody body) {
        return answer(service.replace(id, ifMatch, () -> body.as(InitiativeRequest.class)));
    }

    @DELETE
    @Path("{id}")
    @Does("objective.edit")
    @Operation(operationId = "deleteInitiative", summary = "Remove an initiative")
    public void delete(@PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }

    private static Response answer(InitiativeService.Found found) {
        return Response.ok(found.view())
                .header("ETag", ETags.of(found.version()))
                .build();
    }
}
