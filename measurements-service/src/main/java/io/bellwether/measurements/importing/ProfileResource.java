package io.bellwether.measurements.importing;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The import profiles. */
@Path("/api/v1/import-profiles")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "measurements")
class ProfileResource {

    static final String YAML = "application/yaml";

    /** A profile is written by hand. */
    private static final int MAX_BYTES = 200_000;

    @Inject
    Profiles profiles;

    @Inject
    Idempotency idempotency;

    @GET
    @Does("read")
    @Operation(operationId = "listImportProfiles", summary = "How files of platforms become measurements")
    @APIResponse(responseCode = "200", description = "A page of profiles")
    public RestResponse<Page<ImportProfile>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
        return Page.of(profiles.list(page.after().orElse(""), page.limit() + 1), page.limit(), ImportProfile::name)
                .respond(uri);
    }

    @GET
    @Path("{name}")
    @Does("read")
    @Operation(operationId = "getImportProfile", summary = "One profile, with the metrics that it fills")
    @APIResponse(
            responseCode = "200",
            description = "The profile",
            content = @Content(schema = @Schema(implementation = ImportProfile.class)))
    public Response get(@PathParam("name") String name) {
        return answer(Response.ok(), profiles.get(name));
    }

    @POST
    @Consumes({YAML, "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Does("import-profile.define")
    @Operation(
            operationId = "addImportProfile",
            summary = "Adds a profile",
            description = "YAML or JSON; the form is described in docs/import-profiles.md.")
    @RequestBody(content = @Content(mediaType = YAML, schema = @Schema(implementation = ImportProfile.class)))
    @APIResponse(
            responseCode = "201",
            description = "The profile, usable at once",
            content = @Content(schema = @Schema(implementation = ImportProfile.class)))
    public Response add(InputStream body, @HeaderParam("Idempotency-Key") String key) {
        byte[] bytes = whole(body);
        return idempotency.once(key, "POST /import-profiles", bytes, () -> {
            Profiles.Versioned made = profiles.add(profiles.parse(bytes));
            return answer(
                    Response.created(URI.create(
                            "/api/v1/import-profiles/" + made.profile().name())),
                    made);
        });
    }

    @PUT
    @Path("{name}")
    @Consumes({YAML, "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Does("import-profile.define")
    @Operation(operationId = "changeImportProfile", summary = "Replaces a profile that was added")
    @RequestBody(content = @Content(mediaType = YAML, schema = @Schema(implementation = ImportProfile.class)))
    @APIResponse(
            responseCode = "200",
            description = "The profile",
            content = @Content(schema = @Schema(implementation = ImportProfile.class)))
    public Response change(@PathParam("name") String name, @BeanParam IfMatch ifMatch, InputStream body) {
        return answer(Response.ok(), profiles.change(name, ifMatch, whole(body)));
    }

    @DELETE
    @Path("{name}")
    @Does("import-profile.define")
    @Operation(operationId = "removeImportProfile", summary = "Removes a profile that was added")
    @APIResponse(responseCode = "204", description = "It is gone; what was imported by it stays")
    public Response remove(@PathParam("name") String name, @BeanParam IfMatch ifMatch) {
        profiles.remove(name, ifMatch);
        return Response.noContent().build();
    }

    private static Response answer(Response.ResponseBuilder answer, Profiles.Versioned of) {
        return answer.entity(of.profile())
                .header(HttpHeaders.ETAG, ETags.of(of.version()))
                .build();
    }

    private static byte[] whole(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ProblemException(CommonProblem.PAYLOAD_TOO_LARGE, "A profile has at most 200,000 bytes.");
            }
            return bytes;
        } catch (IOException broken) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The body ended before it was whole.", broken);
        }
    }
}
