package io.bellwether.kit.remote;

import io.bellwether.kit.problem.ProblemException;
import io.quarkus.arc.DefaultBean;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Client credentials at Keycloak, asked again shortly before they expire. */
@DefaultBean
@ApplicationScoped
public class KeycloakServiceIdentity implements ServiceIdentity {

    /** A token request takes milliseconds; ten seconds is an identity provider that is down. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Renewed this long before the end, so that none expires on its way. */
    private static final int RENEW_SECONDS_BEFORE = 60;

    @Inject
    OidcClient client;

    private Tokens tokens;

    @Override
    public synchronized String bearer() {
        if (tokens == null
                || tokens.getAccessTokenExpiresAt() - RENEW_SECONDS_BEFORE < System.currentTimeMillis() / 1000) {
            try {
                tokens = client.getTokens().await().atMost(PATIENCE);
            } catch (RuntimeException away) {
                throw (ProblemException) ProblemException.unavailable("The identity provider does not answer.", 5)
                        .initCause(away);
            }
        }
        return "Bearer " + tokens.getAccessToken();
    }
}
