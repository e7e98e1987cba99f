package io.bellwether.gateway.answer;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.MDC;

/** The headers that every answer carries, and the id that every request gets. */
@ApplicationScoped
public class SecurityHeaders {

    /** Before everything else that looks at a request. */
    private static final int FIRST = 2_000;

    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private static final String DATA =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String NO_SENSORS = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), "
            + "display-capture=(), fullscreen=(self), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
            + "midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=()";

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private static final Map<String, String> ALWAYS = always();

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    String sent = context.request().getHeader("X-Request-Id");
                    String id = sent != null && REQUEST_ID.matcher(sent).matches()
                            ? sent
                            : UUID.randomUUID().toString();
                    context.put("request", id);
                    MDC.put("request", id);
                    context.addHeadersEndHandler(done -> {
                        neverRedirectTheApi(context);
                        write(
                                context.response().headers(),
                                id,
                                context.request().path());
                    });
                    context.next();
                },
                FIRST);
    }

    /** What an answer carries that never became a request. */
    public static Map<String, String> ofProblem() {
        Map<String, String> headers = new LinkedHashMap<>(ALWAYS);
        headers.put("Content-Security-Policy", DATA);
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    /** Below {@code /api} nobody is sent anywhere; what would have been a redirect to signing in is a 401. */
    private static void neverRedirectTheApi(RoutingContext context) {
        int status = context.response().getStatusCode();
        if (context.request().path() != null
                && context.request().path().startsWith("/api/")
                && (status == 302 || status == 303 || status == 307)) {
            context.response().setStatusCode(401).headers().remove("Location");
        }
    }

    private static void write(MultiMap headers, String id, String path) {
        headers.set("X-Request-Id", id);
        ALWAYS.forEach(headers::set);
        String type = headers.get("Content-Type");
        boolean page = type == null || !(path != null && path.startsWith("/api/")) && !type.contains("json");
        headers.set("Content-Security-Policy", page ? PAGES : DATA);
        if (type != null && (type.startsWith("text/html") || type.contains("problem+json"))) {
            headers.set("Cache-Control", "no-store");
        } else if (path != null && path.startsWith("/api/") && !headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-cache");
        }
        headers.remove("Server");
        headers.remove("X-Powered-By");
    }

    private static Map<String, String> always() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Embedder-Policy", "require-corp");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", NO_SENSORS);
        headers.put("X-Permitted-Cross-Domain-Policies", "none");
        headers.put("X-DNS-Prefetch-Control", "off");
        String publicUrl = ConfigProvider.getConfig()
                .getOptionalValue("bellwether.public-url", String.class)
                .orElse("");
        if (publicUrl.startsWith("https://")) {
            headers.put("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        return headers;
    }
}
