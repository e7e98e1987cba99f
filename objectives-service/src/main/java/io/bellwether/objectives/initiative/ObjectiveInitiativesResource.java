package io.bellwether.objectives.initiative;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Initiatives of an objective, over HTTP. */
@Path("/api/v1/objectives/{id}/initiatives")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "initiatives")
public class ObjectiveInitiativesResource {

    @Inject
    InitiativeService service;

    @Inject
    Idempotency idempotency;

    @GET
    @Does("read")
    @Operation(operationId = "listInitiatives", summary = "Initiatives of an objective, oldest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = InitiativeShape.class),
                                                @SchemaProperty(name = "next", type = SchemaType.STRING)
                                            })))
    public RestResponse<Page<Map<String, Object>>> list(
            @PathParam("id") String id, @BeanParam PageRequest page, @Context UriInfo uri) {
        return Page.of(service.page(id, page.afterId(), page.limit() + 1), page.limit(), one -> one.get("id")
                        .toString())
                .respond(uri);
    }

    @POST
    @Does("objective.edit")
    @Operation(operationId = "createInitiative", summary = "Add an initiative to an objective")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = InitiativeRequest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = InitiativeShape.class)))
    public Response create(@PathParam("id") String id, JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /objectives/" + id + "/initiatives", body.bytes(), () -> {
            InitiativeService.Found made = service.create(id, () -> body.as(InitiativeRequest.class), null);
            return Response.created(
                            URI.create("/api/v1/initiatives/" + made.view().get("id")))
                    .header("ETag", ETags.of(made.version()))
                    .entity(made.view())
                    .build();
        });
    }
}
