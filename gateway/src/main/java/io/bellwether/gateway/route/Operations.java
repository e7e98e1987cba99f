package io.bellwether.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Every operation of an OpenAPI document, to be found by path: a tree of path segments. */
final class Operations {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH");

    private static final class Node {
        final List<Node> children = new ArrayList<>();
        final String segment;
        final Set<String> methods = new TreeSet<>();

        Node(String segment) {
            this.segment = segment;
        }

        boolean matches(String one) {
            return segment.startsWith("{") ? !one.isEmpty() : segment.equals(one);
        }

        Node child(String one) {
            for (Node child : children) {
                if (child.segment.equals(one)) {
                    return child;
                }
            }
            Node child = new Node(one.startsWith("{") ? "{}" : one);
            children.add(child);
            return child;
        }
    }

    private final Node root = new Node("");

    Operations(JsonNode paths) {
        paths.properties().forEach(path -> {
            Node node = root;
            for (String segment : path.getKey().substring(1).split("/", -1)) {
                node = node.child(segment.startsWith("{") ? "{}" : segment);
            }
            Set<String> methods = node.methods;
            path.getValue().fieldNames().forEachRemaining(name -> {
                String method = name.toUpperCase(Locale.ROOT);
                if (METHODS.contains(method)) {
                    methods.add(method);
                }
            });
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
        });
    }

    /** The methods that a path takes; none when the path is not served. */
    Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        collect(root, path.substring(1).split("/", -1), 0, methods);
        return methods;
    }

    private static void collect(Node node, String[] segments, int at, Set<String> methods) {
        if (at == segments.length) {
            methods.addAll(node.methods);
            return;
        }
        for (Node child : node.children) {
            if (child.matches(segments[at])) {
                collect(child, segments, at + 1, methods);
            }
        }
    }
}
