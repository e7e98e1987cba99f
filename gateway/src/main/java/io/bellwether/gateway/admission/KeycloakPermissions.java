package io.bellwether.gateway.admission;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.keycloak.authorization.client.AuthorizationDeniedException;
import org.keycloak.authorization.client.AuthzClient;
import org.keycloak.authorization.client.Configuration;
import org.keycloak.representations.idm.authorization.AuthorizationRequest;
import org.keycloak.representations.idm.authorization.Permission;

/** Asks Keycloak's authorization services what a token is granted. Blocks. */
@ApplicationScoped
public class KeycloakPermissions {

    private static final Logger LOG = Logger.getLogger(KeycloakPermissions.class);

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "bellwether.identity-url")
    String keycloak;

    @ConfigProperty(name = "bellwether.gateway-secret")
    String secret;

    private volatile AuthzClient client;

    /** The client's first call loads Keycloak's configuration and takes seconds; nobody should wait for it. */
    void warm(@Observes StartupEvent started) {
        vertx.executeBlocking(() -> client(), false)
                .onFailure(away -> LOG.infof("Keycloak is not there yet: %s", away.getMessage()));
    }

    /** Everything granted, as {@code resource#scope}. */
    Set<String> of(String token) {
        AuthorizationRequest request = new AuthorizationRequest();
        request.setAudience("bellwether-gateway");
        AuthorizationRequest.Metadata metadata = new AuthorizationRequest.Metadata();
        metadata.setResponseMode("permissions");
        request.setMetadata(metadata);
        Set<String> permissions = new HashSet<>();
        try {
            List<Permission> granted = client().authorization(token).getPermissions(request);
            for (Permission permission : granted) {
                permission.getScopes().forEach(scope -> permissions.add(permission.getResourceName() + "#" + scope));
            }
        } catch (AuthorizationDeniedException nothing) {
            LOG.debugf("Keycloak grants nothing: %s", nothing.getMessage());
        }
        return permissions;
    }

    private synchronized AuthzClient client() {
        if (client == null) {
            int realms = keycloak.indexOf("/realms/");
            Map<String, Object> credentials = new HashMap<>();
            credentials.put("secret", secret);
            client = AuthzClient.create(new Configuration(
                    keycloak.substring(0, realms),
                    keycloak.substring(realms + "/realms/".length()),
                    "bellwether-gateway",
                    credentials,
                    null));
        }
        return client;
    }
}
