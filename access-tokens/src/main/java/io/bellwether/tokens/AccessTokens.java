package io.bellwether.tokens;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Verifies access tokens. Valid is what is signed (RS256, ES256 or EdDSA) by a key that the issuer publishes under the
 * token's key id, has type {@code Bearer}, issuer, audience, subject and expiry, and is in its time, give or take a minute.
 * A valid token is known by its SHA-256 until it expires, so that only its first use pays for the signature.
 *
 * @param <T> what a door makes of a valid token, once, to be used until the token expires
 */
public final class AccessTokens<T> {

    private record Known<T>(T made, Instant expires) {}

    /** Clocks of one cluster may differ by this. */
    private static final int SKEW_SECONDS = 60;

    /** Longer than any token of Keycloak's; shorter than any that is sent to keep us busy. */
    private static final int LONGEST = 16_384;

    /** How many valid tokens are known at once, some two kilobytes each. */
    private static final int MOST = 4_096;

    private static final String[] ALGORITHMS = {"RS256", "ES256", "EdDSA"};

    private static final Set<String> TYPES = Set.of("JWT", "AT+JWT");

    private final SigningKeys keys;
    private final String issuer;
    private final String audience;
    private final InstantSource clock;
    private final Function<VerifiedToken, T> make;
    private final Map<String, Known<T>> verified = new ConcurrentHashMap<>();

    public AccessTokens(
            SigningKeys keys, String issuer, String audience, InstantSource clock, Function<VerifiedToken, T> make) {
        this.keys = keys;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
        this.make = make;
    }

    /**
     * What was made of the token. Fails with {@link RefusedTokenException} when it is not valid, with
     * {@link KeysUnavailableException} when that cannot be said. Completes at once for a token that is known, and for
     * every token whose key is.
     */
    public CompletableFuture<T> verify(String token) {
        if (token.length() > LONGEST) {
            return CompletableFuture.failedFuture(new RefusedTokenException("too long"));
        }
        String digest = digest(token);
        Known<T> known = verified.get(digest);
        if (known != null && known.expires().isAfter(clock.instant())) {
            return CompletableFuture.completedFuture(known.made());
        }
        String keyId;
        try {
            keyId = keyId(token);
        } catch (RefusedTokenException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        return keys.find(keyId).thenCompose(key -> {
            try {
                VerifiedToken fresh = check(token, key);
                T made = make.apply(fresh);
                keep(digest, new Known<>(made, fresh.expires()));
                return CompletableFuture.completedFuture(made);
            } catch (RefusedTokenException refused) {
                return CompletableFuture.failedFuture(refused);
            }
        });
    }

    /** The id of the key that a token says it is signed with, if its header is one of ours at all. */
    private static String keyId(String token) throws RefusedTokenException {
        try {
            JsonWebStructure structure = JsonWebStructure.fromCompactSerialization(token);
            String type = structure.getHeader(HeaderParameterNames.TYPE);
            if (!(structure instanceof JsonWebSignature)
                    || structure.getKeyIdHeaderValue() == null
                    || (type != null && !TYPES.contains(type.toUpperCase(java.util.Locale.ROOT)))) {
                throw new RefusedTokenException("not a signed access token");
            }
            return structure.getKeyIdHeaderValue();
        } catch (JoseException | RuntimeException unreadable) {
            throw new RefusedTokenException("not a token", unreadable);
        }
    }

    private VerifiedToken check(String token, Optional<Key> key) throws RefusedTokenException {
        if (key.isEmpty()) {
            throw new RefusedTokenException("signed with a key that the issuer does not publish");
        }
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKey(key.get())
                    .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, ALGORITHMS)
                    .setExpectedIssuer(true, issuer)
                    .setExpectedAudience(true, audience)
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
            if (!"Bearer".equals(claims.getStringClaimValue("typ"))) {
                throw new RefusedTokenException("not an access token");
            }
            return new VerifiedToken(
                    token,
                    claims,
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException invalid) {
            throw new RefusedTokenException("not valid", invalid);
        }
    }

    /** What tokens may be signed with: each is asymmetric, each is one that Keycloak offers. */
    static String[] algorithms() {
        return ALGORITHMS.clone();
    }

    private void keep(String digest, Known<T> fresh) {
        if (verified.size() >= MOST) {
            Instant now = clock.instant();
            verified.values().removeIf(known -> !known.expires().isAfter(now));
            if (verified.size() >= MOST) {
                verified.clear();
            }
        }
        verified.put(digest, fresh);
    }

    private static String digest(String token) {
        try {
            return new String(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
