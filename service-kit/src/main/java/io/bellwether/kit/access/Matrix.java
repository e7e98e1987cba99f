package io.bellwether.kit.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The authorization matrix, read from contracts once. What it does not list is refused. */
public final class Matrix {

    /** One line of what is allowed: a role (null: any), for a service a client (null: any), and relations that must hold. */
    record Rule(Role role, String client, Set<Relation> relations) {

        boolean fits(Caller caller) {
            return (role == null ? !caller.roles().isEmpty() : caller.is(role))
                    && (client == null || client.equals(caller.client()));
        }
    }

    /** An act with its rules; {@code hide}: a refusal for the object's sake looks like absence. */
    record Act(String name, List<Rule> rules, boolean hide) {}

    private final Map<String, Act> acts = new LinkedHashMap<>();

    private Matrix() {}

    /** Reads the matrix of the contracts on the class path. */
    public static Matrix load() {
        Matrix matrix = new Matrix();
        try (InputStream in = Matrix.class.getResourceAsStream("/authorization/matrix.yaml")) {
            JsonNode tree = new YAMLMapper().readTree(in);
            for (Map.Entry<String, JsonNode> entry : tree.get("acts").properties()) {
                List<Rule> rules = new ArrayList<>();
                entry.getValue().get("allow").forEach(rule -> rules.add(rule(rule.asText())));
                boolean hide = "hide".equals(entry.getValue().path("otherwise").asText());
                matrix.acts.put(entry.getKey(), new Act(entry.getKey(), List.copyOf(rules), hide));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the authorization matrix cannot be read", unreadable);
        }
        return matrix;
    }

    private static Rule rule(String text) {
        String[] words = text.split(" ");
        if (words[0].equals("anyone")) {
            return new Rule(null, null, Set.of());
        }
        Role role = Role.ofKey(words[0]).orElseThrow(() -> new IllegalStateException("no such role: " + text));
        if (role == Role.SERVICE) {
            return new Rule(role, words.length > 1 ? words[1] : null, Set.of());
        }
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        for (int i = 1; i < words.length; i++) {
            relations.add(Relation.ofWord(words[i]));
        }
        return new Rule(role, null, relations);
    }

    public Set<String> names() {
        return acts.keySet();
    }

    Act act(String name) {
        Act act = acts.get(name);
        if (act == null) {
            throw new IllegalStateException("the authorization matrix has no act " + name);
        }
        return act;
    }
}
