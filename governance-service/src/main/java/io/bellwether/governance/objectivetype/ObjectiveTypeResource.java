package io.bellwether.governance.objectivetype;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.bellwether.governance.department.Departments;
import io.bellwether.governance.problem.GovernanceProblem;
import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.panache.common.Parameters;
import io.quarkus.security.Authenticated;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

/** Objective types over HTTP. */
@Path("/api/v1/objective-types")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "objective types")
public class ObjectiveTypeResource {

    @Inject
    ObjectiveTypes types;

    @Inject
    Departments departments;

    @Inject
    Journal journal;

    @Inject
    Idempotency idempotency;

    @Inject
    Event<Changed> changed;

    /** A type has another natural owner, perhaps; overlaps that rest on it are examined anew. */
    public record Changed(String objectiveType) {}

    /**
     * What is stated of a type; its key may be left out where the address has it. {@code policy} says what happens when
     * another department pursues it.
     */
    @JsonIgnoreProperties("version")
    public record ObjectiveTypeRequest(
            @Size(max = 100) @Pattern(regexp = "[a-z0-9]+(?:-[a-z0-9]+)*", message = "is a slug like human-resources")
            String key,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\n\\r\\t]*", message = "is one line")
            String name,

            @NotNull String naturalOwner,

            @Pattern(regexp = "advise|consent|refuse", message = "is advise, consent or refuse")
            String policy) {}

    /** A type as it is shown. */
    public record ObjectiveTypeView(String key, String name, String naturalOwner, String policy, long version) {
        static ObjectiveTypeView of(ObjectiveType one) {
            return new ObjectiveTypeView(one.key, one.name, one.naturalOwner, one.policy, one.version);
        }
    }

    @GET
    @Does("read")
    @Transactional
    @Operation(operationId = "listObjectiveTypes", summary = "Objective types by key")
    public RestResponse<Page<ObjectiveTypeView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
        List<ObjectiveType> found = types.find(
                        "key > :after order by key",
                        Parameters.with("after", page.after().orElse("")))
                .page(0, page.limit() + 1)
                .list();
        return Page.of(found, page.limit(), ObjectiveType::key)
                .map(ObjectiveTypeView::of)
                .respond(uri);
    }

    @GET
    @Path("{key}")
    @Does("read")
    @Transactional
    @Operation(operationId = "readObjectiveType", summary = "One objective type")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ObjectiveTypeView.class)))
    public Response read(@PathParam("key") String key) {
        return answer(existing(key));
    }

    @POST
    @Does("objective-type.manage")
    @Operation(operationId = "createObjectiveType", summary = "Add an objective type")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ObjectiveTypeRequest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ObjectiveTypeView.class)))
    public Response create(JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /objective-types", body.bytes(), () -> {
            ObjectiveTypeRequest request = body.as(ObjectiveTypeRequest.class);
            if (request.key() == null) {
                throw ProblemException.invalid("/key", "not-null", "An objective type needs a key.");
            }
            if (types.findById(request.key()) != null) {
                throw new ProblemException(
                                GovernanceProblem.KEY_TAKEN,
                                "There is an objective type \"" + request.key() + "\" already.")
                        .at("/key", "key-taken", "This key is taken.");
            }
            ObjectiveType one = new ObjectiveType();
            one.key = request.key();
            one.version = 1;
            write(one, request);
            types.persist(one);
            journal.record(Entry.open(
                    "objective-type.created",
                    "objective-types/" + one.key,
                    null,
                    null,
                    ObjectiveTypeView.of(one),
                    null));
            return Response.created(URI.create("/api/v1/objective-types/" + one.key))
                    .header("ETag", ETags.of(one.version))
                    .entity(ObjectiveTypeView.of(one))
                    .build();
        });
    }

    @PUT
    @Path("{key}")
    @Does("objective-type.manage")
    @Transactional
    @Operation(operationId = "replaceObjectiveType", summary = "Change an objective type")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ObjectiveTypeRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ObjectiveTypeView.class)))
    public Response replace(@PathParam("key") String key, @BeanParam IfMatch ifMatch, JsonBody body) {
        ObjectiveType one = existing(key, LockModeType.PESSIMISTIC_WRITE);
        ifMatch.check(one.version);
        ObjectiveTypeRequest request = body.as(ObjectiveTypeRequest.class);
        if (request.key() != null && !request.key().equals(key)) {
            throw ProblemException.invalid("/key", "fixed", "An objective type keeps its key.");
        }
        ObjectiveTypeView before = ObjectiveTypeView.of(one);
        write(one, request);
        one.version++;
        journal.record(Entry.open(
                "objective-type.changed", "objective-types/" + key, null, before, ObjectiveTypeView.of(one), null));
        changed.fire(new Changed(key));
        return answer(one);
    }

    private void write(ObjectiveType one, ObjectiveTypeRequest request) {
        if (!request.naturalOwner().equals(one.naturalOwner)) {
            departments.mustBeOpen(request.naturalOwner(), "/naturalOwner");
        }
        one.name = request.name().strip();
        one.naturalOwner = request.naturalOwner();
        one.policy = request.policy() == null ? "advise" : request.policy();
    }

    private ObjectiveType existing(String key) {
        return existing(key, LockModeType.NONE);
    }

    private ObjectiveType existing(String key, LockModeType lock) {
        ObjectiveType one = types.findById(key, lock);
        if (one == null) {
            throw ProblemException.notFound("objective type");
        }
        return one;
    }

    private static Response answer(ObjectiveType one) {
        return Response.ok(ObjectiveTypeView.of(one))
                .header("ETag", ETags.of(one.version))
                .build();
    }
}
