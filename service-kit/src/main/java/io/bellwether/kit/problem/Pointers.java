package io.bellwether.kit.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.Locale;

/** JSON pointers (RFC 6901) of the places that libraries name in their own ways. */
public final class Pointers {

    private Pointers() {}

    /** {@code target.levels[2].score} → {@code /target/levels/2/score}; nodes of methods and parameters are left out. */
    public static String ofPath(Path path) {
        StringBuilder pointer = new StringBuilder();
        String parameter = null;
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(escape(node.getKey().toString()));
            }
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append('/').append(escape(node.getName()));
            }
        }
        return pointer.isEmpty() && parameter != null ? parameter : pointer.toString();
    }

    /** The place at which Jackson stopped. */
    public static String ofJackson(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName()));
        }
        return pointer.toString();
    }

    /** One reference token, escaped as RFC 6901 asks. */
    public static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    /**
     * What a constraint says, as a sentence about the place: {@code /name} and {@code must not be blank} →
     * {@code name must not be blank.} A message that names its subject itself stays.
     */
    public static String sentence(String pointer, String message) {
        String text = message.strip();
        String subject = subject(pointer);
        if (text.startsWith("size must ")) {
            text = "the size of " + subject + text.substring("size".length());
        } else if (text.startsWith("must ") || text.startsWith("is ")) {
            text = subject + " " + text;
        }
        return text.endsWith(".") ? text : text + ".";
    }

    private static String subject(String pointer) {
        String[] tokens = pointer.split("/");
        String last = tokens.length == 0 ? "" : tokens[tokens.length - 1];
        boolean entry = tokens.length > 1 && last.chars().allMatch(Character::isDigit);
        String name = entry ? tokens[tokens.length - 2] : last;
        return name.isEmpty() ? "the body" : entry ? "each of " + name : name;
    }

    /** {@code NotBlank} → {@code not-blank}. */
    public static String slug(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
