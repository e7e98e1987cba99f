package io.bellwether.measurements.incident;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Incidents over HTTP. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "incidents")
class IncidentResource {

    private static final Set<String> STATUSES = Set.of("open", "acknowledged", "contained", "closed");

    @Inject
    IncidentService incidents;

    @GET
    @Does("read")
    @Operation(operationId = "listIncidents", summary = "Incidents, the newest first; `watch` is an id or a name")
    @APIResponse(responseCode = "200", description = "A page of incidents")
    public RestResponse<Page<IncidentView>> list(
            @QueryParam("watch") String watch,
            @QueryParam("status") String status,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        if (status != null && !STATUSES.contains(status)) {
            throw ProblemException.badParameter("status", "status must be open, acknowledged, contained or closed.");
        }
        return Page.of(
                        incidents.page(watch, status, page.afterId(), page.limit() + 1),
                        page.limit(),
                        incident -> incident.id().toString())
                .respond(uri);
    }

    @GET
    @Path("{id}")
    @Does("read")
    @Operation(operationId = "readIncident", summary = "One incident")
    @APIResponse(
            responseCode = "200",
            description = "The incident",
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    public IncidentView read(@PathParam("id") String id) {
        return incidents.read(id);
    }

    @POST
    @Path("{id}/acknowledge")
    @Does("incident.handle")
    @Operation(operationId = "acknowledgeIncident", summary = "Say that somebody is at it")
    @APIResponse(
            responseCode = "200",
            description = "The incident as it is now",
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    public IncidentView acknowledge(@PathParam("id") String id) {
        return incidents.acknowledge(id);
    }

    @POST
    @Path("{id}/contain")
    @Does("incident.handle")
    @Operation(operationId = "containIncident", summary = "Say that it does not spread any more")
    @APIResponse(
            responseCode = "200",
            description = "The incident as it is now",
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    public IncidentView contain(@PathParam("id") String id) {
        return incidents.contain(id);
    }

    @POST
    @Path("{id}/close")
    @Does("incident.handle")
    @Operation(operationId = "closeIncident", summary = "End it, contained or not")
    @APIResponse(
            responseCode = "200",
            description = "The incident as it is now",
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    public IncidentView close(@PathParam("id") String id) {
        return incidents.close(id);
    }
}
