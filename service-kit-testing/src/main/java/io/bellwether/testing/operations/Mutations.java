package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.testing.operations.Mutation.Fate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bad bodies made of a good one. */
final class Mutations {

    /** No JSON, wherever it stands in place of a value. */
    private static final List<String> NO_JSON = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            ".5",
            "1.",
            "012",
            "0x10",
            "'a'",
            "undefined",
            "\"\u0001\"",
            "\"\\x\"",
            "1 2");

    /** Values that no field stores. */
    private static final List<String> NO_VALUE = List.of(
            "1e400",
            "-1e400",
            "1e-400",
            "\"\\u0000\"",
            "\"a\\u001bb\"",
            "\"a\\u202eb\"",
            "\"a\\u2066b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "9".repeat(5_000),
            "\"" + "x".repeat(30_000) + "\"",
            "[".repeat(60) + "]".repeat(60),
            "{\"a\":".repeat(60) + "1" + "}".repeat(60));

    /** Values of each type. */
    private static final List<String> TYPES = List.of(
            "null",
            "true",
            "-1",
            "1.5",
            "12345678901234567890",
            "\"\"",
            "\" \"",
            "\"text\"",
            "\"9999-99-99\"",
            "[]",
            "{}",
            "[null]",
            "{\"a\":null}",
            "[[1]]");

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Mutations() {}

    static List<Mutation> of(JsonNode good, JsonNode schema) {
        List<Mutation> all = new ArrayList<>();
        whole(good, all);
        Places.of(good).forEach(place -> at(good, place, all));
        required(good, schema, all);
        return all;
    }

    private static void whole(JsonNode good, List<Mutation> all) {
        String text = good.toString();
        for (String bad :
                List.of("", " ", "{", "[", "{]", text.substring(0, text.length() - 1), text + " x", text + text)) {
            all.add(Mutation.of("body " + brief(bad), bad, Fate.UNREADABLE));
        }
        for (String other : List.of("null", "true", "1", "\"text\"", good.isArray() ? "{\"items\":1}" : "[]")) {
            all.add(Mutation.of("body " + other, other, Fate.REFUSED));
        }
        all.add(Mutation.of("a thousand brackets", "[".repeat(1_000), Fate.UNREADABLE));
        all.add(Mutation.of("a hundred thousand objects", "{\"a\":".repeat(100_000), Fate.UNREADABLE));
        all.add(Mutation.of("a comment", "/* so */" + text, Fate.UNREADABLE));
        all.add(Mutation.of("single quotes", text.replace('"', '\''), Fate.UNREADABLE));
        // a little more than services hold of a body: what is left unread is small enough for the answer to arrive
        for (int megabytes : List.of(1, 4)) {
            String blanks = " ".repeat((megabytes << 20) + 2_000);
            all.add(Mutation.of(megabytes + " MiB of blanks", blanks + text, Fate.TOO_LARGE));
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        all.add(new Mutation("a byte order mark", null, concat(BOM, bytes), Fate.NO_DEFECT));
        all.add(new Mutation("UTF-16", null, text.getBytes(StandardCharsets.UTF_16), Fate.UNREADABLE));
        all.add(new Mutation("UTF-32", null, utf32(text), Fate.UNREADABLE));
        byte[] broken = text.replaceFirst("\"([^\"]+)\":", "\"$1\\\\u00fc\":").getBytes(StandardCharsets.ISO_8859_1);
        byte[] latin = new String(broken, StandardCharsets.ISO_8859_1)
                .replace("\\u00fc", "ü")
                .getBytes(StandardCharsets.ISO_8859_1);
        all.add(new Mutation("invalid UTF-8", null, latin, Fate.UNREADABLE));
        all.add(new Mutation("Latin-1, said", "application/json;charset=iso-8859-1", latin, Fate.UNREADABLE));
        all.add(new Mutation("an unknown charset", "application/json;charset=klingon", bytes, Fate.NO_DEFECT));
    }

    private static void at(JsonNode good, Places.Place place, List<Mutation> all) {
        for (String bad : NO_JSON) {
            all.add(Mutation.of(place.pointer() + " " + brief(bad), place.with(good, bad), Fate.UNREADABLE));
        }
        for (String bad : NO_VALUE) {
            all.add(Mutation.of(place.pointer() + " " + brief(bad), place.with(good, bad), Fate.UNREADABLE));
        }
        for (String other : TYPES) {
            all.add(Mutation.of(place.pointer() + " " + other, place.with(good, other), Fate.NO_DEFECT));
        }
        if (place.node(good).isObject()) {
            String inner = place.node(good).toString();
            all.add(Mutation.of(
                    place.pointer() + " with an unknown property",
                    place.with(good, with(inner, "\"noSuchProperty\":1")),
                    Fate.REFUSED));
            place.node(good).properties().stream()
                    .findFirst()
                    .ifPresent(one -> all.add(Mutation.of(
                            place.pointer() + " with a key twice",
                            place.with(good, with(inner, "\"" + one.getKey() + "\":" + one.getValue())),
                            Fate.UNREADABLE)));
            all.add(Mutation.of(
                    place.pointer() + " with a NUL in a key",
                    place.with(good, with(inner, "\"a\\u0000\":1")),
                    Fate.UNREADABLE));
        }
    }

    private static void required(JsonNode good, JsonNode schema, List<Mutation> all) {
        if (schema == null || !good.isObject()) {
            return;
        }
        for (JsonNode name : schema.path("required")) {
            Map<String, JsonNode> fields = new java.util.LinkedHashMap<>();
            good.properties().forEach(one -> fields.put(one.getKey(), one.getValue()));
            if (fields.remove(name.asText()) != null) {
                StringBuilder body = new StringBuilder();
                fields.forEach((key, value) -> body.append(body.isEmpty() ? "" : ",")
                        .append('"')
                        .append(key)
                        .append("\":")
                        .append(value));
                all.add(Mutation.of("without " + name.asText(), "{" + body + "}", Fate.REFUSED));
                String nulled = body + (body.isEmpty() ? "" : ",") + name + ":null";
                all.add(Mutation.of(name.asText() + " null", "{" + nulled + "}", Fate.REFUSED));
            }
        }
    }

    private static String with(String object, String member) {
        return object.equals("{}") ? "{" + member + "}" : object.substring(0, object.length() - 1) + "," + member + "}";
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static byte[] utf32(String text) {
        return text.getBytes(java.nio.charset.Charset.forName("UTF-32BE"));
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 20) + "…(" + text.length() + ")";
    }
}
