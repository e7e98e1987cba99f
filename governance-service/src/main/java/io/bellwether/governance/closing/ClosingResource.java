package io.bellwether.governance.closing;

import io.bellwether.governance.department.Department;
import io.bellwether.governance.department.DepartmentView;
import io.bellwether.governance.department.Departments;
import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.json.JsonBody;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Closing over HTTP. */
@Path("/api/v1/departments/{key}/close")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "departments")
public class ClosingResource {

    @Inject
    Closing closing;

    @Inject
    Departments departments;

    /** Where each active objective of the department goes; all of them to one department is a merger. */
    public record CloseRequest(
            @Size(max = 1_000) List<@Valid @NotNull Move> moves,
            @Size(max = 2_000) String reason) {

        public CloseRequest {
            moves = Objects.requireNonNullElse(moves, List.of());
        }
    }

    /** An objective and the department that it goes to. */
    public record Move(@NotNull UUID objective, @NotBlank String to) {}

    @POST
    @Does("department.manage")
    @Transactional
    @Operation(
            operationId = "closeDepartment",
            summary = "Close a department, once each of its active objectives has somewhere to go",
            description =
                    "The objectives move as one decision, all or none; the department is closed when they have. 202"
                            + " with that decision in Location; 200 where nothing had to move. 422 names the objectives that have"
                            + " no destination.")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CloseRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "Closed",
            content = @Content(schema = @Schema(implementation = DepartmentView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Its objectives are moving",
            content = @Content(schema = @Schema(implementation = DepartmentView.class)))
    public Response close(@PathParam("key") String key, @BeanParam IfMatch ifMatch, JsonBody body) {
        Department one = departments.locked(key);
        ifMatch.check(one.version());
        closing.close(one, body.as(CloseRequest.class));
        Response.ResponseBuilder answer = one.isClosed()
                ? Response.ok()
                : Response.accepted().location(URI.create("/api/v1/decisions/" + one.closing()));
        return answer.header("ETag", ETags.of(one.version()))
                .entity(departments.view(one))
                .build();
    }
}
