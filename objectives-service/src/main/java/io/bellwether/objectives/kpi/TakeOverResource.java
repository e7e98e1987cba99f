package io.bellwether.objectives.kpi;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.objectives.standing.Standings;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A newer version of a shared definition is taken over by the department that refers to it, never by itself. */
@Path("/api/v1/kpis/{id}/take-over")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "kpis")
public class TakeOverResource {

    @Inject
    TakeOver takeOver;

    @Inject
    KpiService service;

    @Inject
    KpiViews views;

    @Inject
    Standings standings;

    /** Why, if there is more to say than that there was a newer version. */
    public record TakeOverRequest(@Size(max = 2_000) String reason) {}

    @POST
    @Does("objective.edit")
    @Transactional
    @Operation(operationId = "takeOverKpi", summary = "Refer to the newest version of the shared definition")
    @RequestBody(
            required = false,
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = TakeOverRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = KpiShape.class)))
    public Response takeOver(@PathParam("id") String id, @BeanParam IfMatch ifMatch, JsonBody body) {
        KpiService.Found found = takeOver.newest(
                id,
                ifMatch,
                () -> body.bytes().length == 0
                        ? null
                        : body.as(TakeOverRequest.class).reason());
        Map<String, Object> view = views.view(found);
        view.put("standing", standings.of(found));
        return Response.ok(view)
                .header("ETag", ETags.of(found.kpi().version))
                .header("Cache-Control", "no-cache")
                .build();
    }
}
