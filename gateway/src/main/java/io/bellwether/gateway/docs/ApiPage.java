package io.bellwether.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One page with every operation, by kind of resource, and every schema. */
final class ApiPage {

    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private final JsonNode document;
    private final Html html = new Html();

    ApiPage(JsonNode document) {
        this.document = document;
    }

    String html() {
        html.raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .raw("<title>API · Bellwether</title><link rel=\"icon\" href=\"/favicon.svg\">")
                .raw("<link rel=\"stylesheet\" href=\"/docs/docs.css\"></head><body>");
        Map<String, Html> byTag = byTag();
        html.raw("<nav aria-label=\"Kinds of resources\"><p><a href=\"/\">Bellwether</a></p><ul>");
        byTag.keySet()
                .forEach(tag -> html.raw("<li>").link("#" + anchor(tag), tag).raw("</li>"));
        html.raw("<li>").link("#schemas", "Schemas").raw("</li></ul></nav><main><h1>The API</h1>");
        html.raw("<p>")
                .text(document.at("/info/description").asText())
                .raw(" Every request but those for this page carries a bearer token. ")
                .raw("The same for programs: ")
                .link("/api/v1/openapi.json", "/api/v1/openapi.json")
                .raw(".</p>");
        byTag.forEach((tag, operations) -> html.raw("<section>")
                .heading(2, anchor(tag), tag)
                .raw(operations.toString())
                .raw("</section>"));
        html.raw("<section>").heading(2, "schemas", "Schemas");
        document.at("/components/schemas").properties().forEach(schema -> schema(schema.getKey(), schema.getValue()));
        return html.raw("</section></main></body></html>").toString();
    }

    private Map<String, Html> byTag() {
        Map<String, Html> byTag = new TreeMap<>();
        document.path("paths").properties().forEach(path -> {
            for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method);
                if (!operation.isMissingNode()) {
                    String tag = operation.at("/tags/0").asText("other");
                    operation(byTag.computeIfAbsent(tag, any -> new Html()), method, path.getKey(), operation);
                }
            }
        });
        return byTag;
    }

    private void operation(Html to, String method, String path, JsonNode operation) {
        to.raw("<article><h3 id=\"")
                .text(operation.path("operationId").asText(method + path))
                .raw("\"><span class=\"method ")
                .raw(method)
                .raw("\">")
                .text(method.toUpperCase(java.util.Locale.ROOT))
                .raw("</span> <code>")
                .text(path)
                .raw("</code></h3>");
        to.paragraph(operation.path("summary").asText())
                .paragraph(operation.path("description").asText());
        if (operation.path("parameters").size() > 0) {
            to.table("Parameters of " + path, "Parameter", "In", "Type", "");
            operation
                    .get("parameters")
                    .forEach(one -> to.row(
                            code(one.path("name").asText()),
                            text(one.path("in").asText()),
                            type(one.path("schema")),
                            text(one.path("description").asText())));
            to.raw("</tbody></table>");
        }
        if (operation.has("requestBody")) {
            to.table("Body of " + path, "Body", "Type");
            operation
                    .at("/requestBody/content")
                    .properties()
                    .forEach(body ->
                            to.row(code(body.getKey()), type(body.getValue().path("schema"))));
            to.raw("</tbody></table>");
        }
        to.table("Answers of " + path, "Answer", "", "Type");
        operation.path("responses").properties().forEach(answer -> {
            JsonNode response = resolve(answer.getValue());
            String types = response.path("content").properties().stream()
                    .map(content -> code(content.getKey()) + " "
                            + type(content.getValue().path("schema")))
                    .reduce("", (one, other) -> one.isEmpty() ? other : one + "<br>" + other);
            to.row(code(answer.getKey()), text(response.path("description").asText()), types);
        });
        to.raw("</tbody></table></article>");
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private void schema(String name, JsonNode schema) {
        html.raw("<article>")
                .heading(3, "schema-" + name, name)
                .paragraph(schema.path("description").asText());
        if (schema.path("properties").size() > 0) {
            html.table("Properties of " + name, "Property", "Type", "");
            schema.path("properties").properties().forEach(property -> {
                boolean needed = false;
                for (JsonNode one : schema.path("required")) {
                    needed |= one.asText().equals(property.getKey());
                }
                html.row(
                        code(property.getKey()) + (needed ? " required" : ""),
                        type(property.getValue()),
                        text(property.getValue().path("description").asText()));
            });
            html.raw("</tbody></table>");
        } else {
            html.raw("<p>").raw(type(schema)).raw("</p>");
        }
        html.raw("</article>");
    }

    private static String type(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            return new Html().link("#schema-" + name, name).toString();
        }
        if (schema.has("items")) {
            return "list of " + type(schema.get("items"));
        }
        if (schema.has("enum")) {
            StringBuilder values = new StringBuilder();
            schema.get("enum")
                    .forEach(one -> values.append(values.isEmpty() ? "" : " | ").append(one.asText()));
            return text(values.toString());
        }
        StringBuilder types = new StringBuilder();
        for (String union : List.of("anyOf", "oneOf", "allOf")) {
            schema.path(union)
                    .forEach(one -> types.append(types.isEmpty() ? "" : " or ").append(type(one)));
        }
        if (!types.isEmpty()) {
            return types.toString();
        }
        String type = schema.path("type").isArray()
                ? list(schema.get("type"))
                : schema.path("type").asText("anything");
        return text(schema.has("format") ? type + ", " + schema.get("format").asText() : type);
    }

    private static String list(JsonNode names) {
        StringBuilder all = new StringBuilder();
        names.forEach(one -> all.append(all.isEmpty() ? "" : " or ").append(one.asText()));
        return all.toString();
    }

    private static String anchor(String tag) {
        return tag.replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static String code(String value) {
        return new Html().raw("<code>").text(value).raw("</code>").toString();
    }

    private static String text(String value) {
        return new Html().text(value).toString();
    }
}
