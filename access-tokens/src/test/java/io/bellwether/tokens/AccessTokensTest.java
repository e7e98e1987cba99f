package io.bellwether.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AccessTokensTest {

    private final Forge forge = new Forge();
    private long now = System.currentTimeMillis();
    private final InstantSource clock = () -> java.time.Instant.ofEpochMilli(now);
    private final AccessTokens<VerifiedToken> tokens =
            new AccessTokens<>(new SigningKeys(forge, clock), Forge.ISSUER, "bellwether-api", clock, token -> token);

    @Test
    void a_valid_token_is_taken_and_read_once() {
        String token = forge.sign(Forge.claims());
        VerifiedToken verified = tokens.verify(token).join();
        assertThat(verified.raw()).isEqualTo(token);
        assertThat(tokens.verify(token).join()).isSameAs(verified);
    }

    @TestFactory
    Stream<DynamicTest> every_forged_or_misused_token_is_refused() {
        Map<String, String> forged = new LinkedHashMap<>();
        String good = forge.sign(Forge.claims());
        String[] parts = good.split("\\.");
        String payload = parts[1];
        forged.put("none", unsigned("{\"alg\":\"none\",\"kid\":\"first\"}") + "." + payload + ".");
        forged.put(
                "None with a signature",
                unsigned("{\"alg\":\"None\",\"kid\":\"first\"}") + "." + payload + "." + parts[2]);
        byte[] published = forge.key.getPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(published)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                published,
                pem.getBytes(StandardCharsets.UTF_8),
                forge.key.toJson().getBytes(StandardCharsets.UTF_8))) {
            for (String algorithm : List.of("HS256", "HS384", "HS512")) {
                forged.put(
                        algorithm + " keyed with the public key, " + secret.length,
                        forge.sign(Forge.claims(), algorithm, new SecretKeySpec(secret, "HMAC"), header -> {}));
            }
        }
        for (String algorithm : List.of("RS384", "RS512", "PS256", "PS384", "PS512")) {
            forged.put(algorithm, forge.sign(Forge.claims(), algorithm, forge.key.getPrivateKey(), header -> {}));
        }
        PublicJsonWebKey other = Forge.newKey("first");
        forged.put("another key under a known id", by(other, header -> {}));
        forged.put("jwk header", by(other, header -> header.setJwkHeader(other)));
        forged.put("jku header", by(other, header -> header.setHeader("jku", "http://127.0.0.1:1/jwks")));
        forged.put("x5u header", by(other, header -> header.setHeader("x5u", "http://127.0.0.1:1/cert")));
        forged.put("x5c header", by(other, header -> header.setHeader("x5c", List.of("AAAA"))));
        for (String id : List.of("", "../../etc/passwd", "' or 1=1 --", "first\u0000", "FIRST", "http://evil")) {
            forged.put("key id " + id, by(other, header -> header.setKeyIdHeaderValue(id)));
        }
        forged.put("no key id", signed(header -> header.getHeaders().setStringHeaderValue("kid", null)));
        forged.put("crit header", signed(header -> header.setHeader("crit", List.of("urn:example:unknown"))));
        forged.put("another type in the header", signed(header -> header.setHeader("typ", "dpop+jwt")));
        forged.put(
                "ES256 over an RSA key", parts(unsigned("{\"alg\":\"ES256\",\"kid\":\"first\"}"), payload, parts[2]));
        forged.put("another audience", with(claims -> claims.setAudience("account")));
        forged.put("no audience", with(claims -> claims.unsetClaim("aud")));
        forged.put("another issuer", with(claims -> claims.setIssuer("https://identity.example/realms/master")));
        forged.put("issuer with a slash", with(claims -> claims.setIssuer(Forge.ISSUER + "/")));
        forged.put("no issuer", with(claims -> claims.unsetClaim("iss")));
        forged.put("ID token", with(claims -> claims.setClaim("typ", "ID")));
        forged.put("refresh token", with(claims -> claims.setClaim("typ", "Refresh")));
        forged.put("logout token", with(claims -> claims.setClaim("typ", "Logout")));
        forged.put("typ is a list", with(claims -> claims.setClaim("typ", List.of("Bearer"))));
        forged.put("no typ", with(claims -> claims.unsetClaim("typ")));
        forged.put("expired", with(claims -> claims.setExpirationTime(in(-600))));
        forged.put("no expiry", with(claims -> claims.unsetClaim("exp")));
        forged.put("expiry is text", with(claims -> claims.setClaim("exp", "never")));
        forged.put("not yet", with(claims -> claims.setNotBefore(in(800))));
        forged.put("no subject", with(claims -> claims.unsetClaim("sub")));
        forged.put("empty", "");
        forged.put("one part", "abc");
        forged.put("two parts", parts[0] + "." + payload);
        forged.put("truncated", good.substring(0, good.length() - 10));
        JwtClaims somebodyElse = Forge.claims();
        somebodyElse.setSubject("somebody else");
        forged.put("signature of another token", parts(parts[0], unsigned(somebodyElse.toJson()), parts[2]));
        forged.put("four parts", good + ".x");
        forged.put("five parts", "a.b.c.d.e");
        forged.put("two dots", "..");
        forged.put("not base64", "!!." + payload + "." + parts[2]);
        forged.put("huge", "a".repeat(100_000));
        forged.put("deep JSON", unsigned("{\"alg\":".repeat(2_000)) + "." + payload + "." + parts[2]);
        return forged.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> assertRefused(one.getValue())));
    }

    @Test
    void a_minute_of_skew_is_forgiven_and_no_more() {
        assertThat(tokens.verify(with(claims -> claims.setExpirationTime(in(-50))))
                        .join())
                .isNotNull();
        assertThat(tokens.verify(with(claims -> claims.setNotBefore(in(50)))).join())
                .isNotNull();
    }

    @Test
    void a_known_token_is_refused_once_it_has_expired() {
        String token = forge.sign(Forge.claims());
        tokens.verify(token).join();
        now += 17 * 60_000;
        assertRefused(token);
    }

    @Test
    void a_new_key_is_found_and_unknown_ones_are_looked_for_once_in_ten_seconds() {
        tokens.verify(forge.sign(Forge.claims())).join();
        int before = forge.readings.get();
        for (int i = 0; i < 100; i++) {
            String id = "unknown-" + i;
            assertRefused(signed(header -> header.setKeyIdHeaderValue(id)));
        }
        assertThat(forge.readings.get() - before).isLessThanOrEqualTo(1);
        forge.key = Forge.newKey("second");
        now += 10_000;
        assertThat(tokens.verify(forge.sign(Forge.claims())).join()).isNotNull();
    }

    @Test
    void a_key_that_was_taken_back_is_forgotten() {
        String earlier = forge.sign(Forge.claims());
        String another = with(claims -> claims.setSubject("another"));
        tokens.verify(earlier).join();
        forge.key = Forge.newKey("second");
        now += SigningKeys.FRESH.toMillis() + 1;
        tokens.verify(with(claims -> claims.setSubject("reads again"))).join();
        assertRefused(another);
    }

    @Test
    void while_the_issuer_is_away_what_is_known_goes_on_being_used() {
        String first = forge.sign(Forge.claims());
        forge.away = true;
        assertThatThrownBy(() -> tokens.verify(first).join()).hasCauseInstanceOf(KeysUnavailableException.class);
        forge.away = false;
        now += 1_000;
        tokens.verify(first).join();
        forge.away = true;
        now += 6 * 60_000;
        assertThat(tokens.verify(with(claims -> claims.setSubject("another"))).join())
                .isNotNull();
        assertThat(tokens.verify(first).join()).isNotNull();
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> tokens.verify(token).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RefusedTokenException.class);
    }

    private String with(Consumer<JwtClaims> change) {
        JwtClaims claims = Forge.claims();
        change.accept(claims);
        return forge.sign(claims);
    }

    private String signed(Consumer<org.jose4j.jws.JsonWebSignature> header) {
        return forge.sign(Forge.claims(), AlgorithmIdentifiers.RSA_USING_SHA256, forge.key.getPrivateKey(), header);
    }

    private String by(PublicJsonWebKey key, Consumer<org.jose4j.jws.JsonWebSignature> header) {
        return forge.sign(Forge.claims(), AlgorithmIdentifiers.RSA_USING_SHA256, key.getPrivateKey(), header);
    }

    private static NumericDate in(long seconds) {
        return NumericDate.fromMilliseconds(System.currentTimeMillis() + seconds * 1_000);
    }

    private static String parts(String... parts) {
        return String.join(".", parts);
    }

    private static String unsigned(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
