package io.bellwether.governance.overview;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The overview over HTTP. */
@Path("/api/v1/overview")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "overview")
public class OverviewResource {

    @Inject
    Overview overview;

    @Inject
    CurrentCaller caller;

    @GET
    @Does("read")
    @Operation(
            operationId = "readOverview",
            summary = "The organisation on one page: what needs a decision, what changed, how everybody stands",
            description =
                    "Answers within seconds also when the other services are away: what they said last is shown, and"
                            + " notes say as of when.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OverviewView.class)))
    public Response read() {
        return Response.ok(overview.of(caller.get(), caller.bearer()))
                .header("Cache-Control", "no-cache")
                .build();
    }
}
