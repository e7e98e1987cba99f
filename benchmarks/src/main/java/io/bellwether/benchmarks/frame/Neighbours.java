package io.bellwether.benchmarks.frame;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who a service asks while it works: an identity provider with a key of its own, and departments that are all known. */
public final class Neighbours implements AutoCloseable {

    private static final int KEY_BITS = 2048;
    private static final int TOKEN_SECONDS = 24 * 3_600;

    private final HttpServer server;
    private final KeyPair keys;

    public Neighbours() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has RSA", impossible);
        }
        answer("/realms/bellwether/protocol/openid-connect/certs", jwks());
        String token = token("measurements-service", "[\"service\"]", "[]", "[]");
        String tokens =
                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + TOKEN_SECONDS + "}";
        // who asks for permissions is a gateway: everything is granted, so that nothing but its speed is in its way
        String granted = Stream.of("governance", "measurements", "metrics", "sources")
                .map(kind -> "{\"rsid\":\"" + kind + "\",\"rsname\":\"" + kind
                        + "\",\"scopes\":[\"ingest\",\"read\",\"write\"]}")
                .collect(Collectors.joining(",", "[", "]"));
        answer(
                "/realms/bellwether/protocol/openid-connect/token",
                asked -> asked.contains("uma-ticket") ? granted : tokens);
        String endpoints = issuer() + "/protocol/openid-connect";
        String configuration = "{\"issuer\":\"" + issuer() + "\",\"token_endpoint\":\"" + endpoints
                + "/token\",\"jwks_uri\":\"" + endpoints + "/certs\",\"authorization_endpoint\":\"" + endpoints
                + "/auth\",\"end_session_endpoint\":\"" + endpoints + "/logout\"}";
        answer("/realms/bellwether/.well-known/openid-configuration", configuration);
        answer("/realms/bellwether/.well-known/uma2-configuration", configuration);
        answer("/api/v1/", "{}");
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void answer(String path, String json) {
        answer(path, asked -> json);
    }

    private void answer(String path, UnaryOperator<String> json) {
        server.createContext(path, exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = json.apply(asked).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** Answers requests to a path in a way of its own. */
    public void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    /** Base address, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String issuer() {
        return url() + "/realms/bellwether";
    }

    /** A token of a feed that may push under the source of its own name. */
    public String feed(String client) {
        return token(client, "[\"integrator\"]", "[\"" + client + "\"]", "[]");
    }

    /** A token of somebody with one role. */
    public String person(String role) {
        return token(role, "[\"" + role + "\"]", "[]", "[]");
    }

    /** A token of an owner of a department. */
    public String owner(String department) {
        return token("owner", "[\"department-owner\"]", "[]", "[\"/departments/" + department + "\"]");
    }

    private String token(String name, String roles, String sources, String departments) {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"iss\":\"" + issuer() + "\",\"aud\":\"bellwether-api\",\"sub\":\"" + name + "\",\"azp\":\""
                + name + "\",\"typ\":\"Bearer\",\"preferred_username\":\"" + name + "\",\"iat\":" + now + ",\"exp\":"
                + (now + TOKEN_SECONDS) + ",\"jti\":\"" + name + now + "\",\"sources\":" + sources + ",\"departments\":"
                + departments
                + ",\"realm_access\":{\"roles\":" + roles + "}}";
        String signed = text("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"bench\"}") + "." + text(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an RSA key signs", impossible);
        }
    }

    private String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"bench\",\"n\":\""
                + unsigned(key.getModulus()) + "\",\"e\":\"" + unsigned(key.getPublicExponent()) + "\"}]}";
    }

    private static String text(String json) {
        return encoded(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
