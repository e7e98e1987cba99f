package io.bellwether.kit.openapi;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The schemas of what clients send, with all that they refer to. */
final class Sent {

    private final Map<String, Schema> schemas;
    private final Set<String> names = new HashSet<>();

    Sent(OpenAPI document) {
        schemas = document.getComponents().getSchemas();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null
                        && operation.getRequestBody().getContent() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .forEach(media -> follow(media.getSchema()));
    }

    Set<String> names() {
        return names;
    }

    private void follow(Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            if (names.add(name)) {
                follow(schemas.get(name));
            }
        }
        follow(schema.getItems());
        follow(schema.getAdditionalPropertiesSchema());
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::follow);
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(java.util.Objects::nonNull)
                .forEach(branches -> branches.forEach(this::follow));
    }
}
