package io.bellwether.gateway.session;

import io.bellwether.gateway.answer.Refusal;
import io.quarkus.security.AuthenticationCompletionException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** {@code GET /sign-in?to=} and {@code POST /sign-out}. */
@ApplicationScoped
public class SessionRoute {

    private static final Logger LOG = Logger.getLogger(SessionRoute.class);

    /** A path of ours and nothing that a browser reads as another site. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[A-Za-z0-9_~!$&'()*+,=:@./?%-]*");

    @Inject
    CrossSite crossSite;

    @Inject
    Sessions sessions;

    @Inject
    EndedSessions ended;

    @Inject
    Keycloak keycloak;

    void install(@Observes Router router) {
        router.route("/sign-in/callback").order(Integer.MIN_VALUE).failureHandler(SessionRoute::notSignedIn);
        router.get("/sign-in").handler(SessionRoute::signedIn);
        router.get("/sign-in/callback").handler(SessionRoute::signedIn);
        router.post("/sign-out").handler(this::signOut);
        router.route("/sign-out").handler(context -> {
            context.response().putHeader("Allow", "POST");
            Refusal.METHOD.answer(context);
        });
    }

    /** Reached only by who is signed in: the extension sends everybody else to Keycloak first. */
    private static void signedIn(RoutingContext context) {
        String to = context.request().getParam("to");
        String target = to != null && OURS.matcher(to).matches() && !to.startsWith("/sign-") ? to : "/";
        context.response()
                .setStatusCode(303)
                .putHeader("Location", target)
                .putHeader("Cache-Control", "no-store")
                .end();
    }

    /** What Keycloak or the extension did not confirm is told as a page; whoever is only not signed in goes there. */
    private static void notSignedIn(RoutingContext context) {
        if (context.failure() instanceof AuthenticationCompletionException) {
            LOG.infof("a sign-in was not completed: %s", context.failure().getMessage());
            SignInPage.FAILED.answer(context);
        } else {
            context.next();
        }
    }

    /** Ends the session at Keycloak, which ends it everywhere, and forgets it here. */
    private void signOut(RoutingContext context) {
        if (crossSite.refusesSession(context)) {
            Refusal.CROSS_SITE.answer(context);
            return;
        }
        context.request().pause();
        sessions.find(context)
                .onSuccess(found -> {
                    context.request().resume();
                    if (found.isEmpty() || found.get().refreshToken() == null) {
                        forget(context);
                        return;
                    }
                    ended.add(found.get().caller().session());
                    keycloak.endSession(found.get().refreshToken()).onComplete(done -> {
                        if (done.failed()) {
                            LOG.warnf(
                                    "Keycloak did not end a session: %s",
                                    done.cause().getMessage());
                        }
                        forget(context);
                    });
                })
                .onFailure(away -> {
                    context.request().resume();
                    forget(context);
                });
    }

    private static void forget(RoutingContext context) {
        Sessions.forget(context);
        context.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Clear-Site-Data", "\"cache\"")
                .setStatusCode(204)
                .end();
    }
}
