package io.bellwether.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The OpenAPI document that the build generates is the one that is promised in {@code contracts/openapi}. */
public final class OpenApiContract {

    private OpenApiContract() {}

    /** Compares; {@code -Dcontracts.update=true} takes the generated one over instead, on purpose. */
    public static void check(String service) {
        String generated = given().get("/q/openapi").asString();
        assertThat(generated)
                .as("an operation that reads a body says what is in it: @RequestBody with mediaType and schema")
                .doesNotContain("schemas/JsonBody");
        everyAnswerSaysWhatIsInIt();
        Path promised = root().resolve("contracts/openapi/" + service + ".yaml");
        try {
            if (Boolean.getBoolean("contracts.update")) {
                Files.createDirectories(promised.getParent());
                Files.writeString(promised, generated);
            }
            assertThat(generated)
                    .as("take a wanted change over with -Dcontracts.update=true")
                    .isEqualTo(Files.readString(promised));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Each 2xx that has a body tells its shape, and of a list or a page also that of its items. */
    private static void everyAnswerSaysWhatIsInIt() {
        List<String> silent = new ArrayList<>();
        try {
            JsonNode root = new ObjectMapper()
                    .readTree(given().get("/q/openapi?format=json").asString());
            root.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(operation -> {
                        for (Map.Entry<String, JsonNode> answer :
                                operation.getValue().path("responses").properties()) {
                            if (answer.getKey().startsWith("2")
                                    && !answer.getKey().equals("204")
                                    && !saysWhatIsInIt(root, answer.getValue().path("content"))) {
                                silent.add(operation.getKey() + " " + path.getKey() + " " + answer.getKey());
                            }
                        }
                    }));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        assertThat(silent)
                .as("a method returns what it answers, RestResponse<Page<View>> for instance, or says so:"
                        + " @APIResponse with responseCode and schema")
                .isEmpty();
    }

    private static boolean saysWhatIsInIt(JsonNode root, JsonNode content) {
        return !content.isEmpty()
                && content.properties().stream()
                        .map(media -> resolved(root, media.getValue().path("schema")))
                        .allMatch(schema -> isShape(root, schema));
    }

    private static boolean isShape(JsonNode root, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (schema.path("type").asText().equals("array")) {
            return isShape(root, resolved(root, schema.path("items")));
        }
        if (properties.has("items") && properties.has("next")) {
            return isShape(root, resolved(root, properties.path("items")));
        }
        boolean anything = schema.path("additionalProperties").isBoolean();
        boolean plain =
                schema.hasNonNull("type") && !schema.path("type").asText().equals("object");
        return !properties.isEmpty() || anything || plain || schema.has("oneOf") || schema.has("allOf");
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("contracts")) ? here : here.getParent();
    }
}
