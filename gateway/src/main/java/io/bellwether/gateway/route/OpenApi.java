package io.bellwether.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The one OpenAPI document, made of the promised documents of the three services; open to all. */
@ApplicationScoped
public class OpenApi {

    private static final List<String> SERVICES = List.of("objectives", "measurements", "governance");

    private final ObjectMapper json = new ObjectMapper();
    private ObjectNode document;
    private Buffer answer;
    private Operations operations;
    private Set<String> paths;

    @PostConstruct
    void merge() {
        ObjectNode merged = json.createObjectNode();
        merged.put("openapi", "3.1.0");
        merged.putObject("info")
                .put("title", "Bellwether")
                .put("version", "1")
                .put(
                        "description",
                        "Objectives, KPIs, measurements and governance of an organisation's social media work.");
        merged.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = json.createObjectNode();
        ObjectNode components = json.createObjectNode();
        for (String service : SERVICES) {
            ObjectNode one = read(service);
            rename(service, one, components);
            one.path("paths").properties().forEach(path -> {
                if (!path.getKey().startsWith("/internal/")) {
                    JsonNode operations = withoutParameter(path);
                    operations.forEach(OpenApi::mayBeRefused);
                    paths.set(path.getKey().replace("{service}", service), operations);
                }
            });
            one.path("components").properties().forEach(kind -> {
                ObjectNode all = (ObjectNode) components.withObject("/" + kind.getKey());
                all.setAll((ObjectNode) kind.getValue());
            });
        }
        merged.set("paths", sorted(paths));
        components
                .withObject("/securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        refusals(components);
        merged.set("components", components);
        ((ArrayNode) merged.putArray("security")).addObject().putArray("token");
        document = merged;
        answer = Buffer.buffer(merged.toString());
        operations = new Operations(paths);
        this.paths = Set.copyOf(paths.propertyStream().map(Map.Entry::getKey).toList());
    }

    /** Every operation may be refused in the one way; the token that it needs is said once for all. */
    private static void mayBeRefused(JsonNode operation) {
        if (operation instanceof ObjectNode one && one.has("responses")) {
            one.remove("security");
            one.withObject("/responses").putObject("default").put("$ref", "#/components/responses/Problem");
        }
    }

    private static void refusals(ObjectNode components) {
        ObjectNode problem = components.withObject("/schemas").putObject("Problem");
        problem.put("type", "object").put("description", "Why a request was refused (RFC 9457).");
        ObjectNode properties = problem.putObject("properties");
        for (String text : List.of("type", "title", "detail", "instance")) {
            properties.putObject(text).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        ObjectNode error = properties.putObject("errors").put("type", "array").putObject("items");
        error.put("type", "object").put("description", "One field or line, the rule that it breaks, and a sentence.");
        ObjectNode parts = error.putObject("properties");
        for (String text : List.of("pointer", "code", "detail")) {
            parts.putObject(text).put("type", "string");
        }
        parts.putObject("line").put("type", "integer");
        components
                .withObject("/responses")
                .putObject("Problem")
                .put("description", "Refused; the problem says why and where.")
                .putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
    }

    private static JsonNode withoutParameter(Map.Entry<String, JsonNode> path) {
        JsonNode operations = path.getValue();
        if (path.getKey().contains("{service}")) {
            operations.forEach(operation -> {
                if (operation.path("parameters") instanceof ArrayNode parameters) {
                    for (int i = parameters.size() - 1; i >= 0; i--) {
                        if (parameters.get(i).path("name").asText().equals("service")) {
                            parameters.remove(i);
                        }
                    }
                }
            });
        }
        return operations;
    }

    private ObjectNode read(String service) {
        try (InputStream in = OpenApi.class.getResourceAsStream("/openapi/" + service + ".yaml")) {
            return in == null ? json.createObjectNode() : (ObjectNode) new YAMLMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the OpenAPI document of " + service + " cannot be read", unreadable);
        }
    }

    /** Two services may have a schema of one name and other content: then the later one carries its service's name. */
    private void rename(String service, ObjectNode document, ObjectNode known) {
        if (!(document.at("/components/schemas") instanceof ObjectNode schemas)) {
            return;
        }
        for (Map.Entry<String, JsonNode> schema : List.copyOf(schemas.properties())) {
            JsonNode same = known.at("/schemas/" + schema.getKey());
            if (!same.isMissingNode() && !same.equals(schema.getValue())) {
                String fresh = Character.toUpperCase(service.charAt(0)) + service.substring(1) + schema.getKey();
                schemas.set(fresh, schemas.remove(schema.getKey()));
                refer(document, "#/components/schemas/" + schema.getKey(), "#/components/schemas/" + fresh);
            }
        }
    }

    private static void refer(JsonNode node, String from, String to) {
        if (node instanceof ObjectNode object && object.path("$ref").asText().equals(from)) {
            object.put("$ref", to);
        }
        node.forEach(child -> refer(child, from, to));
    }

    private ObjectNode sorted(ObjectNode object) {
        Map<String, JsonNode> byName = new TreeMap<>();
        object.properties().forEach(field -> byName.put(field.getKey(), field.getValue()));
        ObjectNode sorted = json.createObjectNode();
        byName.forEach(sorted::set);
        return sorted;
    }

    /** The merged document; not to be changed. */
    public JsonNode document() {
        return document;
    }

    /** The templates of the paths that are promised. */
    Set<String> paths() {
        return paths;
    }

    /** What is promised, and so let through. */
    Operations operations() {
        return operations;
    }

    void answer(RoutingContext context) {
        context.response().putHeader("Content-Type", "application/json").end(answer);
    }
}
