package io.bellwether.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * As much of Keycloak as the gateway speaks with: code flow, refresh tokens that are good for one use, logout, keys, and
 * UMA permissions by role. What is on the fields may be changed by a test, which puts it back.
 */
final class FakeKeycloak {

    static final FakeKeycloak ONE = new FakeKeycloak();

    private static final ObjectMapper JSON = new ObjectMapper();

    final AtomicInteger refreshes = new AtomicInteger();
    final AtomicInteger keyReadings = new AtomicInteger();
    final AtomicInteger permissionQuestions = new AtomicInteger();
    volatile boolean away;
    volatile int lifespan = 900;
    volatile RsaJsonWebKey key = newKey("first");
    volatile Set<String> coordinatorMay = Set.of("read", "write", "decide", "administer");

    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final Map<String, String> sessionsByRefreshToken = new ConcurrentHashMap<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    private FakeKeycloak() {}

    /** Starts where the gateway looks for it. */
    void start(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 200);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/bellwether";
    }

    static RsaJsonWebKey newKey(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setUse("sig");
            key.setAlgorithm("RS256");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (away) {
                return;
            }
            String path = exchange.getRequestURI().getPath();
            Map<String, String> form =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (path.endsWith("/.well-known/openid-configuration")
                    || path.endsWith("/.well-known/uma2-configuration")) {
                answer(exchange, 200, configuration());
            } else if (path.endsWith("/certs")) {
                keyReadings.incrementAndGet();
                answer(
                        exchange,
                        200,
                        new JsonWebKeySet(List.of(key)).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
            } else if (path.endsWith("/auth")) {
                authorize(exchange);
            } else if (path.endsWith("/token")) {
                token(exchange, form);
            } else if (path.endsWith("/logout")) {
                String session = sessionsByRefreshToken.remove(form.get("refresh_token"));
                if (session != null) {
                    sessions.remove(session);
                }
                exchange.sendResponseHeaders(204, -1);
            } else {
                answer(exchange, 404, "{}");
            }
        }
    }

    private String configuration() {
        String base = issuer() + "/protocol/openid-connect";
        return JSON.createObjectNode()
                .put("issuer", issuer())
                .put("authorization_endpoint", base + "/auth")
                .put("token_endpoint", base + "/token")
                .put("jwks_uri", base + "/certs")
                .put("end_session_endpoint", base + "/logout")
                .put("introspection_endpoint", base + "/introspect")
                .put("resource_registration_endpoint", base + "/resource_set")
                .put("permission_endpoint", base + "/permission")
                .toString();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        challenges.put(code, query.get("code_challenge"));
        nonces.put(code, query.getOrDefault("nonce", ""));
        exchange.getResponseHeaders()
                .add("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> {
                String challenge = challenges.remove(form.get("code"));
                if (challenge == null || !challenge.equals(challenge(form.get("code_verifier")))) {
                    answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
                    return;
                }
                String session = UUID.randomUUID().toString();
                sessions.add(session);
                answer(exchange, 200, tokens(session, nonces.remove(form.get("code"))));
            }
            case "refresh_token" -> {
                refreshes.incrementAndGet();
                String session = sessionsByRefreshToken.remove(form.get("refresh_token"));
                if (session == null || !sessions.contains(session)) {
                    answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
                } else {
                    answer(exchange, 200, tokens(session, null));
                }
            }
            case "client_credentials" -> {
                JwtClaims claims = claims("service-account-permissions", List.of());
                claims.unsetClaim("aud");
                Set<String> roles = new TreeSet<>();
                for (String scope : form.getOrDefault("scope", "").split(" ")) {
                    roles.add(scope.substring("role-".length()));
                }
                claims.setClaim("realm_access", Map.of("roles", List.copyOf(roles)));
                answer(
                        exchange,
                        200,
                        JSON.createObjectNode()
                                .put("access_token", sign(claims))
                                .put("expires_in", 900)
                                .toString());
            }
            case "urn:ietf:params:oauth:grant-type:uma-ticket" -> permissions(exchange);
            default -> answer(exchange, 400, "{\"error\":\"unsupported_grant_type\"}");
        }
    }

    private void permissions(HttpExchange exchange) throws IOException {
        permissionQuestions.incrementAndGet();
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        String claims =
                new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        Set<String> roles = new TreeSet<>();
        JSON.readTree(claims).path("realm_access").path("roles").forEach(role -> roles.add(role.asText()));
        ArrayNode granted = JSON.createArrayNode();
        for (String resource : List.of(
                "objectives",
                "governance",
                "overlaps",
                "metrics",
                "measurements",
                "imports",
                "incidents",
                "sources",
                "records",
                "webhooks")) {
            Set<String> scopes = new TreeSet<>(Set.of("read"));
            if (roles.contains("coordinator")) {
                scopes.clear();
                scopes.addAll(coordinatorMay);
            }
            if (roles.contains("department-owner")) {
                scopes.add("write");
            }
            if (roles.contains("integrator")) {
                scopes.add("ingest");
            }
            ArrayNode named = granted.addObject()
                    .put("rsid", resource)
                    .put("rsname", resource)
                    .putArray("scopes");
            scopes.forEach(named::add);
        }
        answer(exchange, 200, granted.toString());
    }

    private String tokens(String session, String nonce) {
        JwtClaims access = claims("browser", List.of("coordinator"));
        access.setClaim("sid", session);
        access.setExpirationTime(in(lifespan));
        JwtClaims id = claims("browser", List.of());
        id.setAudience("bellwether-gateway");
        id.setClaim("typ", "ID");
        id.setClaim("sid", session);
        id.setExpirationTime(in(lifespan));
        if (nonce != null) {
            id.setClaim("nonce", nonce);
        }
        String refresh = UUID.randomUUID().toString();
        sessionsByRefreshToken.put(refresh, session);
        return JSON.createObjectNode()
                .put("access_token", sign(access))
                .put("id_token", sign(id))
                .put("refresh_token", refresh)
                .put("token_type", "Bearer")
                .put("expires_in", lifespan)
                .toString();
    }

    /** Ends every session, as an administrator would, and tells nobody. */
    void endSessions() {
        sessions.clear();
    }

    Set<String> sessions() {
        return Set.copyOf(sessions);
    }

    /** The token by which Keycloak tells a client that a session has ended. */
    JwtClaims logoutClaims(String session) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience("bellwether-gateway");
        claims.setIssuedAtToNow();
        claims.setGeneratedJwtId();
        claims.setExpirationTime(in(60));
        claims.setClaim("typ", "Logout");
        claims.setClaim("sid", session);
        claims.setClaim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        return claims;
    }

    /** A valid access token. */
    String token(String subject, String... roles) {
        return sign(claims(subject, List.of(roles)));
    }

    JwtClaims claims(String subject, List<String> roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience("bellwether-api");
        claims.setSubject(subject);
        claims.setGeneratedJwtId();
        claims.setIssuedAt(in(-1_200));
        claims.setExpirationTime(in(900));
        claims.setClaim("typ", "Bearer");
        claims.setClaim("azp", "bellwether-cli");
        claims.setClaim("realm_access", Map.of("roles", roles));
        return claims;
    }

    String sign(JwtClaims claims) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key.getPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static NumericDate in(long seconds) {
        return NumericDate.fromMilliseconds(System.currentTimeMillis() + seconds * 1_000);
    }

    private static String challenge(String verifier) {
        try {
            return java.util.Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        if (text != null) {
            for (String pair : text.split("&")) {
                int at = pair.indexOf('=');
                if (at > 0) {
                    form.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return form;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
