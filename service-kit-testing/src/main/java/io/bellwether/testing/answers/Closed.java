package io.bellwether.testing.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Objects whose fields are listed have no others. */
final class Closed {

    private static final List<String> BRANCHES = List.of("allOf", "anyOf", "oneOf");

    private Closed() {}

    /** Closes every object that a document describes. */
    static void close(JsonNode document) {
        document.path("components").path("schemas").forEach(Closed::schema);
        document.path("paths")
                .forEach(path -> path.forEach(
                        operation -> operation.path("responses").forEach(response -> response.path("content")
                                .forEach(media -> schema(media.path("schema"))))));
    }

    private static void schema(JsonNode schema) {
        schema.path("properties").forEach(Closed::schema);
        List.of("items", "additionalProperties").forEach(keyword -> {
            if (schema.path(keyword).isObject()) {
                schema(schema.get(keyword));
            }
        });
        BRANCHES.forEach(branch -> schema.path(branch).forEach(Closed::schema));
        if (schema instanceof ObjectNode object
                && !schema.path("properties").isEmpty()
                && !schema.has("additionalProperties")) {
            object.put(
                    BRANCHES.stream().anyMatch(schema::has) ? "unevaluatedProperties" : "additionalProperties", false);
        }
    }
}
