package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** A form with files: each field is a part, {@code file} one with a name. */
final class Multipart {

    private static final String BOUNDARY = "----bellwether-matrix";

    static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private Multipart() {}

    static byte[] of(JsonNode parts, String name) {
        StringBuilder form = new StringBuilder();
        parts.properties().forEach(part -> form.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(part.getKey())
                .append(part.getKey().equals("file") ? "\"; filename=\"" + name + ".csv\"" : "\"")
                .append("\r\n\r\n")
                .append(part.getValue().asText())
                .append("\r\n"));
        return form.append("--").append(BOUNDARY).append("--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
