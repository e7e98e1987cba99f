package io.bellwether.kit.etag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strong entity tags that name the version of a definition. */
public final class ETags {

    private static final Pattern TAG = Pattern.compile("\\s*((?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")\\s*(?:,|$)");

    private ETags() {}

    /** {@code "3"}, quotes included. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Whether an {@code If-None-Match} header names this tag, by weak comparison. */
    public static boolean matches(String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        return tags(ifNoneMatch).orElse(List.of()).stream()
                .anyMatch(one -> (one.startsWith("W/") ? one.substring(2) : one).equals(tag));
    }

    /** The tags of a header as RFC 9110 writes them, quotes and {@code W/} included; nothing when it is written otherwise. */
    static Optional<List<String>> tags(String header) {
        List<String> tags = new ArrayList<>();
        Matcher next = TAG.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!next.find(at) || next.start() != at) {
                return Optional.empty();
            }
            tags.add(next.group(1));
            at = next.end();
        }
        return tags.isEmpty() ? Optional.empty() : Optional.of(tags);
    }
}
