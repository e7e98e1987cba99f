package io.bellwether.tokens;

import java.security.Key;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Verifies the tokens by which an issuer says that a session has ended (OpenID Connect Back-Channel Logout). */
public final class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** Such a token is sent as soon as it is made. */
    private static final int OLDEST_SECONDS = 300;

    private static final int SKEW_SECONDS = 60;

    private final SigningKeys keys;
    private final String issuer;
    private final String client;
    private final InstantSource clock;

    /**
     * Made for one client.
     *
     * @param client the id that the tokens must be addressed to
     */
    public LogoutTokens(SigningKeys keys, String issuer, String client, InstantSource clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.client = client;
        this.clock = clock;
    }

    /** The session that has ended. Fails with {@link RefusedTokenException} when the token does not say so validly. */
    public CompletableFuture<String> verify(String token) {
        String keyId;
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setCompactSerialization(token);
            keyId = String.valueOf(signature.getKeyIdHeaderValue());
        } catch (JoseException | RuntimeException unreadable) {
            return CompletableFuture.failedFuture(new RefusedTokenException("not a token", unreadable));
        }
        return keys.find(keyId).thenCompose(key -> {
            try {
                return CompletableFuture.completedFuture(session(token, key));
            } catch (RefusedTokenException refused) {
                return CompletableFuture.failedFuture(refused);
            }
        });
    }

    private String session(String token, Optional<Key> key) throws RefusedTokenException {
        if (key.isEmpty()) {
            throw new RefusedTokenException("signed with a key that the issuer does not publish");
        }
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKey(key.get())
                    .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AccessTokens.algorithms())
                    .setExpectedIssuer(true, issuer)
                    .setExpectedAudience(true, client)
                    .setIssuedAtRestrictions(SKEW_SECONDS, OLDEST_SECONDS)
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
            String session = claims.getStringClaimValue("sid");
            if (session == null
                    || claims.hasClaim("nonce")
                    || !(claims.getClaimValue("events") instanceof Map<?, ?> events)
                    || !events.containsKey(EVENT)) {
                throw new RefusedTokenException("not a logout token");
            }
            return session;
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException invalid) {
            throw new RefusedTokenException("not valid", invalid);
        }
    }
}
