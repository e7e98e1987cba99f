package io.bellwether.measurements.incident;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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

/** Watches over HTTP. */
@Path("/api/v1/watches")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "incidents")
class WatchResource {

    @Inject
    WatchService watches;

    @Inject
    Idempotency idempotency;

    @GET
    @Does("read")
    @Operation(operationId = "listWatches", summary = "Watches by name")
    @APIResponse(responseCode = "200", description = "A page of watches")
    public RestResponse<Page<WatchView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
        return Page.of(watches.page(page.after().orElse(""), page.limit() + 1), page.limit(), WatchView::name)
                .respond(uri);
    }

    @POST
    @Does("watch.define")
    @Operation(operationId = "defineWatch", summary = "Watch a measure by the hour or the day")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = WatchRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The watch",
            content = @Content(schema = @Schema(implementation = WatchView.class)))
    public Response define(JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /watches", body.bytes(), () -> {
            WatchView made = watches.define(body.as(WatchRequest.class));
            return Response.created(URI.create("/api/v1/watches/" + made.id()))
                    .header(HttpHeaders.ETAG, ETags.of(made.version()))
                    .entity(made)
                    .build();
        });
    }

    @GET
    @Path("{id}")
    @Does("read")
    @Operation(operationId = "readWatch", summary = "One watch")
    @APIResponse(
            responseCode = "200",
            description = "The watch",
            content = @Content(schema = @Schema(implementation = WatchView.class)))
    public Response read(@PathParam("id") String id) {
        return answer(watches.read(id));
    }

    @PUT
    @Path("{id}")
    @Does("watch.define")
    @Operation(operationId = "replaceWatch", summary = "Replace a watch")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = WatchRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The watch as it is now",
            content = @Content(schema = @Schema(implementation = WatchView.class)))
    public Response replace(@PathParam("id") String id, @BeanParam IfMatch ifMatch, JsonBody body) {
        return answer(watches.change(id, ifMatch, () -> body.as(WatchRequest.class)));
    }

    @DELETE
    @Path("{id}")
    @Does("watch.define")
    @Operation(operationId = "deleteWatch", summary = "Remove a watch that never raised an incident")
    public void delete(@PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        watches.delete(id, ifMatch);
    }

    private static Response answer(WatchView watch) {
        return Response.ok(watch)
                .header(HttpHeaders.ETAG, ETags.of(watch.version()))
                .build();
    }
}
