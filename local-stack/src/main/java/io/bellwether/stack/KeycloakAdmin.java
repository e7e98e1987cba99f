package io.bellwether.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** What one machine changes in an imported realm: where the gateway is, after another {@code --port}; and integrators. */
final class KeycloakAdmin {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String keycloak;
    private final Secrets secrets;

    KeycloakAdmin(String keycloak, Secrets secrets) {
        this.keycloak = keycloak;
        this.secrets = secrets;
    }

    /** Sets the exact redirect URIs of the gateway's client. */
    void moveGateway(String publicUrl) {
        String clients = keycloak + "/admin/realms/bellwether/clients";
        ObjectNode client = (ObjectNode)
                json("GET", clients + "?clientId=bellwether-gateway", null).get(0);
        client.put("rootUrl", publicUrl);
        client.putArray("redirectUris").add(publicUrl + "/sign-in/callback");
        ObjectNode attributes = (ObjectNode) client.get("attributes");
        attributes.put("post.logout.redirect.uris", publicUrl + "/");
        attributes.put("backchannel.logout.url", publicUrl + "/sign-out/back-channel");
        json("PUT", clients + "/" + client.get("id").asText(), client.toString());
    }

    /**
     * Makes the account of an integrator: role, audience and the one source that it may push under.
     *
     * @param publicKey in PEM, by which its assertions are verified; null where it has a secret
     * @throws Trouble when there is such a client already
     */
    void addIntegrator(String key, String secret, String publicKey) {
        String realm = keycloak + "/admin/realms/bellwether";
        ObjectNode client = JSON.createObjectNode()
                .put("clientId", key)
                .put("name", "Source " + key)
                .put("publicClient", false)
                .put("standardFlowEnabled", false)
                .put("implicitFlowEnabled", false)
                .put("directAccessGrantsEnabled", false)
                .put("serviceAccountsEnabled", true)
                .put("fullScopeAllowed", false);
        if (publicKey == null) {
            client.put("secret", secret);
        } else {
            client.put("clientAuthenticatorType", "client-jwt");
            client.putObject("attributes")
                    .put("jwt.credential.public.key", publicKey.replaceAll("-----[A-Z ]+-----|\\s", ""));
        }
        client.putArray("defaultClientScopes")
                .add("basic")
                .add("roles")
                .add("profile")
                .add("acr");
        client.putArray("optionalClientScopes");
        client.putArray("protocolMappers")
                .add(mapper("audience bellwether-api", "oidc-audience-mapper")
                        .set(
                                "config",
                                JSON.createObjectNode()
                                        .put("included.custom.audience", "bellwether-api")
                                        .put("access.token.claim", "true")))
                .add(mapper("sources", "oidc-hardcoded-claim-mapper")
                        .set(
                                "config",
                                JSON.createObjectNode()
                                        .put("claim.name", "sources")
                                        .put("claim.value", "[\"" + key + "\"]")
                                        .put("jsonType.label", "JSON")
                                        .put("access.token.claim", "true")));
        json("POST", realm + "/clients", client.toString());
        String id = json("GET", realm + "/clients?clientId=" + key, null)
                .get(0)
                .path("id")
                .asText();
        String user = json("GET", realm + "/clients/" + id + "/service-account-user", null)
                .path("id")
                .asText();
        String role = "[" + json("GET", realm + "/roles/integrator", null) + "]";
        json("POST", realm + "/clients/" + id + "/scope-mappings/realm", role);
        json("POST", realm + "/users/" + user + "/role-mappings/realm", role);
    }

    private static ObjectNode mapper(String name, String kind) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("protocol", "openid-connect")
                .put("protocolMapper", kind);
    }

    private JsonNode json(String method, String uri, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = Http.send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new Trouble("Keycloak refuses what this needs (" + answer.statusCode() + "): " + answer.body());
        }
        return read(answer.body());
    }

    private String token() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(SignIn.form(Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "keycloak-admin",
                        "password", secrets.get("keycloak.admin")))))
                .build();
        return read(Http.send(request).body()).path("access_token").asText();
    }

    private static JsonNode read(String body) {
        try {
            return body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
