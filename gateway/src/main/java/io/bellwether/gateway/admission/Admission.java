package io.bellwether.gateway.admission;

import io.bellwether.gateway.route.Route;
import io.bellwether.gateway.session.CallerToken;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keycloak's coarse decisions: may a set of roles use a scope of a kind of resource? Its policies are roles, so what it
 * grants one caller it grants every caller with the same roles: asked once for a set of roles, again each minute, and kept
 * for up to an hour while Keycloak does not answer. No request waits for Keycloak but the first of a set of roles.
 */
@ApplicationScoped
public class Admission {

    private static final Logger LOG = Logger.getLogger(Admission.class);

    /** What is older than this is asked again before it is used, if Keycloak answers. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** What is older than this is not used any more. */
    private static final Duration USABLE = Duration.ofMinutes(60);

    /** The answer. */
    public enum Decision {
        ALLOWED,
        DENIED,
        UNKNOWN
    }

    /** What a set of roles was granted, {@code resource#scope} each, and with whose token it was asked. */
    private record Granted(Set<String> permissions, Instant at, String token) {}

    @Inject
    Vertx vertx;

    @Inject
    KeycloakPermissions keycloak;

    private final Clock clock = Clock.systemUTC();
    private final Map<Set<String>, Granted> granted = new ConcurrentHashMap<>();

    /** Decides; completes at once for a set of roles that was asked for before. */
    public Future<Decision> decide(CallerToken caller, Route route) {
        if (caller.roles().isEmpty()) {
            return Future.succeededFuture(Decision.DENIED);
        }
        String permission = route.resource() + "#" + route.scope();
        Granted known = granted.get(caller.roles());
        if (known != null && known.at().plus(USABLE).isAfter(clock.instant())) {
            granted.computeIfPresent(
                    caller.roles(), (roles, one) -> new Granted(one.permissions(), one.at(), caller.token()));
            return Future.succeededFuture(decision(known, permission));
        }
        return vertx.<Granted>executeBlocking(() -> ask(caller.roles(), caller.token()), false)
                .map(answer -> answer == null ? Decision.UNKNOWN : decision(answer, permission));
    }

    private static Decision decision(Granted granted, String permission) {
        return granted.permissions().contains(permission) ? Decision.ALLOWED : Decision.DENIED;
    }

    private Granted ask(Set<String> roles, String token) {
        try {
            Granted fresh = new Granted(keycloak.of(token), clock.instant(), token);
            granted.put(roles, fresh);
            return fresh;
        } catch (RuntimeException away) {
            LOG.warnf("Keycloak does not say what %s may do: %s", roles, away.getMessage());
            return null;
        }
    }

    /** Asks again for every set of roles that was seen, with the newest token of it. */
    @Scheduled(every = "30s", delayed = "30s")
    void refresh() {
        granted.forEach((roles, known) -> {
            if (known.at().plus(FRESH).isBefore(clock.instant())) {
                ask(roles, known.token());
            }
        });
    }
}
