package io.bellwether.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Really signed access tokens, with the claims that the realm's mappers put in. */
public final class Tokens {

    /** The issuer of all of them. */
    public static final String ISSUER = "https://identity.test/realms/bellwether";

    /** The key's id in the JWKS. */
    public static final String KEY_ID = "test-key";

    /** Tests run in several class loaders of one JVM; this is where they share the key. */
    private static final String SHARED = "io.bellwether.testing.key";

    private static final int KEY_BITS = 2048;

    private Tokens() {}

    /**
     * A token of a demo person: {@code owner.<department>}, {@code coordinator}, {@code viewer}, {@code admin}; anyone
     * else has no role.
     */
    public static String as(String person) {
        if (person.startsWith("owner.")) {
            return owner(person, person.substring("owner.".length()));
        }
        List<String> roles =
                switch (person) {
                    case "coordinator", "viewer", "admin" -> List.of(person);
                    default -> List.of();
                };
        return sign(claims(person, "bellwether-cli", roles));
    }

    /** A token of an owner of these departments. */
    public static String owner(String person, String... departments) {
        List<String> groups =
                Arrays.stream(departments).map(key -> "/departments/" + key).toList();
        return sign(
                claims(person, "bellwether-cli", List.of("department-owner")).claim("departments", groups));
    }

    /** A token of an integrator's client that may push under these sources. */
    public static String feed(String client, String... sources) {
        return sign(claims("service-account-" + client, client, List.of("integrator"))
                .claim("sources", sources.length == 0 ? List.of(client) : List.of(sources)));
    }

    /** A token of one of our own services' account, for instance {@code objectives-service}. */
    public static String service(String client) {
        return sign(claims("service-account-" + client, client, List.of("service")));
    }

    /** The claims that every token has; change them to make a bad one. */
    public static JwtClaimsBuilder claims(String name, String client, List<String> roles) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience("bellwether-api")
                .subject(subject(name))
                .preferredUserName(name)
                .claim("azp", client)
                .claim("typ", "Bearer")
                .claim("realm_access", Map.of("roles", roles))
                .expiresIn(Duration.ofMinutes(15));
    }

    /** The subject of a named person or client, the same in every run. */
    public static String subject(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Signs claims with the key that the services trust. */
    public static String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId(KEY_ID).sign(privateKey());
    }

    /** The private key, for forging. */
    public static PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(shared().split(" ")[0]);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the shared key is not one", impossible);
        }
    }

    /** Writes the JWKS to a file and gives its address. */
    static String publishKeys() {
        String[] parts = shared().split(" ");
        String jwks = "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + KEY_ID
                + "\",\"n\":\"" + parts[1] + "\",\"e\":\"" + parts[2] + "\"}]}";
        try {
            Path file = Files.createTempFile("bellwether-jwks", ".json");
            file.toFile().deleteOnExit();
            Files.writeString(file, jwks);
            return file.toUri().toString();
        } catch (IOException failed) {
            throw new UncheckedIOException("the keys cannot be written", failed);
        }
    }

    private static synchronized String shared() {
        String value = System.getProperty(SHARED);
        if (value == null) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(KEY_BITS);
                KeyPair pair = generator.generateKeyPair();
                RSAPublicKey key = (RSAPublicKey) pair.getPublic();
                value = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + " "
                        + unsigned(key.getModulus()) + " " + unsigned(key.getPublicExponent());
                System.setProperty(SHARED, value);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java has RSA", impossible);
            }
        }
        return value;
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] stripped = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(stripped);
    }
}
