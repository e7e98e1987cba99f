package io.bellwether.governance.department;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.bellwether.governance.problem.GovernanceProblem;
import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.kit.transaction.OneAtATime;
import io.quarkus.panache.common.Parameters;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Departments over HTTP. */
@Path("/api/v1/departments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "departments")
public class DepartmentResource {

    @Inject
    Departments departments;

    @Inject
    Members members;

    @Inject
    Idempotency idempotency;

    @Inject
    OneAtATime oneAtATime;

    /** What is stated of a department; its key may be left out where the address has it. */
    @JsonIgnoreProperties({"closed", "closing", "hasMembers", "version"})
    public record DepartmentRequest(
            @Size(max = 100) @Pattern(regexp = "[a-z0-9]+(?:-[a-z0-9]+)*", message = "is a slug like human-resources")
            String key,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\n\\r\\t]*", message = "is one line")
            String name,

            @Size(max = 100) String parent) {}

    @GET
    @Does("read")
    @Transactional
    @Operation(operationId = "listDepartments", summary = "Departments by key")
    public RestResponse<Page<DepartmentView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
        List<Department> found = departments
                .find(
                        "key > :after order by key",
                        Parameters.with("after", page.after().orElse("")))
                .page(0, page.limit() + 1)
                .list();
        return Page.of(found, page.limit(), Department::key)
                .map(departments::view)
                .respond(uri);
    }

    @GET
    @Path("{key}")
    @Does("read")
    @Transactional
    @Operation(operationId = "readDepartment", summary = "One department")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DepartmentView.class)))
    public Response read(@PathParam("key") String key) {
        return answer(departments.existing(key));
    }

    @POST
    @Does("department.manage")
    @Operation(operationId = "createDepartment", summary = "Add a department")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DepartmentRequest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DepartmentView.class)))
    public Response create(JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /departments", body.bytes(), () -> {
            DepartmentRequest request = body.as(DepartmentRequest.class);
            if (request.key() == null) {
                throw ProblemException.invalid("/key", "not-null", "A department needs a key.");
            }
            if (departments.findById(request.key()) != null) {
                throw new ProblemException(
                                GovernanceProblem.KEY_TAKEN, "There is a department \"" + request.key() + "\" already.")
                        .at("/key", "key-taken", "This key is taken.");
            }
            Department one = new Department();
            one.key = request.key();
            one.version = 1;
            write(one, request);
            departments.persist(one);
            departments.record("department.created", one, null, null);
            return Response.created(URI.create("/api/v1/departments/" + one.key))
                    .header("ETag", ETags.of(one.version))
                    .entity(departments.view(one))
                    .build();
        });
    }

    @PUT
    @Path("{key}")
    @Does("department.manage")
    @Transactional
    @Operation(operationId = "replaceDepartment", summary = "Rename a department or move it")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DepartmentRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DepartmentView.class)))
    public Response replace(@PathParam("key") String key, @BeanParam IfMatch ifMatch, JsonBody body) {
        Department one = departments.locked(key);
        ifMatch.check(one.version);
        DepartmentRequest request = body.as(DepartmentRequest.class);
        if (request.key() != null && !request.key().equals(key)) {
            throw ProblemException.invalid("/key", "fixed", "A department keeps its key.");
        }
        DepartmentState before = DepartmentState.of(one);
        write(one, request);
        one.version++;
        departments.record("department.changed", one, before, null);
        return answer(one);
    }

    @GET
    @Path("{key}/members")
    @Does("read")
    @Transactional
    @Operation(
            operationId = "listMembers",
            summary = "People who have signed in as members of the department's group",
            description = "The groups are Keycloak's, where no service has rights: a member who never signed in is not"
                    + " known here, and one who left the group is until then.")
    public RestResponse<Page<Members.Member>> members(
            @PathParam("key") String key, @BeanParam PageRequest page, @Context UriInfo uri) {
        departments.existing(key);
        List<Members.Member> found = members.of(key, page.after().orElse(""), page.limit() + 1);
        return Page.of(found, page.limit(), Members.Member::subject).respond(uri);
    }

    private void write(Department one, DepartmentRequest request) {
        String above = request.parent();
        if (above != null) {
            oneAtATime.enter("which department stands above which");
        }
        if (above != null && !above.equals(one.parent)) {
            departments.mustBeOpen(above, "/parent");
        }
        while (above != null) {
            if (above.equals(one.key)) {
                throw ProblemException.invalid("/parent", "circle", "A department cannot stand above itself.");
            }
            departments.mustKnow(above, "/parent");
            above = departments.findById(above).parent;
        }
        one.name = request.name().strip();
        one.parent = request.parent();
    }

    private Response answer(Department one) {
        return Response.ok(departments.view(one))
                .header("ETag", ETags.of(one.version))
                .build();
    }
}
