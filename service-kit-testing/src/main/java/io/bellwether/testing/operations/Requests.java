package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Calls of operations, made of their examples. */
final class Requests {

    private static final byte[] BROKEN = "{ broken".getBytes(StandardCharsets.UTF_8);

    private final Objects objects;

    Requests(Objects objects) {
        this.objects = objects;
    }

    /** The example on a subject, whatever version it has. */
    Calls.Call whole(Operation operation, Subject subject) {
        Map<String, String> headers = headers(operation);
        if (operation.wantsVersion()) {
            headers.put("If-Match", "*");
        }
        return call(operation, subject, headers, body(operation, subject));
    }

    /** The example with this body and these headers beside its own. */
    Calls.Call with(Operation operation, Subject subject, Map<String, String> more, byte[] body) {
        Map<String, String> headers = headers(operation);
        headers.putAll(more);
        return call(operation, subject, headers, body);
    }

    /** With a body that cannot be read and without a version: who may not, is told so all the same. */
    Calls.Call broken(Operation operation, Subject subject) {
        return call(operation, subject, headers(operation), operation.takesBody() ? BROKEN : null);
    }

    byte[] body(Operation operation, Subject subject) {
        if (!operation.takesBody()) {
            return null;
        }
        JsonNode example = operation.example().path("body");
        if (operation.mediaType().startsWith("multipart/")) {
            return Multipart.of(
                    Filled.tree(example, subject.vars()), subject.vars().get("n"));
        }
        return Objects.bytes(Filled.tree(example, objects.renamed(subject.vars())));
    }

    private static Map<String, String> headers(Operation operation) {
        Map<String, String> headers = new HashMap<>();
        if (operation.takesBody()) {
            headers.put(
                    "Content-Type",
                    operation.mediaType().startsWith("multipart/") ? Multipart.TYPE : operation.mediaType());
        }
        if (operation.example().hasNonNull("accept")) {
            headers.put("Accept", operation.example().get("accept").asText());
        }
        return headers;
    }

    private Calls.Call call(Operation operation, Subject subject, Map<String, String> headers, byte[] body) {
        Map<String, String> vars = new HashMap<>(subject.vars());
        vars.put("service", operation.service());
        objects.kind(operation.kind())
                .path("path")
                .properties()
                .forEach(
                        one -> vars.put(one.getKey(), Filled.text(one.getValue().asText(), subject.vars())));
        operation
                .example()
                .path("path")
                .properties()
                .forEach(
                        one -> vars.put(one.getKey(), Filled.text(one.getValue().asText(), subject.vars())));
        String query = operation.example().path("query").asText("");
        return new Calls.Call(
                operation.service(),
                operation.method(),
                Filled.text(operation.path(), vars) + (query.isEmpty() ? "" : "?" + Filled.text(query, vars)),
                headers,
                body);
    }
}
