package io.bellwether.objectives.ascode;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.IfMatch;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a file would change; nothing is done. */
@Path("/api/v1/objectives/plan")
@Consumes({"application/yaml", "application/x-yaml", "text/yaml"})
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "objectives as code")
public class PlanResource {

    @Inject
    AsCode asCode;

    @Inject
    YamlIn yaml;

    @POST
    @Does("ascode")
    @Operation(operationId = "planObjectives", summary = "What a file would change; nothing is done")
    @RequestBody(content = @Content(mediaType = "application/yaml", schema = @Schema(implementation = Object.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Plan.class)))
    public Response run(
            InputStream body,
            @Parameter(description = "whose file it is, where it does not say so itself") @QueryParam("department")
                    String department,
            @BeanParam IfMatch ifMatch) {
        AsCode.Outcome outcome = asCode.run(yaml.read(body), department, ifMatch, false);
        return Response.ok(outcome.plan()).header("ETag", outcome.tag()).build();
    }
}
