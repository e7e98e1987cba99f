package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The places in a body at which a value stands. */
final class Places {

    /** Where a value is put to be replaced in the text: no example has it. */
    private static final String MARK = "@@here@@";

    /** A place by its JSON pointer. */
    record Place(String pointer) {

        JsonNode node(JsonNode tree) {
            return tree.at(pointer);
        }

        /** The body as text with this raw text at the place. */
        String with(JsonNode tree, String raw) {
            if (pointer.isEmpty()) {
                return raw;
            }
            JsonNode copy = tree.deepCopy();
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = copy.at(pointer.substring(0, slash));
            String last = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
            if (parent.isArray()) {
                ((com.fasterxml.jackson.databind.node.ArrayNode) parent)
                        .set(Integer.parseInt(last), new com.fasterxml.jackson.databind.node.TextNode(MARK));
            } else {
                ((com.fasterxml.jackson.databind.node.ObjectNode) parent).put(last, MARK);
            }
            return copy.toString().replace("\"" + MARK + "\"", raw);
        }
    }

    private Places() {}

    /** All of them; of an array only its first item. */
    static List<Place> of(JsonNode tree) {
        List<Place> places = new ArrayList<>();
        add(tree, "", places);
        return places;
    }

    private static void add(JsonNode node, String pointer, List<Place> places) {
        if (!pointer.isEmpty() || node.isObject()) {
            places.add(new Place(pointer));
        }
        if (node.isArray() && !node.isEmpty()) {
            add(node.get(0), pointer + "/0", places);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            add(
                    field.getValue(),
                    pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                    places);
        }
    }
}
