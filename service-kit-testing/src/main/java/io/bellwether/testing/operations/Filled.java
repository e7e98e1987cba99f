package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Examples with their {@code {names}} filled in; a name that nothing is known of stays as it is. */
final class Filled {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private Filled() {}

    static String text(String template, Map<String, String> vars) {
        return NAME.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(vars.getOrDefault(found.group(1), found.group())));
    }

    static JsonNode tree(JsonNode template, Map<String, String> vars) {
        if (template.isTextual()) {
            return JsonNodeFactory.instance.textNode(text(template.asText(), vars));
        }
        if (template.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            template.properties().forEach(one -> filled.set(text(one.getKey(), vars), tree(one.getValue(), vars)));
            return filled;
        }
        if (template.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            template.forEach(one -> filled.add(tree(one, vars)));
            return filled;
        }
        return template;
    }
}
