package io.bellwether.gateway.session;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** Tells who is calling, without ever redirecting. */
@ApplicationScoped
public class Callers {

    private static final Logger LOG = Logger.getLogger(Callers.class);

    private static final Set<String> ROLES =
            Set.of("viewer", "department-owner", "coordinator", "integrator", "admin", "service");

    /** The caller, or nothing without a valid token or session. Fails only when that cannot be found out. */
    public Uni<Optional<CallerToken>> of(RoutingContext context) {
        Uni<SecurityIdentity> identity = QuarkusHttpUser.getSecurityIdentity(context, null);
        return identity.map(found -> token(context, found)).onFailure().recoverWithItem(failure -> {
            if (!(failure instanceof AuthenticationFailedException)) {
                LOG.debugf(failure, "authentication did not succeed");
            }
            return Optional.empty();
        });
    }

    private static Optional<CallerToken> token(RoutingContext context, SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            return Optional.empty();
        }
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (credential == null || credential.getToken() == null) {
            return Optional.empty();
        }
        JsonObject claims = claims(credential.getToken());
        if (claims == null || !"Bearer".equals(claims.getString("typ")) || !isForTheApi(claims.getValue("aud"))) {
            return Optional.empty();
        }
        Set<String> roles = new TreeSet<>();
        JsonObject access = claims.getJsonObject("realm_access", new JsonObject());
        access.getJsonArray("roles", new JsonArray()).forEach(role -> {
            if (ROLES.contains(String.valueOf(role))) {
                roles.add(String.valueOf(role));
            }
        });
        boolean browser = context.request().getHeader("Authorization") == null;
        return Optional.of(
                new CallerToken(credential.getToken(), claims.getString("sub", ""), Set.copyOf(roles), browser));
    }

    private static boolean isForTheApi(Object audience) {
        return audience instanceof JsonArray several
                ? several.contains("bellwether-api")
                : "bellwether-api".equals(audience);
    }

    /** The claims of a token whose signature was verified; null when it is not a signed token. */
    private static JsonObject claims(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return null;
        }
        try {
            return new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DecodeException unreadable) {
            return null;
        }
    }
}
