package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The contracts on the class path. */
final class Contracts {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Contracts() {}

    static JsonNode read(String name) {
        try (InputStream in = Contracts.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("contracts has no " + name);
            }
            return YAML.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }
}
