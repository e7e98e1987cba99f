package io.bellwether.gateway.session;

import io.bellwether.gateway.answer.Refusal;
import io.bellwether.tokens.LogoutTokens;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** {@code POST /sign-out/back-channel}: Keycloak says that a session has ended, wherever that was done. */
@ApplicationScoped
public class BackChannelRoute {

    private static final Logger LOG = Logger.getLogger(BackChannelRoute.class);

    /** A logout token is one kilobyte. */
    private static final int LONGEST = 16_384;

    @Inject
    BearerTokens tokens;

    @Inject
    EndedSessions ended;

    @ConfigProperty(name = "bellwether.issuer")
    String issuer;

    void install(@Observes Router router) {
        LogoutTokens logout = new LogoutTokens(tokens.keys(), issuer, "bellwether-gateway", InstantSource.system());
        router.post("/sign-out/back-channel").handler(context -> read(context, logout));
    }

    private void read(RoutingContext context, LogoutTokens logout) {
        HttpServerRequest request = context.request();
        String type = request.getHeader("Content-Type");
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            Refusal.UNREADABLE.answer(context);
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= LONGEST) {
                body.appendBuffer(part);
            } else {
                Refusal.TOO_LARGE.answer(context);
            }
        });
        request.endHandler(end -> {
            if (!context.response().ended()) {
                end(context, logout, body);
            }
        });
    }

    private void end(RoutingContext context, LogoutTokens logout, Buffer body) {
        String token = form(body).get("logout_token");
        if (token == null) {
            Refusal.UNREADABLE.answer(context);
            return;
        }
        Callers.onThisContext(logout.verify(token))
                .onSuccess(session -> {
                    ended.add(session);
                    context.response()
                            .putHeader("Cache-Control", "no-store")
                            .setStatusCode(200)
                            .end();
                })
                .onFailure(refused -> {
                    LOG.infof("a logout token is refused: %s", refused.getMessage());
                    Refusal.UNREADABLE.answer(context);
                });
    }

    private static MultiMap form(Buffer body) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap();
        new io.netty.handler.codec.http.QueryStringDecoder(body.toString(), false)
                .parameters()
                .forEach(form::set);
        return form;
    }
}
