package io.bellwether.gateway.route;

import io.bellwether.gateway.admission.Admission;
import io.bellwether.gateway.admission.RateLimit;
import io.bellwether.gateway.answer.Refusal;
import io.bellwether.gateway.session.Caller;
import io.bellwether.gateway.session.Callers;
import io.bellwether.gateway.session.CrossSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Everything below {@code /api}: promised? not from another site? who? not too much? may such a role do such a thing? Only
 * then is a body read, and only then does a service hear of it.
 */
@ApplicationScoped
public class ApiRoute {

    private static final Logger LOG = Logger.getLogger(ApiRoute.class);

    @Inject
    Callers callers;

    @Inject
    CrossSite crossSite;

    @Inject
    RateLimit rateLimit;

    @Inject
    Admission admission;

    @Inject
    Bodies bodies;

    @Inject
    Upstreams upstreams;

    @Inject
    OpenApi openApi;

    void install(@Observes Router router) {
        router.get("/api/v1/openapi.json").handler(openApi::answer);
        router.route("/api/*").handler(this::handle);
        router.route("/api").handler(Refusal.NOT_FOUND::answer);
        router.route("/q/*").handler(Refusal.NOT_FOUND::answer);
        router.route("/q").handler(Refusal.NOT_FOUND::answer);
        router.route("/internal/*").handler(Refusal.NOT_FOUND::answer);
        router.route("/internal").handler(Refusal.NOT_FOUND::answer);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String method = request.method().name();
        Set<String> methods = openApi.operations().methods(request.path());
        Optional<Route> route = Routes.of(method, request.path());
        if (methods.isEmpty() || route.isEmpty()) {
            Refusal.NOT_FOUND.answer(context);
            return;
        }
        if (method.equals("OPTIONS") && crossSite.answersPreflight(context)) {
            return;
        }
        if (!methods.contains(method)) {
            context.response().putHeader("Allow", String.join(", ", methods));
            Refusal.METHOD.answer(context);
            return;
        }
        if (crossSite.refuses(context)) {
            Refusal.CROSS_SITE.answer(context);
            return;
        }
        String expected = request.getHeader("Expect");
        if (expected != null && !expected.equalsIgnoreCase("100-continue")) {
            Refusal.EXPECTATION.answer(context);
            return;
        }
        request.pause();
        callers.of(context)
                .onSuccess(caller -> {
                    if (caller.isPresent()) {
                        admit(context, route.get(), caller.get());
                    } else {
                        refuse(context, rateLimit.allowsAnonymous(context) ? Refusal.UNAUTHORIZED : Refusal.TOO_MANY);
                    }
                })
                .onFailure(failure -> {
                    LOG.infof("a caller cannot be told: %s", failure.getMessage());
                    refuse(context, Refusal.NOBODY_KNOWN);
                });
    }

    private void admit(RoutingContext context, Route route, Caller caller) {
        MDC.put("caller", caller.token().subject());
        if (caller.browser() && crossSite.refusesSession(context)) {
            refuse(context, Refusal.CROSS_SITE);
            return;
        }
        if (!rateLimit.allows(caller.token().subject())) {
            refuse(context, Refusal.TOO_MANY);
            return;
        }
        switch (admission.decide(caller.token(), route)) {
            case ALLOWED -> pass(context, route, caller.token().token());
            case DENIED -> {
                LOG.infof("refused: %s %s, which none of the caller's roles allows", route.scope(), route.resource());
                refuse(context, Refusal.FORBIDDEN);
            }
            case UNKNOWN -> refuse(context, Refusal.UNDECIDED);
        }
    }

    private void pass(RoutingContext context, Route route, String token) {
        HttpServerRequest request = context.request();
        crossSite.open(context);
        boolean waits = request.getHeader("Expect") != null;
        if (route.way() == Route.Way.STREAM) {
            if (waits) {
                context.response().writeContinue();
            }
            upstreams.pass(context, route, token);
        } else if (!Bodies.isSent(request)) {
            upstreams.pass(context, route, token);
        } else if (bodies.isTooLarge(request)) {
            refuse(context, Refusal.TOO_LARGE);
        } else {
            if (waits) {
                context.response().writeContinue();
            }
            bodies.take(context).onSuccess(body -> upstreams.pass(context, route, token, body));
        }
    }

    /** Answers; a body that is still coming is read away by the server, for as long as the door allows. */
    private static void refuse(RoutingContext context, Refusal refusal) {
        context.request().resume();
        refusal.answer(context);
    }
}
