package io.bellwether.objectives.decision;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Commands of governance. The gateway lets nobody through to here. */
@Path("/internal/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "internal")
public class DecisionCommandResource {

    @Inject
    CarryOut carryOut;

    @POST
    @Does("internal.decisions")
    @Operation(
            operationId = "carryOutDecision",
            summary = "Carry a decision out, all of it or nothing; the same one again is answered as before")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Command.class)))
    public CarriedOut carryOut(JsonBody body) {
        return carryOut.carryOut(body.as(Command.class));
    }

    @POST
    @Path("preview")
    @Does("internal.decisions")
    @Operation(operationId = "previewDecision", summary = "What carrying a decision out would do; nothing is done")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Command.class)))
    public CarriedOut preview(JsonBody body) {
        return carryOut.preview(body.as(Command.class));
    }
}
