package io.bellwether.gateway.answer;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** The headers that every answer carries, and the id that every request gets. */
@ApplicationScoped
public class SecurityHeaders {

    /** Before everything else that looks at a request. */
    private static final int FIRST = 2_000;

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    String sent = context.request().getHeader("X-Request-Id");
                    String id = sent != null && REQUEST_ID.matcher(sent).matches()
                            ? sent
                            : UUID.randomUUID().toString();
                    context.put("request", id);
                    MDC.put("request", id);
                    context.addHeadersEndHandler(done -> write(
                            context.response().headers(), id, context.request().path()));
                    context.next();
                },
                FIRST);
    }

    private static void write(MultiMap headers, String id, String path) {
        headers.set("X-Request-Id", id);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.set(
                "Content-Security-Policy",
                path != null && path.startsWith("/api/") ? "default-src 'none'; frame-ancestors 'none'" : POLICY);
        if (path != null && path.startsWith("/api/") && !headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-cache");
        }
        headers.remove("Server");
    }
}
