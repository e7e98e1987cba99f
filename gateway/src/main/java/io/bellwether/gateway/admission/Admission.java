package io.bellwether.gateway.admission;

import io.bellwether.gateway.route.Route;
import io.bellwether.gateway.session.CallerToken;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Keycloak's coarse decisions: may a set of roles use a scope of a kind of resource? Its policies are roles, so what it
 * grants one caller it grants every caller with the same roles. All sets of roles are asked for at the start and again
 * each minute; the answers are used for up to an hour while Keycloak does not answer, then everything is refused. No
 * request ever waits for Keycloak here.
 */
@ApplicationScoped
public class Admission {

    private static final Logger LOG = Logger.getLogger(Admission.class);

    /** How old decisions get before they are asked for again. */
    static final Duration FRESH = Duration.ofMinutes(1);

    /** What is older than this is not used any more. */
    static final Duration USABLE = Duration.ofMinutes(60);

    /** The answer. */
    public enum Decision {
        ALLOWED,
        DENIED,
        UNKNOWN
    }

    /** What each set of roles is granted, {@code resource#scope} each, and when that was asked. */
    private record Granted(Map<Set<String>, Set<String>> permissions, Instant at) {}

    private final KeycloakPermissions keycloak;
    private final InstantSource clock;

    private volatile Granted granted = new Granted(Map.of(), Instant.MIN);
    private boolean away;

    @Inject
    Admission(KeycloakPermissions keycloak) {
        this(keycloak, InstantSource.system());
    }

    Admission(KeycloakPermissions keycloak, InstantSource clock) {
        this.keycloak = keycloak;
        this.clock = clock;
    }

    /** Decides. */
    public Decision decide(CallerToken caller, Route route) {
        if (caller.roles().isEmpty()) {
            return Decision.DENIED;
        }
        Granted now = granted;
        Set<String> permissions = now.permissions().get(caller.roles());
        if (permissions == null || !isUsable(now)) {
            return Decision.UNKNOWN;
        }
        return permissions.contains(route.resource() + "#" + route.scope()) ? Decision.ALLOWED : Decision.DENIED;
    }

    /** Whether anything can be decided. */
    boolean isUsable() {
        return isUsable(granted);
    }

    private boolean isUsable(Granted one) {
        return !one.permissions().isEmpty() && one.at().plus(USABLE).isAfter(clock.instant());
    }

    /** Asks for all sets of roles when the answers are a minute old; while Keycloak is away, every two seconds. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        Instant now = clock.instant();
        if (!granted.permissions().isEmpty() && granted.at().plus(FRESH).isAfter(now)) {
            return;
        }
        try {
            Map<Set<String>, Set<String>> fresh = new HashMap<>();
            for (Set<String> roles : RoleSets.ALL) {
                fresh.put(roles, keycloak.of(roles));
            }
            granted = new Granted(Map.copyOf(fresh), now);
            if (away) {
                LOG.info("Keycloak says again what each set of roles may do");
            }
            away = false;
        } catch (RuntimeException failed) {
            if (!away) {
                LOG.warnf("Keycloak does not say what each set of roles may do: %s", failed.getMessage());
            }
            away = true;
        }
    }
}
