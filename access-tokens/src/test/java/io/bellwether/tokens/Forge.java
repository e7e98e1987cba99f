package io.bellwether.tokens;

import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** An issuer with one key, which also signs what no issuer would. */
final class Forge implements KeySource {

    static final String ISSUER = "https://identity.example/realms/bellwether";

    final AtomicInteger readings = new AtomicInteger();
    RsaJsonWebKey key = newKey("first");
    boolean away;

    static RsaJsonWebKey newKey(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setUse("sig");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public CompletableFuture<String> read() {
        readings.incrementAndGet();
        return away
                ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                : CompletableFuture.completedFuture(
                        new JsonWebKeySet(List.of(key)).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("bellwether-api");
        claims.setSubject("somebody");
        claims.setClaim("typ", "Bearer");
        claims.setIssuedAt(NumericDate.fromMilliseconds(System.currentTimeMillis() - 1_200_000));
        claims.setExpirationTime(NumericDate.fromMilliseconds(
                System.currentTimeMillis() + Duration.ofMinutes(15).toMillis()));
        return claims;
    }

    String sign(JwtClaims claims) {
        return sign(claims, AlgorithmIdentifiers.RSA_USING_SHA256, key.getPrivateKey(), signature -> {});
    }

    String sign(JwtClaims claims, String algorithm, Key with, Consumer<JsonWebSignature> header) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
            signature.setDoKeyValidation(false);
            signature.setPayload(claims.toJson());
            signature.setKey(with);
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(algorithm);
            header.accept(signature);
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
