package io.bellwether.measurements.source;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

/** The sources. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "measurements")
class SourceResource {

    @Inject
    SourceRegistry sources;

    @Inject
    Idempotency idempotency;

    @Inject
    Erasure erasure;

    @GET
    @Does("read")
    @Operation(operationId = "listSources", summary = "Sources with their freshness")
    @APIResponse(responseCode = "200", description = "A page of sources")
    public RestResponse<Page<SourceView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
        return Page.of(sources.list(page.after().orElse(""), page.limit() + 1), page.limit(), SourceView::key)
                .respond(uri);
    }

    @GET
    @Path("{key}")
    @Does("read")
    @Operation(operationId = "getSource", summary = "A source with its freshness")
    @APIResponse(
            responseCode = "200",
            description = "The source",
            content = @Content(schema = @Schema(implementation = SourceView.class)))
    public SourceView get(@PathParam("key") String key) {
        return sources.get(key);
    }

    @DELETE
    @Path("{key}")
    @Does("source.manage")
    @Operation(
            operationId = "eraseSource",
            summary = "Erases what a source recorded: facts, superseded facts, rollups and hashes of actors")
    @APIResponse(responseCode = "204", description = "Nothing of it is left but the journal's entries")
    public Response erase(@PathParam("key") String key, @QueryParam("reason") String reason) {
        if (reason == null || reason.isBlank()) {
            throw ProblemException.badParameter("reason", "An erasure needs a reason.");
        }
        erasure.erase(key, reason);
        return Response.noContent().build();
    }

    @POST
    @Does("source.manage")
    @Operation(operationId = "registerSource", summary = "Registers a source")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SourceRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The source",
            content = @Content(schema = @Schema(implementation = SourceView.class)))
    public Response register(JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /sources", body.bytes(), () -> {
            SourceView made = sources.register(body.as(SourceRequest.class));
            return Response.created(URI.create("/api/v1/sources/" + made.key()))
                    .entity(made)
                    .build();
        });
    }
}
