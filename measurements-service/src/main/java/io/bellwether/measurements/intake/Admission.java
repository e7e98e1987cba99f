package io.bellwether.measurements.intake;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets a bounded number of pushes in; the next one is told at once to come back, before a thread or a byte is spent. */
@ApplicationScoped
class Admission {

    private static final int TOO_MANY = 429;

    @ConfigProperty(name = "bellwether.intake.max-waiting")
    int max;

    private final AtomicInteger inside = new AtomicInteger();

    void install(@Observes Router router) {
        router.route(HttpMethod.POST, "/api/v1/measurements")
                .order(Integer.MIN_VALUE + 1)
                .handler(this::admit);
    }

    private void admit(RoutingContext context) {
        if (inside.incrementAndGet() > max) {
            inside.decrementAndGet();
            context.response()
                    .setStatusCode(TOO_MANY)
                    .putHeader("Content-Type", "application/problem+json")
                    .putHeader("Retry-After", "1")
                    .end(new JsonObject()
                            .put("type", "urn:bellwether:problem:too-busy")
                            .put("title", "Too many pushes at once")
                            .put("status", TOO_MANY)
                            .put("detail", "Too many pushes are under way; send this one again in a moment.")
                            .put("instance", context.request().path())
                            .encode());
            return;
        }
        // a push may end twice, once by its answer and once more by its connection
        AtomicBoolean left = new AtomicBoolean();
        context.addEndHandler(ended -> {
            if (left.compareAndSet(false, true)) {
                inside.decrementAndGet();
            }
        });
        context.next();
    }
}
