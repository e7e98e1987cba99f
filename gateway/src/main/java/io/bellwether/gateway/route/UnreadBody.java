package io.bellwether.gateway.route;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Reads away what is still sent after the answer, for a while: who was refused before the body was read, and reads only
 * when everything is sent, gets to read why. The service that refused is not sent the rest.
 */
@ApplicationScoped
public class UnreadBody {

    /** Longer than a refused sender needs who looks at the answer at all. */
    private static final long MILLIS = 10_000;

    /** As many bytes as a sender may go on with; then the connection is closed. */
    private static final long MOST = 64L << 20;

    @Inject
    Vertx vertx;

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            HttpServerRequest request = context.request();
            if (Bodies.isSent(request)) {
                Context here = vertx.getOrCreateContext();
                context.addEndHandler(answered -> here.runOnContext(nothing -> readAway(request, Passage.sent(here))));
            }
            context.next();
        });
    }

    private void readAway(HttpServerRequest request, HttpClientRequest sent) {
        if (request.isEnded()) {
            return;
        }
        long[] left = {MOST};
        long timer = vertx.setTimer(MILLIS, late -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(all -> vertx.cancelTimer(timer));
        request.handler(part -> {
            left[0] -= part.length();
            if (left[0] < 0) {
                request.connection().close();
            }
        });
        request.resume();
        // whoever read the body to its end may have left it paused, and a paused one says that it has not ended
        if (request.isEnded()) {
            vertx.cancelTimer(timer);
        } else if (sent != null) {
            // the service has answered and takes no more of it
            sent.reset();
        }
    }
}
