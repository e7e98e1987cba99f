package io.bellwether.stack;

import java.net.URI;

/**
 * An integrator's account.
 *
 * @param key of the source and of the client
 * @param tokenEndpoint where it gets its tokens
 * @param gateway where it pushes
 * @param secret what it proves itself with; null when by a key of its own
 */
public record SourceAccount(String key, String tokenEndpoint, URI gateway, String secret) {

    /** What to type. */
    public String howToGetAToken() {
        if (secret == null) {
            return """
                A token, with an assertion that the account signs itself (iss and sub %1$s, aud %2$s, exp, jti):
                  curl -s %2$s -d grant_type=client_credentials -d client_id=%1$s \\
                    -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer -d client_assertion=…\
                """.formatted(key, tokenEndpoint);
        }
        return """
            A token on this machine:  ./bellwether token %1$s
            A token from elsewhere:
              curl -s %2$s -d grant_type=client_credentials -d client_id=%1$s -d client_secret=%3$s
            Then push:
              curl -H "Authorization: Bearer $(./bellwether token %1$s)" -H 'Content-Type: application/json' \\
                %4$s/api/v1/measurements -d '[…]'\
            """.formatted(key, tokenEndpoint, secret, gateway);
    }
}
