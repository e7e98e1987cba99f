package io.bellwether.gateway.session;

import io.bellwether.tokens.AccessTokens;
import io.bellwether.tokens.KeySource;
import io.bellwether.tokens.SigningKeys;
import io.bellwether.tokens.VerifiedToken;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Access tokens of Keycloak's for the API, and what the gateway needs of them. */
@ApplicationScoped
public class BearerTokens {

    private static final Logger LOG = Logger.getLogger(BearerTokens.class);

    /** The roles that people and integrators have; our own services do not come through here. */
    private static final Set<String> ROLES = Set.of("viewer", "department-owner", "coordinator", "integrator", "admin");

    private final SigningKeys keys;
    private final AccessTokens<CallerToken> tokens;

    BearerTokens(
            @ConfigProperty(name = "bellwether.issuer") String issuer,
            @ConfigProperty(name = "bellwether.identity-url") String keycloak) {
        keys = new SigningKeys(
                KeySource.at(URI.create(keycloak + "/protocol/openid-connect/certs")), InstantSource.system());
        tokens = new AccessTokens<>(keys, issuer, "bellwether-api", InstantSource.system(), BearerTokens::caller);
    }

    /** Reads the keys before the first request does; Keycloak may also come up later. */
    void warm(@Observes StartupEvent started) {
        keys.read().exceptionally(away -> {
            LOG.infof("Keycloak is not there yet: %s", away.getMessage());
            return null;
        });
    }

    /** The keys that Keycloak signs with. */
    SigningKeys keys() {
        return keys;
    }

    /** The caller; fails as {@link AccessTokens#verify} does. */
    CompletableFuture<CallerToken> verify(String token) {
        return tokens.verify(token);
    }

    private static CallerToken caller(VerifiedToken token) {
        Map<String, Object> claims = token.claims().getClaimsMap();
        Set<String> roles = new TreeSet<>();
        if (claims.get("realm_access") instanceof Map<?, ?> access && access.get("roles") instanceof List<?> named) {
            named.forEach(role -> {
                if (ROLES.contains(String.valueOf(role))) {
                    roles.add(String.valueOf(role));
                }
            });
        }
        return new CallerToken(
                token.raw(),
                String.valueOf(claims.get("sub")),
                claims.get("sid") instanceof String session ? session : "",
                Set.copyOf(roles));
    }
}
