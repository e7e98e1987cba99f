package io.bellwether.objectives.kpi;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.standing.Standings;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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

/** KPIs of an objective, over HTTP. */
@Path("/api/v1/objectives/{id}/kpis")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "kpis")
public class ObjectiveKpisResource {

    @Inject
    KpiService service;

    @Inject
    KpiViews views;

    @Inject
    ObjectiveService objectives;

    @Inject
    Standings standings;

    @Inject
    Idempotency idempotency;

    @GET
    @Does("read")
    @Transactional
    @Operation(operationId = "listKpis", summary = "KPIs of an objective with their standings")
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
                                                        implementation = KpiShape.class),
                                                @SchemaProperty(name = "next", type = SchemaType.STRING)
                                            })))
    public RestResponse<Page<Map<String, Object>>> list(
            @PathParam("id") String id, @BeanParam PageRequest page, @Context UriInfo uri) {
        Objective objective = objectives.visible(id);
        return Page.of(standings.ofObjectives(List.of(objective)).kpis(objective.id()), page, kpi -> kpi.get("id")
                        .toString())
                .respond(uri);
    }

    @POST
    @Does("objective.edit")
    @Operation(operationId = "createKpi", summary = "State a KPI of an objective")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = KpiRequest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = KpiShape.class)))
    public Response create(@PathParam("id") String id, JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /objectives/" + id + "/kpis", body.bytes(), () -> {
            KpiService.Found made = service.create(id, body, null);
            Map<String, Object> view = views.view(made);
            view.put("standing", standings.of(made));
            return Response.created(URI.create("/api/v1/kpis/" + made.kpi().id))
                    .header("ETag", ETags.of(made.kpi().version))
                    .header("Cache-Control", "no-cache")
                    .entity(view)
                    .build();
        });
    }
}
