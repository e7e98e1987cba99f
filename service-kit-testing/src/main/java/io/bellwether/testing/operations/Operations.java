package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every operation of the promised documents, each with its row in {@code operations.yaml}. */
public final class Operations {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode examples = Contracts.read("authorization/operations.yaml");

    /** The kinds of objects with their states, by name. */
    JsonNode kinds() {
        return examples.get("kinds");
    }

    /** How objects come to be, by name. */
    JsonNode recipes() {
        return examples.get("recipes");
    }

    /** What must be there on an installation that somebody else filled. */
    JsonNode preparations() {
        return examples.path("preparations");
    }

    /**
     * The operations of a service.
     *
     * @throws AssertionError when one has no row, or a row no operation
     */
    public List<Operation> of(String service) {
        JsonNode document = Contracts.read("openapi/" + service + ".yaml");
        JsonNode rows = examples.path("operations").path(service);
        List<Operation> found = new ArrayList<>();
        Set<String> without = new TreeSet<>();
        Set<String> left = new TreeSet<>();
        rows.fieldNames().forEachRemaining(left::add);
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (!METHODS.contains(method.getKey())) {
                    continue;
                }
                Operation one = operation(service, document, path.getKey(), path.getValue(), method.getKey(), rows);
                found.add(one);
                if (!left.remove(one.id()) && !rows.has(one.id())) {
                    without.add(one.id() + " (" + one.words() + ")");
                }
            }
        }
        if (!without.isEmpty() || !left.isEmpty()) {
            throw new AssertionError("contracts/authorization/operations.yaml, " + service + ": no row for " + without
                    + "; no operation for " + left);
        }
        return found;
    }

    private static Operation operation(
            String service, JsonNode document, String path, JsonNode item, String method, JsonNode rows) {
        JsonNode node = item.get(method);
        String id = node.path("operationId").asText(method + " " + path);
        List<String> parameters = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        for (JsonNode of : List.of(item, node)) {
            for (JsonNode one : of.path("parameters")) {
                parameters.add(one.path("name").asText());
                if (one.path("in").asText().equals("query")) {
                    queries.add(one.path("name").asText());
                }
            }
        }
        JsonNode content = node.path("requestBody").path("content");
        String type =
                content.propertyStream().map(Map.Entry::getKey).findFirst().orElse(null);
        JsonNode schema =
                type == null ? null : resolved(document, content.get(type).path("schema"));
        JsonNode example = rows.path(id).isObject() ? rows.get(id) : JsonNodeFactory.instance.objectNode();
        return new Operation(
                service,
                id,
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                type,
                schema,
                parameters,
                queries,
                example);
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : schema;
    }
}
