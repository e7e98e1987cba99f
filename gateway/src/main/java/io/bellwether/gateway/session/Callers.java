package io.bellwether.gateway.session;

import io.bellwether.tokens.KeysUnavailableException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Tells who is calling, without ever redirecting. A request that carries both a token and a session is the token's. */
@ApplicationScoped
public class Callers {

    private static final Logger LOG = Logger.getLogger(Callers.class);

    private static final String SCHEME = "Bearer ";

    @Inject
    BearerTokens tokens;

    @Inject
    Sessions sessions;

    /** The caller, or nothing without a valid token or session. Fails only when that cannot be found out. */
    public Future<Optional<Caller>> of(RoutingContext context) {
        List<String> sent = context.request().headers().getAll("Authorization");
        if (sent.isEmpty()) {
            return sessions.of(context).map(token -> token.map(known -> new Caller(known, true)));
        }
        if (sent.size() > 1 || !sent.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Future.succeededFuture(Optional.empty());
        }
        return verified(sent.get(0).substring(SCHEME.length()).trim())
                .map(token -> token.map(known -> new Caller(known, false)));
    }

    private Future<Optional<CallerToken>> verified(String token) {
        return onThisContext(tokens.verify(token)).map(Optional::of).recover(Callers::refused);
    }

    /** Refused is nobody; a failure remains one when nobody can say. */
    static Future<Optional<CallerToken>> refused(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof KeysUnavailableException) {
            return Future.failedFuture(cause);
        }
        LOG.infof("a token is refused: %s", cause.getMessage());
        return Future.succeededFuture(Optional.empty());
    }

    static <T> Future<T> onThisContext(CompletableFuture<T> result) {
        if (result.isDone() && !result.isCompletedExceptionally()) {
            return Future.succeededFuture(result.join());
        }
        Context context = Vertx.currentContext();
        return context == null ? Future.fromCompletionStage(result) : Future.fromCompletionStage(result, context);
    }
}
