package io.bellwether.kit.http;

import io.bellwether.kit.id.Ids;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Takes the request id of the caller, if it looks like one, or makes one; it goes into log, journal and answer. */
@ApplicationScoped
public class RequestId {

    /** The header that carries it. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            String sent = context.request().getHeader(HEADER);
            String id = sent != null && ACCEPTED.matcher(sent).matches()
                    ? sent
                    : Ids.next().toString();
            MDC.put("request", id);
            context.response().putHeader(HEADER, id);
            context.next();
        });
    }
}
