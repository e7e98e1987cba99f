package io.bellwether.objectives.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.access.Does;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

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
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = TemplateShape.class),
                                                @SchemaProperty(name = "next", type = SchemaType.STRING)
                                            })))
    public RestResponse<Page<JsonNode>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
        return Page.of(templates.all(), page, template -> template.get("key").asText())
                .respond(uri);
    }
}
