package io.bellwether.gateway.session;

import io.bellwether.gateway.admission.RateLimit;
import io.bellwether.gateway.answer.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Stands before signing in, which the extension does by sending the browser to Keycloak: where Keycloak does not answer, it
 * says so instead of sending anybody to a dead address.
 */
@ApplicationScoped
public class SignInGuard {

    /** After the path was looked at, before authentication. */
    private static final int BEFORE_AUTHENTICATION = 1_800;

    @Inject
    Keycloak keycloak;

    @Inject
    RateLimit rateLimit;

    void install(@Observes Filters filters) {
        filters.register(this::guard, BEFORE_AUTHENTICATION);
    }

    private void guard(RoutingContext context) {
        String path = context.request().path();
        if (!path.equals("/sign-in") && !path.equals("/sign-in/callback")) {
            context.next();
            return;
        }
        if (context.request().method() != HttpMethod.GET) {
            context.response().putHeader("Allow", "GET");
            Refusal.METHOD.answer(context);
            return;
        }
        if (!rateLimit.allowsAnonymous(context)) {
            Refusal.TOO_MANY.answer(context);
            return;
        }
        context.request().pause();
        keycloak.answers().onSuccess(here -> {
            context.request().resume();
            if (here) {
                context.next();
            } else {
                SignInPage.AWAY.answer(context);
            }
        });
    }
}
