package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation of an OpenAPI document with its example.
 *
 * @param service the document
 * @param method in capital letters
 * @param path as the document has it, with the base
 * @param mediaType of the body; null when it takes none
 * @param schema of the JSON body, references resolved one level; null when there is none
 * @param parameters names of all parameters
 * @param queries names of the query parameters
 * @param example its row in {@code operations.yaml}
 */
public record Operation(
        String service,
        String id,
        String method,
        String path,
        String mediaType,
        JsonNode schema,
        List<String> parameters,
        List<String> queries,
        JsonNode example) {

    public String words() {
        return method + " " + path;
    }

    /** The kind of object in its path or body; the first where it is about several. */
    String kind() {
        JsonNode on = example.path("on");
        return on.isArray() ? on.get(0).asText() : on.asText("none");
    }

    /** The same operation on each of the kinds that it is about. */
    List<Operation> onEachKind() {
        List<Operation> each = new ArrayList<>();
        for (JsonNode kind : example.path("on")) {
            JsonNode one = ((ObjectNode) example.deepCopy()).set("on", kind);
            each.add(new Operation(service, id, method, path, mediaType, schema, parameters, queries, one));
        }
        return each.isEmpty() ? List.of(this) : each;
    }

    /** The kinds of objects that it lists. */
    List<String> listedKinds() {
        List<String> kinds = new ArrayList<>();
        example.path("list").path("kinds").forEach(kind -> kinds.add(kind.asText()));
        return kinds;
    }

    /** The act that the resource method names. */
    String act() {
        return example.path("act").asText();
    }

    /** The row of the table for a subject in this state: the kind may say another one for it. */
    String row(JsonNode state) {
        String row = example.path("row").asText("read");
        return state.path("rows").path(row).asText(row);
    }

    /** Whether calling it changes nothing. */
    boolean isSafe() {
        return method.equals("GET") || example.path("safe").asBoolean();
    }

    boolean takesBody() {
        return mediaType != null;
    }

    boolean wantsVersion() {
        return parameters.contains("If-Match")
                && !example.path("version").asText().equals("optional");
    }

    /** The status that an allowed example is answered; -1 where it depends on the moment. */
    int answer(String state) {
        JsonNode given = example.path("answers");
        JsonNode one =
                given.isObject() ? given.path(state).isMissingNode() ? given.path("else") : given.get(state) : given;
        return one.isMissingNode() ? 200 : one.asInt(-1);
    }
}
