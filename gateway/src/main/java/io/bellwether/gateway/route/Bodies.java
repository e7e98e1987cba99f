package io.bellwether.gateway.route;

import io.bellwether.gateway.answer.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the body of a usual request whole before a service hears of it: what is too large or too slow costs nobody but us,
 * and us no more than the limit.
 */
@ApplicationScoped
public class Bodies {

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "bellwether.body.max-bytes")
    long maxBytes;

    @ConfigProperty(name = "bellwether.body.millis")
    long millis;

    /** Whether a request says that it has a body. */
    static boolean isSent(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null ? !length.equals("0") : request.getHeader("Transfer-Encoding") != null;
    }

    /** Whether a request says itself that its body is too large. */
    boolean isTooLarge(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && Long.parseLong(length) > maxBytes;
    }

    /** The body; when it cannot be had, the request is refused here and the future never completes. */
    Future<Buffer> take(RoutingContext context) {
        HttpServerRequest request = context.request();
        Promise<Buffer> taken = Promise.promise();
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(millis, late -> {
            if (!taken.future().isComplete()) {
                context.response().putHeader("Connection", "close");
                Refusal.BODY_TOO_SLOW.answer(context);
            }
        });
        request.handler(part -> {
            if (context.response().ended()) {
                return;
            }
            if (body.length() + part.length() > maxBytes) {
                vertx.cancelTimer(timer);
                Refusal.TOO_LARGE.answer(context);
            } else {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            if (!context.response().ended()) {
                taken.complete(body);
            }
        });
        request.resume();
        return taken.future();
    }
}
