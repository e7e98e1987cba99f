package io.bellwether.acceptance.locks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.acceptance.house.House;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The house's Keycloak as its administrator has it, through the admin API. */
final class Keycloak {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Properties secrets = new Properties();

    Keycloak(House house) {
        base = house.address("keycloak").toString();
        try (InputStream in = Files.newInputStream(house.data().resolve("secrets.properties"))) {
            secrets.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A secret of the installation. */
    String secret(String name) {
        return secrets.getProperty(name);
    }

    /** A GET below the realm's admin address. */
    JsonNode get(String path) {
        return json(send("GET", path, null));
    }

    /** A PUT below the realm's admin address. */
    void put(String path, Object body) {
        expect(send("PUT", path, body));
    }

    /** A client as the admin API has it. */
    JsonNode client(String id) {
        return get("/clients?clientId=" + id).get(0);
    }

    /** A person with the name as password. */
    void person(String name, List<String> roles, List<String> groups) {
        expect(send(
                "POST",
                "/users",
                Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "emailVerified",
                        true,
                        "email",
                        name + "@bellwether.example",
                        "firstName",
                        "Test",
                        "lastName",
                        "Person",
                        "groups",
                        groups,
                        "credentials",
                        List.of(Map.of("type", "password", "value", name, "temporary", false)))));
        if (!roles.isEmpty()) {
            String id =
                    get("/users?exact=true&username=" + name).get(0).get("id").asText();
            expect(send("POST", "/users/" + id + "/role-mappings/realm", roles(roles)));
        }
    }

    /** A group below another, {@code /departments/human-resources} for instance. */
    void groupBelow(String path, String name) {
        String id = get("/group-by-path/" + path).get("id").asText();
        expect(send("POST", "/groups/" + id + "/children", Map.of("name", name)));
    }

    /** An integrator's client for a source, made as the administrator is told to. */
    void feed(String id, String secret, String sources) {
        feed(id, secret, sources, Map.of());
    }

    /** The same with attributes of the client. */
    void feed(String id, String secret, String sources, Map<String, String> attributes) {
        JsonNode like = client("demo-feed");
        com.fasterxml.jackson.databind.node.ObjectNode made = JSON.createObjectNode();
        made.put("clientId", id).put("secret", secret).put("enabled", true).put("publicClient", false);
        made.put("serviceAccountsEnabled", true)
                .put("standardFlowEnabled", false)
                .put("fullScopeAllowed", false);
        made.set("defaultClientScopes", like.get("defaultClientScopes"));
        made.set("attributes", JSON.valueToTree(attributes));
        com.fasterxml.jackson.databind.node.ArrayNode mappers = made.putArray("protocolMappers");
        for (JsonNode mapper : like.get("protocolMappers")) {
            com.fasterxml.jackson.databind.node.ObjectNode copy = mapper.deepCopy();
            copy.remove("id");
            if (copy.get("name").asText().equals("sources")) {
                ((com.fasterxml.jackson.databind.node.ObjectNode) copy.get("config")).put("claim.value", sources);
            }
            mappers.add(copy);
        }
        expect(send("POST", "/clients", made));
        String client = client(id).get("id").asText();
        expect(send("POST", "/clients/" + client + "/scope-mappings/realm", roles(List.of("integrator"))));
        String account =
                get("/clients/" + client + "/service-account-user").get("id").asText();
        expect(send("POST", "/users/" + account + "/role-mappings/realm", roles(List.of("integrator"))));
    }

    private List<JsonNode> roles(List<String> names) {
        return names.stream().map(name -> get("/roles/" + name)).toList();
    }

    /** What Keycloak answers to a request for tokens. */
    HttpResponse<String> token(String realm, Map<String, String> form) {
        return answer(HttpRequest.newBuilder(URI.create(base + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build());
    }

    /** All tokens of a client's own account, as Keycloak answers them. */
    JsonNode tokens(String client, String secret, String scope) {
        return json(token(
                "bellwether",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        secret,
                        "scope",
                        scope)));
    }

    /** A token of Keycloak's own administrator. */
    String administrator() {
        return json(token(
                        "master",
                        Map.of(
                                "grant_type", "password",
                                "client_id", "admin-cli",
                                "username", "keycloak-admin",
                                "password", secret("keycloak.admin"))))
                .path("access_token")
                .asText();
    }

    /** What anybody may read of the realm, its keys for instance. */
    JsonNode open(String path) {
        return json(page("/realms/bellwether/protocol/openid-connect" + path));
    }

    /** An access token of a client's own account. */
    String account(String client, String secret) {
        return json(token(
                        "bellwether",
                        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret)))
                .path("access_token")
                .asText();
    }

    /** A GET of any page of Keycloak, not followed anywhere. */
    HttpResponse<String> page(String path) {
        return answer(HttpRequest.newBuilder(URI.create(base + path)).GET().build());
    }

    /** A request below the realm's admin address with somebody's token. */
    int statusWith(String token, String path) {
        return answer(HttpRequest.newBuilder(URI.create(base + "/admin/realms/bellwether" + path))
                        .header("Authorization", "Bearer " + token)
                        .GET()
                        .build())
                .statusCode();
    }

    private HttpResponse<String> send(String method, String path, Object body) {
        return answer(HttpRequest.newBuilder(URI.create(base + "/admin/realms/bellwether" + path))
                .header("Authorization", "Bearer " + administrator())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        JSON.valueToTree(body).toString()))
                .build());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static void expect(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("Keycloak answers " + answer.statusCode() + " " + answer.body());
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            expect(answer);
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
