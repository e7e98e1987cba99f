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
import java.util.TreeMap;

/** The one OpenAPI document, made of the promised documents of the three services; open to all. */
@ApplicationScoped
public class OpenApi {

    private static final List<String> SERVICES = List.of("objectives", "measurements", "governance");

    private final ObjectMapper json = new ObjectMapper();
    private Buffer document;

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
                    paths.set(path.getKey().replace("{service}", service), withoutParameter(path));
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
        merged.set("components", components);
        ((ArrayNode) merged.putArray("security")).addObject().putArray("token");
        document = Buffer.buffer(merged.toString());
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

    void answer(RoutingContext context) {
        context.response().putHeader("Content-Type", "application/json").end(document);
    }
}
