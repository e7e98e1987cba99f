package io.bellwether.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The realm {@code bellwether} in the form that Keycloak imports. Values needed: {@code PUBLIC_URL} (where browsers find
 * the gateway), {@code GATEWAY_URL} (where Keycloak finds it), {@code GATEWAY_SECRET}, {@code OBJECTIVES_SERVICE_SECRET},
 * {@code MEASUREMENTS_SERVICE_SECRET}, {@code GOVERNANCE_SERVICE_SECRET}; the local realm also {@code DEMO_FEED_SECRET}.
 */
public final class Realm {

    /** The realm's name. */
    public static final String NAME = "bellwether";

    /** The redirect URI of the command line's client; nothing listens there, the code is read off the redirect itself. */
    public static final String CLI_REDIRECT = "http://127.0.0.1:8180/bellwether-cli";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)}");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Realm() {}

    /**
     * The realm of an installation, without people.
     *
     * @throws IllegalArgumentException when a value is missing
     */
    public static String render(Map<String, String> values) {
        return write(read("/realm/bellwether-realm.json", values));
    }

    /** The realm of one machine: with the demo people (password = name), the demo feed and the command line's client. */
    public static String renderLocal(Map<String, String> values) {
        ObjectNode realm = read("/realm/bellwether-realm.json", values);
        ObjectNode local = read("/realm/local-people.json", values);
        for (Map.Entry<String, JsonNode> part : local.properties()) {
            ((ArrayNode) realm.get(part.getKey())).addAll((ArrayNode) part.getValue());
        }
        return write(realm);
    }

    private static ObjectNode read(String resource, Map<String, String> values) {
        try (InputStream in = Realm.class.getResourceAsStream(resource)) {
            Matcher matcher = PLACEHOLDER.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            String text = matcher.replaceAll(found -> {
                String value = values.get(found.group(1));
                if (value == null) {
                    throw new IllegalArgumentException("the realm needs a value for " + found.group(1));
                }
                return Matcher.quoteReplacement(value);
            });
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String write(ObjectNode realm) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
