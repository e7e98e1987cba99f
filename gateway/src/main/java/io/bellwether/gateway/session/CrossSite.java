package io.bellwether.gateway.session;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps other sites from acting with a browser's session: a header that no form can send, and the origin. Pages of other
 * origins may call with a token of their own once their origin is named; with a session never.
 */
@ApplicationScoped
public class CrossSite {

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";

    private static final String HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id";

    private static final String EXPOSED = "ETag, Link, Location, Retry-After, X-Request-Id";

    @ConfigProperty(name = "bellwether.public-url")
    String publicUrl;

    @ConfigProperty(name = "bellwether.allowed-origins")
    Optional<List<String>> allowed;

    /** Whether the request says that it comes from a page of an origin that may not call at all. */
    public boolean refuses(RoutingContext context) {
        List<String> origins = context.request().headers().getAll("Origin");
        return origins.size() > 1
                || (origins.size() == 1 && !origins.get(0).equals(publicUrl) && !isAllowed(origins.get(0)));
    }

    /** Whether a session's request does not come from our own pages. Bearer tokens are nobody's ambient authority. */
    public boolean refusesSession(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (origin != null && !origin.equals(publicUrl)) {
            return true;
        }
        String site = context.request().getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        return !SAFE.contains(context.request().method().name())
                && !"bellwether".equals(context.request().getHeader("X-Requested-With"));
    }

    /** Tells the browser of a named origin that its page may read the answer. */
    public void open(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (origin != null && isAllowed(origin)) {
            MultiMap headers = context.response().headers();
            headers.set("Access-Control-Allow-Origin", origin);
            headers.set("Access-Control-Expose-Headers", EXPOSED);
            headers.add("Vary", "Origin");
        }
    }

    /** Answers a named origin's question whether it may call; whether it was one. */
    public boolean answersPreflight(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (origin == null
                || !isAllowed(origin)
                || context.request().getHeader("Access-Control-Request-Method") == null) {
            return false;
        }
        open(context);
        context.response()
                .putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Allow-Headers", HEADERS)
                .putHeader("Access-Control-Max-Age", "600")
                .setStatusCode(204)
                .end();
        return true;
    }

    private boolean isAllowed(String origin) {
        return allowed.map(origins -> origins.contains(origin)).orElse(false);
    }
}
