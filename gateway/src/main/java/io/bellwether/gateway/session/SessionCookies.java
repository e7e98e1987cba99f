package io.bellwether.gateway.session;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Gives the extension's cookies, {@code q_…}, the prefix {@code __Host-} on their way out and takes it off on their way
 * in: a browser takes such a cookie only over a secure connection, from this very host, for all of it, so no neighbour
 * under the same domain can plant one. What comes in without the prefix is not seen.
 */
@ApplicationScoped
public class SessionCookies {

    private static final String PREFIX = "__Host-";

    /** What the extension's names begin with. */
    static final String OWN = "q_";

    /** After the headers that every answer carries, before anything reads a cookie. */
    private static final int EARLY = 1_950;

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    takeIn(context.request().headers());
                    context.addHeadersEndHandler(done -> putOut(context));
                    context.next();
                },
                EARLY);
    }

    private static void takeIn(MultiMap headers) {
        List<String> sent = headers.getAll("Cookie");
        if (sent.isEmpty()) {
            return;
        }
        List<String> kept = new ArrayList<>();
        for (String line : sent) {
            for (String pair : line.split(";")) {
                String cookie = pair.trim();
                if (cookie.startsWith(PREFIX + OWN)) {
                    kept.add(cookie.substring(PREFIX.length()));
                }
            }
        }
        headers.remove("Cookie");
        if (!kept.isEmpty()) {
            headers.set("Cookie", String.join("; ", kept));
        }
    }

    private static void putOut(RoutingContext context) {
        for (Cookie cookie : changed(context.request())) {
            if (cookie.getName().startsWith(OWN)) {
                Cookie renamed = Cookie.cookie(PREFIX + cookie.getName(), cookie.getValue())
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(true)
                        .setMaxAge(cookie.getMaxAge())
                        .setSameSite(cookie.getSameSite());
                context.response().headers().add("Set-Cookie", renamed.encode());
                forget(context.response(), cookie);
            }
        }
    }

    /** The cookies that an answer will set. */
    static List<Cookie> changed(HttpServerRequest request) {
        Set<Cookie> all = request.cookies();
        return all.stream()
                .filter(cookie -> cookie instanceof ServerCookie server && server.isChanged())
                .toList();
    }

    /** Takes a cookie off the list of those to set, without telling the browser to drop it. */
    private static void forget(HttpServerResponse response, Cookie cookie) {
        response.removeCookies(cookie.getName(), false);
    }
}
