package io.bellwether.objectives.comment;

import io.bellwether.kit.access.Does;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Comments over HTTP. */
@Path("/api/v1/objectives/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "objectives")
public class CommentResource {

    @Inject
    CommentService service;

    @Inject
    Idempotency idempotency;

    @GET
    @Does("read")
    @Operation(operationId = "listComments", summary = "Comments on an objective, oldest first")
    public RestResponse<Page<CommentService.CommentView>> list(
            @PathParam("id") String id, @BeanParam PageRequest page, @Context UriInfo uri) {
        return Page.of(service.page(id, page.afterId(), page.limit() + 1), page.limit(), comment -> comment.id()
                        .toString())
                .respond(uri);
    }

    @POST
    @Does("objective.edit")
    @Operation(operationId = "addComment", summary = "Say something about an objective")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CommentService.CommentRequest.class)))
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CommentService.CommentView.class)))
    public Response add(@PathParam("id") String id, JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /objectives/" + id + "/comments", body.bytes(), () -> {
            CommentService.CommentView made = service.add(id, () -> body.as(CommentService.CommentRequest.class));
            return Response.created(URI.create("/api/v1/objectives/" + id + "/comments"))
                    .entity(made)
                    .build();
        });
    }
}
