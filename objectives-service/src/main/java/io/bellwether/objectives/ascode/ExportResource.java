package io.bellwether.objectives.ascode;

import io.bellwether.kit.access.Does;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A department's objectives as a file. */
@Path("/api/v1/objectives.yaml")
@Produces("application/yaml")
@Authenticated
@Tag(name = "objectives as code")
public class ExportResource {

    @Inject
    WhoseFile whose;

    @Inject
    Export export;

    @GET
    @Does("read")
    @Operation(
            operationId = "exportObjectives",
            summary = "A department's objectives as a file that apply takes; drafts only for who may see them")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/yaml", schema = @Schema(type = SchemaType.STRING)))
    public Response export(@QueryParam("department") String department) {
        Export.File file = export.of(whose.department(null, department));
        return Response.ok(file.text()).header("ETag", file.tag()).build();
    }
}
