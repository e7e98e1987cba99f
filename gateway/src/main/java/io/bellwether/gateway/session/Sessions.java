package io.bellwether.gateway.session;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Browsers' sessions, read from their cookies by the OIDC extension. Requests that carry the same cookies are answered for
 * together: when a page asks for twenty things at once after its access token has expired, one of them renews the tokens
 * (a refresh token is good for one use only) and all of them get the new cookies, as do those that come a little later
 * with the old ones.
 */
@ApplicationScoped
public class Sessions {

    private static final Logger LOG = Logger.getLogger(Sessions.class);

    private static final String COOKIE = SessionCookies.OWN + "session";

    /** How long cookies are taken at their word; a session that ends meanwhile is in {@link EndedSessions}. */
    private static final Duration KEPT = Duration.ofSeconds(20);

    /** How long cookies may still arrive whose tokens were renewed: what was on its way then. */
    private static final Duration KEPT_WHEN_RENEWED = Duration.ofMinutes(1);

    /** How long it is taken for granted that there is no such session. */
    private static final Duration KEPT_WHEN_NONE = Duration.ofSeconds(2);

    /** What came of some cookies, and which ones they are to be replaced by. */
    private record Outcome(Optional<Session> session, List<Cookie> cookies) {}

    private static final class Reading {
        final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        volatile Instant until = Instant.MAX;
    }

    @Inject
    BearerTokens tokens;

    @Inject
    EndedSessions ended;

    private final InstantSource clock = InstantSource.system();
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    /** The caller of a browser's request, or nothing without a valid session. Fails when Keycloak would have to say. */
    Future<Optional<CallerToken>> of(RoutingContext context) {
        return find(context).map(session -> session.map(Session::caller));
    }

    /** The session of a browser's request. */
    Future<Optional<Session>> find(RoutingContext context) {
        String cookies = cookies(context);
        if (cookies.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Reading mine = new Reading();
        Reading reading = readings.compute(
                cookies, (key, known) -> known != null && known.until.isAfter(clock.instant()) ? known : mine);
        if (reading == mine) {
            read(context, mine);
        }
        return Callers.onThisContext(reading.outcome).map(outcome -> {
            if (reading != mine) {
                outcome.cookies().forEach(cookie -> context.response().addCookie(copy(cookie)));
            }
            return outcome.session()
                    .filter(session -> !ended.contains(session.caller().session()));
        });
    }

    private void read(RoutingContext context, Reading reading) {
        // without this the framework answers a session that is over with a redirect, before we can
        context.put(
                QuarkusHttpUser.AUTH_FAILURE_HANDLER, (BiConsumer<RoutingContext, Throwable>) (request, over) -> {});
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(identity -> complete(context, reading, identity), failure -> {
                    if (isKeycloakAway(failure)) {
                        LOG.infof("Keycloak does not answer for a session: %s", failure.getMessage());
                        fail(reading, failure);
                    } else {
                        LOG.debugf(failure, "a session is not valid");
                        settle(context, reading, Optional.empty());
                    }
                });
    }

    private void complete(RoutingContext context, Reading reading, SecurityIdentity identity) {
        AccessTokenCredential access = identity == null ? null : identity.getCredential(AccessTokenCredential.class);
        if (access == null || access.getToken() == null) {
            settle(context, reading, Optional.empty());
            return;
        }
        RefreshToken refresh = identity.getCredential(RefreshToken.class);
        Callers.onThisContext(tokens.verify(access.getToken()))
                .map(Optional::of)
                .recover(Callers::refused)
                .onSuccess(caller -> settle(
                        context,
                        reading,
                        caller.map(known -> new Session(known, refresh == null ? null : refresh.getToken()))))
                .onFailure(failure -> fail(reading, failure));
    }

    private void settle(RoutingContext context, Reading reading, Optional<Session> session) {
        List<Cookie> changed = SessionCookies.changed(context.request()).stream()
                .filter(cookie -> cookie.getName().startsWith(COOKIE))
                .map(Sessions::copy)
                .toList();
        reading.until =
                clock.instant().plus(session.isEmpty() ? KEPT_WHEN_NONE : changed.isEmpty() ? KEPT : KEPT_WHEN_RENEWED);
        reading.outcome.complete(new Outcome(session, changed));
    }

    private void fail(Reading reading, Throwable failure) {
        reading.until = Instant.MIN;
        reading.outcome.completeExceptionally(failure);
    }

    /** Whether renewing tokens failed because nobody answered, and not because the session is over. */
    private static boolean isKeycloakAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static String cookies(RoutingContext context) {
        return context.request().cookies().stream()
                .filter(cookie -> cookie.getName().startsWith(COOKIE))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .sorted()
                .collect(Collectors.joining(";"));
    }

    private static Cookie copy(Cookie cookie) {
        return Cookie.cookie(cookie.getName(), cookie.getValue())
                .setPath(cookie.getPath())
                .setMaxAge(cookie.getMaxAge())
                .setHttpOnly(true)
                .setSecure(true)
                .setSameSite(cookie.getSameSite());
    }

    /** Takes every cookie of the session back. */
    static void forget(RoutingContext context) {
        for (Cookie cookie : List.copyOf(context.request().cookies())) {
            if (cookie.getName().startsWith(COOKIE)) {
                context.response()
                        .addCookie(Cookie.cookie(cookie.getName(), "")
                                .setPath("/")
                                .setMaxAge(0)
                                .setHttpOnly(true)
                                .setSecure(true)
                                .setSameSite(io.vertx.core.http.CookieSameSite.LAX));
            }
        }
    }

    @Scheduled(every = "30s")
    void forgetOutcomes() {
        Instant now = clock.instant();
        readings.values().removeIf(reading -> !reading.until.isAfter(now));
    }
}
