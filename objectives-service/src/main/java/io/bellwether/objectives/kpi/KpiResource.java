package io.bellwether.objectives.kpi;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.standing.ExplanationShape;
import io.bellwether.objectives.standing.Explanations;
import io.bellwether.objectives.standing.HistoricStandings;
import io.bellwether.objectives.standing.Histories;
import io.bellwether.objectives.standing.HistoryShape;
import io.bellwether.objectives.standing.Standings;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

/** KPIs over HTTP. */
@Path("/api/v1/kpis")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "kpis")
public class KpiResource {

    @Inject
    KpiService service;

    @Inject
    Kpis kpis;

    @Inject
    KpiViews views;

    @Inject
    Standings standings;

    @Inject
    HistoricStandings historic;

    @Inject
    Explanations explanations;

    @Inject
    Histories histories;

    @GET
    @Path("{id}")
    @Does("read")
    @Transactional
    @Operation(operationId = "readKpi", summary = "One KPI with its standing")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = KpiShape.class)))
    public Response read(@PathParam("id") String id) {
        return answer(service.visible(id));
    }

    @PUT
    @Path("{id}")
    @Does("objective.edit")
    @Transactional
    @Operation(operationId = "replaceKpi", summary = "State a new version of a KPI")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = KpiRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = KpiShape.class)))
    public Response replace(@PathParam("id") String id, @BeanParam IfMatch ifMatch, JsonBody body) {
        return answer(service.replace(id, ifMatch, body));
    }

    @DELETE
    @Path("{id}")
    @Does("objective.edit")
    @Operation(operationId = "deleteKpi", summary = "Remove a KPI from a draft")
    public void delete(@PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }

    @GET
    @Path("{id}/versions")
    @Does("read")
    @Transactional
    @Operation(operationId = "listKpiVersions", summary = "Every version of a KPI with its reason, oldest first")
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
                                                        implementation = KpiShape.Version.class),
                                                @SchemaProperty(name = "next", type = SchemaType.STRING)
                                            })))
    public RestResponse<Page<Map<String, Object>>> versions(
            @PathParam("id") String id, @BeanParam PageRequest page, @Context UriInfo uri) {
        KpiService.Found found = service.visible(id);
        return Page.of(kpis.all(found.kpi().id).stream().map(views::versionView).toList(), page, version -> version.get(
                                "version")
                        .toString())
                .respond(uri);
    }

    @GET
    @Path("{id}/standing")
    @Does("read")
    @Operation(operationId = "readStanding", summary = "Where a KPI stands, now or as of and as known at a moment")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Standing.class)))
    public Response standing(
            @PathParam("id") String id, @QueryParam("asOf") String asOf, @QueryParam("knownAt") String knownAt) {
        return fresh(
                asOf == null && knownAt == null ? standings.of(service.visible(id)) : historic.of(id, asOf, knownAt));
    }

    @GET
    @Path("{id}/explanation")
    @Does("read")
    @Operation(operationId = "explainKpi", summary = "How the figure came about, as data and as text")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExplanationShape.class)))
    public Response explanation(
            @PathParam("id") String id, @QueryParam("asOf") String asOf, @QueryParam("knownAt") String knownAt) {
        return fresh(explanations.explain(id, asOf, knownAt));
    }

    @GET
    @Path("{id}/explanation")
    @Produces("text/plain;qs=0.5")
    @Does("read")
    @Operation(hidden = true)
    public Response explanationText(
            @PathParam("id") String id, @QueryParam("asOf") String asOf, @QueryParam("knownAt") String knownAt) {
        return Response.ok(explanations.explain(id, asOf, knownAt).get("text") + "\n")
                .type("text/plain;charset=UTF-8")
                .header("Cache-Control", "no-cache")
                .build();
    }

    @GET
    @Path("{id}/history")
    @Does("read")
    @Operation(
            operationId = "readHistory",
            summary = "The measure's course, by calendar step and, if asked, by a dimension")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HistoryShape.class)))
    public Response history(
            @PathParam("id") String id,
            @QueryParam("step") String step,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("by") String by,
            @QueryParam("knownAt") String knownAt) {
        return fresh(histories.of(id, new Histories.Request(step, from, to, by, knownAt)));
    }

    private static Response fresh(Object body) {
        return Response.ok(body).header("Cache-Control", "no-cache").build();
    }

    private Response answer(KpiService.Found found) {
        Map<String, Object> view = views.view(found);
        view.put("standing", standings.of(found));
        return Response.ok(view)
                .header("ETag", ETags.of(found.kpi().version))
                .header("Cache-Control", "no-cache")
                .build();
    }
}
