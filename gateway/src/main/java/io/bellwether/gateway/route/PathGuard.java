package io.bellwether.gateway.route;

import io.bellwether.gateway.answer.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses, before anything matches, every path that two readers could read in two ways: matrix parameters, back slashes,
 * empty and dot segments, encoded separators and dots, control characters, what is no UTF-8 once decoded, targets that are
 * no path; and every method that nothing here answers.
 */
@ApplicationScoped
public class PathGuard {

    /** After the headers that also a refusal carries, before authentication. */
    private static final int EARLY = 1_900;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    private static final String[] NEVER_ENCODED = {"%2f", "%5c", "%3b", "%2e", "%00", "%25"};

    void install(@Observes Filters filters) {
        filters.register(PathGuard::guard, EARLY);
    }

    private static void guard(RoutingContext context) {
        if (!METHODS.contains(context.request().method().name())) {
            Refusal.METHOD.answer(context);
        } else if (isAmbiguous(context.request().uri())) {
            Refusal.BAD_PATH.answer(context);
        } else {
            context.next();
        }
    }

    /** Whether a request's target is not a path that everybody reads alike. */
    public static boolean isAmbiguous(String uri) {
        if (uri == null || !uri.startsWith("/") || !isPrintable(uri)) {
            return true;
        }
        int end = uri.indexOf('?');
        String path = (end < 0 ? uri : uri.substring(0, end)).toLowerCase(Locale.ROOT);
        if (path.contains(";") || path.contains("\\") || path.contains("//")) {
            return true;
        }
        for (String encoded : NEVER_ENCODED) {
            if (path.contains(encoded)) {
                return true;
            }
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return path.indexOf('%') >= 0 && !isDecodable(path);
    }

    /** ASCII that is visible; a {@code #} never leaves a browser. */
    private static boolean isPrintable(String uri) {
        return uri.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '#');
    }

    private static boolean isDecodable(String path) {
        ByteBuffer bytes = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            int high = i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
            int low = i + 2 < path.length() ? Character.digit(path.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return false;
            }
            bytes.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.flip())
                    .chars()
                    .noneMatch(Character::isISOControl);
        } catch (CharacterCodingException overlong) {
            return false;
        }
    }
}
