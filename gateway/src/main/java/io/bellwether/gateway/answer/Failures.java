package io.bellwether.gateway.answer;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Answers what went wrong below us in the same form as everything else, and never says what it was. Where the extension
 * wants a browser to sign in, it goes on doing that.
 */
@ApplicationScoped
public class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).failureHandler(Failures::answer);
    }

    private static void answer(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        if (failure instanceof AuthenticationRedirectException
                || failure instanceof AuthenticationFailedException
                        && context.request().path().equals("/sign-in")) {
            context.next();
        } else if (failure instanceof AuthenticationException || failure instanceof UnauthorizedException) {
            LOG.debugf(failure, "signing in failed");
            Refusal.UNAUTHORIZED.answer(context);
        } else if (failure instanceof ForbiddenException) {
            Refusal.FORBIDDEN.answer(context);
        } else if (status == 405) {
            Refusal.METHOD.answer(context);
        } else if (status == 413) {
            Refusal.TOO_LARGE.answer(context);
        } else if (status == 404) {
            Refusal.NOT_FOUND.answer(context);
        } else if (status >= 400 && status < 500) {
            Refusal.UNREADABLE.answer(context);
        } else {
            LOG.errorf(failure, "defect at %s", context.request().path());
            Refusal.DEFECT.answer(context);
        }
    }
}
