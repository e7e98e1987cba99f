package io.bellwether.gateway.admission;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.HttpClients;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.keycloak.authorization.client.AuthorizationDeniedException;
import org.keycloak.authorization.client.AuthzClient;
import org.keycloak.authorization.client.Configuration;
import org.keycloak.representations.idm.authorization.AuthorizationRequest;
import org.keycloak.representations.idm.authorization.Permission;

/**
 * Asks Keycloak's authorization services what a set of roles is granted: with a token of the client
 * {@code bellwether-permissions}, whose optional scopes {@code role-…} put exactly those roles into it. Such a token has no
 * audience that a door of ours takes. Blocks.
 */
@ApplicationScoped
public class KeycloakPermissions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Asked anew this long before it expires. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private record Held(String token, Instant until) {}

    private final String address;
    private final String secret;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<Set<String>, Held> tokens = new ConcurrentHashMap<>();
    private AuthzClient client;

    KeycloakPermissions(
            @ConfigProperty(name = "bellwether.identity-url") String address,
            @ConfigProperty(name = "bellwether.gateway-secret") String secret) {
        this.address = address;
        this.secret = secret;
    }

    /** Everything granted, as {@code resource#scope}; throws when Keycloak does not say. */
    Set<String> of(Set<String> roles) {
        AuthorizationRequest request = new AuthorizationRequest();
        request.setAudience("bellwether-gateway");
        AuthorizationRequest.Metadata metadata = new AuthorizationRequest.Metadata();
        metadata.setResponseMode("permissions");
        request.setMetadata(metadata);
        Set<String> permissions = new HashSet<>();
        try {
            List<Permission> granted = client().authorization(token(roles)).getPermissions(request);
            for (Permission permission : granted) {
                if (permission.getScopes() != null) {
                    permission
                            .getScopes()
                            .forEach(scope -> permissions.add(permission.getResourceName() + "#" + scope));
                }
            }
        } catch (AuthorizationDeniedException nothing) {
            return Set.of();
        } catch (RuntimeException refused) {
            // a Keycloak that came back with other keys takes no token from before
            tokens.clear();
            throw refused;
        }
        return Set.copyOf(permissions);
    }

    private String token(Set<String> roles) {
        Held held = tokens.get(roles);
        if (held == null || held.until().isBefore(Instant.now())) {
            held = fetch(roles);
            tokens.put(roles, held);
        }
        return held.token();
    }

    private Held fetch(Set<String> roles) {
        String scope = roles.stream().map(role -> "role-" + role).collect(Collectors.joining(" "));
        String form = "grant_type=client_credentials&client_id=bellwether-permissions&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8) + "&scope="
                + URLEncoder.encode(scope, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("no token for " + roles + ": " + answer.statusCode());
            }
            JsonObject body = new JsonObject(answer.body());
            Instant until =
                    Instant.now().plusSeconds(body.getLong("expires_in")).minus(MARGIN);
            return new Held(body.getString("access_token"), until);
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking Keycloak", stopping);
        }
    }

    private AuthzClient client() {
        if (client == null) {
            int realms = address.indexOf("/realms/");
            Map<String, Object> credentials = new HashMap<>();
            credentials.put("secret", secret);
            client = AuthzClient.create(new Configuration(
                    address.substring(0, realms),
                    address.substring(realms + "/realms/".length()),
                    "bellwether-gateway",
                    credentials,
                    HttpClients.custom()
                            .setDefaultRequestConfig(RequestConfig.custom()
                                    .setConnectTimeout((int) PATIENCE.toMillis())
                                    .setSocketTimeout((int) PATIENCE.toMillis())
                                    .build())
                            .build()));
        }
        return client;
    }
}
