package io.bellwether.objectives.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.access.Does;
import io.bellwether.kit.page.Page;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The template library, over HTTP. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "templates")
public class TemplateResource {

    @Inject
    Templates templates;

    @GET
    @Does("read")
    @Operation(operationId = "listTemplates", summary = "KPIs as people write them, each with its questions")
    public Page<JsonNode> list() {
        return new Page<>(templates.all(), null);
    }
}
