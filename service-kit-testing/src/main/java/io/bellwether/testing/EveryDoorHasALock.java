package io.bellwether.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks every operation of the running service's OpenAPI document. */
public final class EveryDoorHasALock {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private EveryDoorHasALock() {}

    /** Without a token everything answers 401, with one that has no role of the product 403; {@code open} are let out. */
    public static void check(Set<String> open) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document().get("paths").properties()) {
            for (String method :
                    path.getValue().propertyStream().map(Map.Entry::getKey).toList()) {
                String operation = method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                if (!METHODS.contains(method) || open.contains(operation)) {
                    continue;
                }
                String address = path.getKey().replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000");
                String type = path.getValue()
                        .get(method)
                        .path("requestBody")
                        .path("content")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("application/json");
                int anonymous = body(type).request(method, address).statusCode();
                int roleless = body(type)
                        .auth()
                        .oauth2(Tokens.as("nobody"))
                        .request(method, address)
                        .statusCode();
                if (anonymous != 401 || roleless != 403) {
                    wrong.add(operation + " answers " + anonymous + " without and " + roleless
                            + " with a token of no role");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static RequestSpecification body(String type) {
        if (type.startsWith("multipart/")) {
            return given().multiPart("part", "{}");
        }
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
                .contentType(type)
                .body("{}");
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper()
                    .readTree(given().queryParam("format", "json")
                            .get("/q/openapi")
                            .asByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
