package io.bellwether.acceptance.locks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.acceptance.house.House;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What is no valid access token of Keycloak's is 401 at every door, and no answer says which check failed. */
class ForgedTokensTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "forged-tokens-of-the-tests";

    private final House house = House.running();
    private final Keycloak keycloak = new Keycloak(house);

    private final Map<String, String> doors = Map.of(
            "gateway", house.gateway() + "/api/v1/objectives",
            "objectives", house.address("objectives") + "/api/v1/objectives",
            "measurements", house.address("measurements") + "/api/v1/metrics",
            "governance", house.address("governance") + "/api/v1/departments");

    @Test
    void everyDoorRefusesAllOfThemAlike() throws Exception {
        keycloak.feed("forger", SECRET, "[\"forger\"]", Map.of("client_credentials.use_refresh_token", "true"));
        JsonNode tokens = keycloak.tokens("forger", SECRET, "openid");
        String good = tokens.get("access_token").asText();
        Map<String, String> forged = forged(good);
        forged.put("an ID token", tokens.get("id_token").asText());
        forged.put("a refresh token", tokens.get("refresh_token").asText());
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> door : doors.entrySet()) {
            assertThat(given().auth().oauth2(good).get(door.getValue()).statusCode())
                    .as("a valid token at " + door.getKey())
                    .isEqualTo(200);
            String said = null;
            for (Map.Entry<String, String> one : forged.entrySet()) {
                Response answer = given().header("Authorization", "Bearer " + one.getValue())
                        .get(door.getValue());
                String body = answer.asString() + answer.header("WWW-Authenticate");
                said = said == null ? body : said;
                if (answer.statusCode() != 401
                        || !answer.contentType().startsWith("application/problem+json")
                        || !body.equals(said)) {
                    wrong.add(door.getKey() + ", " + one.getKey() + ": " + answer.statusCode() + " " + body);
                }
            }
        }
        System.out.printf("forged tokens: %d at %d doors, %d wrong%n", forged.size(), doors.size(), wrong.size());
        assertThat(wrong).isEmpty();
    }

    private Map<String, String> forged(String good) throws IOException, GeneralSecurityException {
        String[] parts = good.split("\\.");
        JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        String id = header.get("kid").asText();
        Map<String, String> forged = new LinkedHashMap<>();
        for (String none : List.of("none", "None", "NONE")) {
            String unsigned = base64("{\"alg\":\"" + none + "\",\"typ\":\"JWT\",\"kid\":\"" + id + "\"}");
            forged.put(none, unsigned + "." + parts[1] + ".");
            forged.put(none + " with the old signature", unsigned + "." + parts[1] + "." + parts[2]);
        }
        byte[] der = published(id).getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (byte[] secret : List.of(der, pem)) {
            String signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + id + "\"}") + "." + parts[1];
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            forged.put(
                    "HS256 keyed with the public key, " + secret.length,
                    signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII))));
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair mine = generator.generateKeyPair();
        String jwk = "{\"kty\":\"RSA\",\"n\":\""
                + encoded(((RSAPublicKey) mine.getPublic()).getModulus().toByteArray()) + "\",\"e\":\"AQAB\"}";
        for (String extra : List.of(
                "",
                ",\"jwk\":" + jwk,
                ",\"jku\":\"http://127.0.0.1:1/jwks\"",
                ",\"x5u\":\"http://127.0.0.1:1/cert\"",
                ",\"x5c\":[\"AAAA\"]",
                ",\"crit\":[\"b64\"],\"b64\":false")) {
            forged.put(
                    "another key " + extra,
                    sign(mine, "{\"alg\":\"RS256\",\"kid\":\"" + id + "\"" + extra + "}", parts[1]));
        }
        for (String other : List.of("unknown", "../../../dev/null", "' or 1=1 --", "")) {
            forged.put("key id " + other, sign(mine, "{\"alg\":\"RS256\",\"kid\":\"" + other + "\"}", parts[1]));
        }
        forged.put("no key id", sign(mine, "{\"alg\":\"RS256\"}", parts[1]));
        String said = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String later = Long.toString(Instant.now().getEpochSecond() + 99_999);
        forged.put("more roles, old signature", swapped(parts, said.replace("integrator", "admin")));
        forged.put(
                "later expiry, old signature",
                swapped(parts, said.replace(claims.get("exp").asText(), later)));
        forged.put("truncated", good.substring(0, good.length() - 8));
        forged.put("two parts", parts[0] + "." + parts[1]);
        forged.put("two dots", "..");
        forged.put("four parts", good + ".x");
        forged.put("nothing", "");
        forged.put("long", "a".repeat(8_000));
        // real ones of Keycloak's for something else
        forged.put(
                "a token without our audience",
                keycloak.tokens("bellwether-permissions", keycloak.secret("client.gateway"), "role-admin")
                        .get("access_token")
                        .asText());
        forged.put("a token of another issuer", keycloak.administrator());
        return forged;
    }

    private static String swapped(String[] parts, String claims) {
        return parts[0] + "." + base64(claims) + "." + parts[2];
    }

    private PublicKey published(String id) throws GeneralSecurityException {
        for (JsonNode key : keycloak.open("/certs").get("keys")) {
            if (key.get("kid").asText().equals(id)) {
                return KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(key.get("n")), number(key.get("e"))));
            }
        }
        throw new IllegalStateException("Keycloak does not publish the key that it signs with");
    }

    private static BigInteger number(JsonNode encoded) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(encoded.asText()));
    }

    private static String sign(KeyPair key, String header, String payload) throws GeneralSecurityException {
        String signed = base64(header) + "." + payload;
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoded(signature.sign());
    }

    private static String base64(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
