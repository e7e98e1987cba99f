package io.bellwether.gateway.route;

import io.bellwether.gateway.answer.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * Refuses, before anything matches, every path that two readers could read in two ways: matrix parameters, back slashes,
 * empty and dot segments, encoded separators and dots, control characters.
 */
@ApplicationScoped
public class PathGuard {

    /** After the headers that also a refusal carries, before authentication. */
    private static final int EARLY = 1_900;

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (isAmbiguous(context.request().uri())) {
                        Refusal.BAD_PATH.answer(context);
                    } else {
                        context.next();
                    }
                },
                EARLY);
    }

    static boolean isAmbiguous(String uri) {
        if (uri == null || !uri.startsWith("/")) {
            return true;
        }
        int end = uri.indexOf('?');
        String path = (end < 0 ? uri : uri.substring(0, end)).toLowerCase(Locale.ROOT);
        if (path.contains(";") || path.contains("\\") || path.contains("//") || path.contains("#")) {
            return true;
        }
        for (String encoded : new String[] {"%2f", "%5c", "%3b", "%2e", "%00", "%25"}) {
            if (path.contains(encoded)) {
                return true;
            }
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= 0x20 || c >= 0x7f) {
                return true;
            }
            if (c == '%'
                    && (i + 2 >= path.length()
                            || hex(path.charAt(i + 1)) < 0
                            || hex(path.charAt(i + 2)) < 0
                            || hex(path.charAt(i + 1)) * 16 + hex(path.charAt(i + 2)) < 0x20)) {
                return true;
            }
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static int hex(char c) {
        return Character.digit(c, 16);
    }
}
