package io.bellwether.objectives.objective;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.access.Policy;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.initiative.InitiativeService;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.standing.Standings;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Objectives over HTTP. */
@Path("/api/v1/objectives")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "objectives")
public class ObjectiveResource {

    private static final Set<String> STATUSES = Set.of("draft", "awaiting-consent", "active", "closed");

    @Inject
    ObjectiveService service;

    @Inject
    StatusChanges changes;

    @Inject
    Objectives objectives;

    @Inject
    KpiService kpis;

    @Inject
    InitiativeService initiatives;

    @Inject
    Lives lives;

    @Inject
    Standings standings;

    @Inject
    Outside responsibility;

    @Inject
    Policy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    Idempotency idempotency;

    @GET
    @Does("read")
    @Transactional
    @Operation(operationId = "listObjectives", summary = "Objectives that the caller may see")
    public RestResponse<Page<ObjectiveView>> list(
            @QueryParam("department") String department,
            @QueryParam("type") String type,
            @QueryParam("status") String status,
            @QueryParam("q") String text,
            @Parameter(description = "created, title, department, start or end; with a minus the other way round")
                    @QueryParam("sort")
                    String sort,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        if (status != null && !STATUSES.contains(status)) {
            throw ProblemException.badParameter("status", "status must be draft, awaiting-consent, active or closed.");
        }
        boolean all = policy.allows("draft.read", Set.of());
        Order order = Order.of(sort);
        List<Objective> found = objectives.page(
                new Objectives.Filter(department, type, status, text),
                new Objectives.Sight(all, caller.get().departments(), responsibility.typesToConsentTo()),
                order,
                page.after().map(order::place).orElse(null),
                page.limit() + 1);
        var shown = standings.ofObjectives(found);
        return Page.of(found, page.limit(), order::key)
                .map(objective -> ObjectiveView.of(
                        objective, shown.kpis(objective.id), initiatives.views(objective), shown.rollUp(objective.id)))
                .respond(uri);
    }

    @POST
    @Does("objective.create")
    @Operation(operationId = "createObjective", summary = "State an objective, as a draft")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ObjectiveRequest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ObjectiveView.class)))
    public Response create(JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /objectives", body.bytes(), () -> {
            Objective objective = service.create(body.as(ObjectiveRequest.class), null);
            return Response.created(URI.create("/api/v1/objectives/" + objective.id))
                    .header("ETag", ETags.of(objective.version))
                    .entity(ObjectiveView.of(objective, List.of(), List.of(), standings.empty()))
                    .build();
        });
    }

    @GET
    @Path("{id}")
    @Does("read")
    @Transactional
    @Operation(operationId = "readObjective", summary = "One objective with its KPIs, initiatives and standing")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ObjectiveView.class)))
    public Response read(@PathParam("id") String id) {
        return answer(service.visible(id));
    }

    @PUT
    @Path("{id}")
    @Does("objective.edit")
    @Transactional
    @Operation(operationId = "replaceObjective", summary = "Replace an objective's definition")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ObjectiveRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ObjectiveView.class)))
    public Response replace(@PathParam("id") String id, @BeanParam IfMatch ifMatch, JsonBody body) {
        Objective objective = service.replace(id, ifMatch, () -> body.as(ObjectiveRequest.class));
        kpis.objectiveChanged(objective);
        initiatives.objectiveChanged(objective);
        standings.definitionChanged(objective.id);
        return answer(objective);
    }

    @GET
    @Path("{id}/versions")
    @Does("read")
    @Transactional
    @Operation(
            operationId = "listObjectiveVersions",
            summary = "Every period that an objective was given, with its reason, oldest first")
    public RestResponse<Page<PeriodView>> versions(
            @PathParam("id") String id, @BeanParam PageRequest page, @Context UriInfo uri) {
        Objective objective = service.visible(id);
        return Page.of(
                        lives.of(objective.id).periods().stream()
                                .map(PeriodView::of)
                                .toList(),
                        page,
                        version -> Integer.toString(version.version()))
                .respond(uri);
    }

    @DELETE
    @Path("{id}")
    @Does("objective.edit")
    @Operation(operationId = "deleteObjective", summary = "Delete a draft")
    public void delete(@PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/activate")
    @Does("objective.edit")
    @Transactional
    @Operation(operationId = "activateObjective", summary = "Publish a draft, or ask for consent")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ObjectiveView.class)))
    public Response activate(@PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        Objective objective = changes.activate(id, ifMatch);
        kpis.objectiveChanged(objective);
        initiatives.objectiveChanged(objective);
        return answer(objective);
    }

    @POST
    @Path("{id}/consent")
    @Does("consent.decide")
    @Transactional
    @Operation(operationId = "decideConsent", summary = "Grant or refuse consent")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ConsentRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ObjectiveView.class)))
    public Response consent(@PathParam("id") String id, @BeanParam IfMatch ifMatch, JsonBody body) {
        Objective objective = changes.consent(id, ifMatch, () -> body.as(ConsentRequest.class));
        kpis.objectiveChanged(objective);
        initiatives.objectiveChanged(objective);
        return answer(objective);
    }

    @POST
    @Path("{id}/close")
    @Does("objective.edit")
    @Transactional
    @Operation(operationId = "closeObjective", summary = "Close an active objective")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CloseRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ObjectiveView.class)))
    public Response close(@PathParam("id") String id, @BeanParam IfMatch ifMatch, JsonBody body) {
        Objective objective = changes.close(id, ifMatch, () -> body.as(CloseRequest.class));
        kpis.objectiveChanged(objective);
        initiatives.objectiveChanged(objective);
        standings.definitionChanged(objective.id);
        return answer(objective);
    }

    @POST
    @Path("{id}/reopen")
    @Does("objective.edit")
    @Transactional
    @Operation(operationId = "reopenObjective", summary = "Reopen a closed objective")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ObjectiveView.class)))
    public Response reopen(@PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        Objective objective = changes.reopen(id, ifMatch);
        kpis.objectiveChanged(objective);
        initiatives.objectiveChanged(objective);
        standings.definitionChanged(objective.id);
        return answer(objective);
    }

    private Response answer(Objective objective) {
        var shown = standings.ofObjectives(List.of(objective));
        return Response.ok(ObjectiveView.of(
                        objective, shown.kpis(objective.id), initiatives.views(objective), shown.rollUp(objective.id)))
                .header("ETag", ETags.of(objective.version))
                .header("Cache-Control", "no-cache")
                .build();
    }
}
