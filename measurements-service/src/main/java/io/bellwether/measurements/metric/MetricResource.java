package io.bellwether.measurements.metric;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

/** The catalogue of metrics. */
@Path("/api/v1/metrics")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "measurements")
class MetricResource {

    @Inject
    Metrics metrics;

    @Inject
    Idempotency idempotency;

    @GET
    @Does("read")
    @Operation(
            operationId = "listMetrics",
            summary = "Metrics by key; `q` looks for words in key, name and description")
    @APIResponse(responseCode = "200", description = "A page of metrics")
    public RestResponse<Page<MetricDefinition>> list(
            @QueryParam("department") String department,
            @QueryParam("q") String words,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return Page.of(
                        metrics.list(page.after().orElse(""), page.limit() + 1, department, words),
                        page.limit(),
                        MetricDefinition::key)
                .respond(uri);
    }

    @POST
    @Does("metric.define")
    @Operation(operationId = "defineMetric", summary = "Defines a metric")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MetricRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The metric, usable at once",
            content = @Content(schema = @Schema(implementation = MetricDefinition.class)))
    public Response define(JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /metrics", body.bytes(), () -> {
            MetricDefinition made = metrics.define(body.as(MetricRequest.class));
            return Response.created(URI.create("/api/v1/metrics/" + made.key()))
                    .header(HttpHeaders.ETAG, ETags.of(made.version()))
                    .entity(made)
                    .build();
        });
    }

    @GET
    @Path("{key}")
    @Does("read")
    @Operation(operationId = "getMetric", summary = "A metric in its current version")
    @APIResponse(
            responseCode = "200",
            description = "The metric",
            content = @Content(schema = @Schema(implementation = MetricDefinition.class)))
    public Response get(@PathParam("key") String key) {
        MetricDefinition metric = metrics.get(key);
        return Response.ok(metric)
                .header(HttpHeaders.ETAG, ETags.of(metric.version()))
                .build();
    }

    @PUT
    @Path("{key}")
    @Does("metric.define")
    @Operation(operationId = "changeMetric", summary = "Makes a new version of a metric's definition")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MetricRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The metric in its new version",
            content = @Content(schema = @Schema(implementation = MetricDefinition.class)))
    public Response change(@PathParam("key") String key, @BeanParam IfMatch ifMatch, JsonBody body) {
        MetricDefinition changed = metrics.change(key, ifMatch, () -> body.as(MetricRequest.class));
        return Response.ok(changed)
                .header(HttpHeaders.ETAG, ETags.of(changed.version()))
                .build();
    }
}
