package io.bellwether.testing.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A document of {@code contracts/openapi}: which answers it promises, and what is in them. */
final class Document {

    private static final SchemaValidatorsConfig FORMATS_COUNT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final String name;
    private final JsonNode root;
    private final JsonSchemaFactory schemas;

    /** Its paths as patterns, those without a variable first. */
    private final List<Map.Entry<Pattern, String>> paths = new ArrayList<>();

    private Document(String name, JsonNode root) {
        this.name = name;
        this.root = root;
        root.path("paths").fieldNames().forEachRemaining(path -> {
            String pattern = path.replaceAll("\\{[^}]+}", "\0").replaceAll("[^\0]+", "\\\\Q$0\\\\E");
            paths.add(Map.entry(Pattern.compile(pattern.replace("\0", "[^/]+")), path));
        });
        paths.sort((one, other) -> Integer.compare(counted(one.getValue()), counted(other.getValue())));
        Closed.close(root);
        schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(address(), root.toString()))));
    }

    static Document of(String name) {
        try (InputStream in = Document.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
            return new Document(name, new YAMLMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }

    private static int counted(String path) {
        return (int) path.chars().filter(letter -> letter == '{').count();
    }

    private String address() {
        return "https://contracts.invalid/openapi/" + name;
    }

    private Optional<String> template(String path) {
        return paths.stream()
                .filter(one -> one.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    boolean isOf(String service) {
        return name.equals(service);
    }

    boolean knows(String path) {
        return template(path).isPresent();
    }

    /** How many parts of a path that is known stand for any word; the fewer, the closer it is meant. */
    int variables(String path) {
        return counted(template(path).orElseThrow());
    }

    /**
     * Where the schema of an answer stands in this document.
     *
     * @throws AssertionError when such an answer is not promised
     */
    String place(String method, String path, int status, String contentType) {
        String template = template(path).orElseThrow();
        String media = contentType.replaceFirst(";.*", "").trim();
        String place = "/paths/" + escaped(template) + "/" + method.toLowerCase(Locale.ROOT) + "/responses/" + status
                + "/content/" + escaped(media) + "/schema";
        if (root.at(place).isMissingNode()) {
            throw new AssertionError("contracts/openapi/" + name + ".yaml promises no " + status + " with " + media
                    + " of " + method + " " + template);
        }
        return address() + "#" + place;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    JsonSchema schema(String place) {
        return schemas.getSchema(SchemaLocation.of(place.replace("{", "%7B").replace("}", "%7D")), FORMATS_COUNT);
    }
}
