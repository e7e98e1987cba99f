package io.bellwether.gateway.session;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps other sites from acting with a browser's session: a header that no form can send, and the origin. */
@ApplicationScoped
public class CrossSite {

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    @ConfigProperty(name = "bellwether.public-url")
    String publicUrl;

    /** Whether a session's request does not come from our own pages. Bearer tokens are nobody's ambient authority. */
    public boolean refuses(RoutingContext context, CallerToken caller) {
        return caller.browser() && refuses(context);
    }

    boolean refuses(RoutingContext context) {
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
}
