package io.bellwether.gateway.route;

import io.bellwether.gateway.admission.Admission;
import io.bellwether.gateway.admission.RateLimit;
import io.bellwether.gateway.answer.Refusal;
import io.bellwether.gateway.session.CallerToken;
import io.bellwether.gateway.session.Callers;
import io.bellwether.gateway.session.CrossSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Everything below {@code /api}: known path? who? not from another site? not too much? may such a role do such a thing? */
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
    Upstreams upstreams;

    @Inject
    OpenApi openApi;

    @ConfigProperty(name = "bellwether.body.max-bytes")
    long maxBytes;

    void install(@Observes Router router) {
        router.get("/api/v1/openapi.json").handler(openApi::answer);
        router.route("/api/*").handler(this::handle);
        router.route("/api").handler(Refusal.NOT_FOUND::answer);
        router.route("/q/*").handler(Refusal.NOT_FOUND::answer);
        router.route("/internal/*").handler(Refusal.NOT_FOUND::answer);
    }

    private void handle(RoutingContext context) {
        context.request().pause();
        callers.of(context)
                .subscribe()
                .with(
                        caller -> {
                            if (caller.isEmpty()) {
                                refuse(context, Refusal.UNAUTHORIZED);
                            } else {
                                admit(context, caller.get());
                            }
                        },
                        failure -> {
                            LOG.errorf(failure, "a caller cannot be told");
                            refuse(context, Refusal.AWAY);
                        });
    }

    private void admit(RoutingContext context, CallerToken caller) {
        Optional<Route> found =
                Routes.of(context.request().method().name(), context.request().path());
        if (found.isEmpty()) {
            refuse(context, Refusal.NOT_FOUND);
            return;
        }
        Route route = found.get();
        if (crossSite.refuses(context, caller)) {
            refuse(context, Refusal.CROSS_SITE);
            return;
        }
        if (!rateLimit.allows(caller.subject())) {
            refuse(context, Refusal.TOO_MANY);
            return;
        }
        if (!route.streams() && length(context) > maxBytes) {
            refuse(context, Refusal.TOO_LARGE);
            return;
        }
        admission
                .decide(caller, route)
                .onSuccess(decision -> {
                    switch (decision) {
                        case ALLOWED -> upstreams.pass(context, route, caller.token());
                        case DENIED -> refuse(context, Refusal.FORBIDDEN);
                        case UNKNOWN -> refuse(context, Refusal.UNDECIDED);
                    }
                })
                .onFailure(failure -> {
                    LOG.errorf(failure, "an admission cannot be decided");
                    refuse(context, Refusal.UNDECIDED);
                });
    }

    private static long length(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    /** Answers; a body that is still coming is read away by the server up to its own limit. */
    private static void refuse(RoutingContext context, Refusal refusal) {
        context.request().resume();
        refusal.answer(context);
    }
}
