package io.bellwether.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.identity.Realm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Access tokens of demo people: the code flow with PKCE through the command line's public client, the sign-in form filled
 * as a person would (password = name). The demo feed and added sources get theirs by client credentials.
 */
final class SignIn {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    /** Asked anew this long before it expires. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private record Held(String token, Instant until) {}

    private final String endpoint;
    private final Secrets secrets;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    SignIn(String keycloak, Secrets secrets) {
        this.endpoint = keycloak + "/realms/" + Realm.NAME + "/protocol/openid-connect";
        this.secrets = secrets;
    }

    String token(String name) {
        Held known = held.get(name);
        if (known == null || known.until().isBefore(Instant.now())) {
            known = secrets.has("client." + name) ? client(name) : person(name);
            held.put(name, known);
        }
        return known.token();
    }

    private Held client(String name) {
        return exchange(
                HttpClient.newHttpClient(),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        name,
                        "client_secret",
                        secrets.get("client." + name)));
    }

    private Held person(String name) {
        HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        String verifier = random();
        HttpResponse<String> page = send(
                browser,
                HttpRequest.newBuilder(URI.create(endpoint + "/auth?"
                        + form(Map.of(
                                "client_id", "bellwether-cli",
                                "response_type", "code",
                                "scope", "openid",
                                "redirect_uri", Realm.CLI_REDIRECT,
                                "state", random(),
                                "code_challenge", challenge(verifier),
                                "code_challenge_method", "S256")))));
        Matcher form = FORM.matcher(page.body());
        if (page.statusCode() != 200 || !form.find()) {
            throw new Trouble("Keycloak shows no sign-in form (it answered " + page.statusCode() + ").");
        }
        HttpResponse<String> signedIn = send(
                browser,
                HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Cookie", cookies(page))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(Map.of("username", name, "password", name)))));
        Matcher code = CODE.matcher(signedIn.headers().firstValue("Location").orElse(""));
        if (!code.find()) {
            throw new Trouble("Nobody signs in as \"" + name
                    + "\" with the name as password; the demo people are listed by ./bellwether status.");
        }
        return exchange(
                browser,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "bellwether-cli",
                        "code",
                        code.group(1),
                        "redirect_uri",
                        Realm.CLI_REDIRECT,
                        "code_verifier",
                        verifier));
    }

    private Held exchange(HttpClient client, Map<String, String> parameters) {
        HttpResponse<String> answer = send(
                client,
                HttpRequest.newBuilder(URI.create(endpoint + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
        try {
            JsonNode tokens = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new Trouble("Keycloak gives no token: "
                        + tokens.path("error_description").asText(answer.body()));
            }
            Instant until =
                    Instant.now().plusSeconds(tokens.get("expires_in").asLong()).minus(MARGIN);
            return new Held(tokens.get("access_token").asText(), until);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The cookies to send back; Keycloak marks them Secure, which browsers take as met on localhost. */
    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new Trouble("Keycloak does not answer; is the stack up? (./bellwether status)", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Trouble("Stopped while signing in.", stopping);
        }
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
