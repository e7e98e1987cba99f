package io.bellwether.objectives.ascode;

import io.bellwether.kit.access.Does;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The JSON Schema of objectives as code. */
@Path("/api/v1/objectives/schema.json")
@Produces("application/schema+json")
@Authenticated
@Tag(name = "objectives as code")
public class SchemaResource {

    /** Where the contracts keep it. */
    static final String PLACE = "/schemas/objectives-as-code.schema.json";

    private final byte[] schema = load();

    private static byte[] load() {
        try (InputStream in = SchemaResource.class.getResourceAsStream(PLACE)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the schema cannot be read", unreadable);
        }
    }

    @GET
    @Does("read")
    @Operation(operationId = "readObjectivesSchema", summary = "The JSON Schema of objectives as code, for editors")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/schema+json",
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    public Response read() {
        return Response.ok(schema).build();
    }
}
