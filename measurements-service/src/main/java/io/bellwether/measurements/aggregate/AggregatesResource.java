package io.bellwether.measurements.aggregate;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.json.JsonBody;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Figures out. */
@Path("/api/v1/aggregates")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "measurements")
class AggregatesResource {

    @Inject
    Aggregates aggregates;

    @POST
    @Does("read")
    @Operation(
            operationId = "aggregate",
            summary = "Evaluates many measures over many windows in one snapshot",
            description =
                    "A query with step has points, one with by has groups. Absent figures are null with a reason.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AggregatesRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The results in the order of the queries",
            content = @Content(schema = @Schema(implementation = AggregatesAnswer.class)))
    public AggregatesAnswer aggregate(JsonBody body) {
        return aggregates.answer(body.as(AggregatesRequest.class));
    }
}
