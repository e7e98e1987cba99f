package io.bellwether.governance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The service as clients see it. Each test makes its own departments and types, so that tests do not meet. */
public final class Api {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Api() {}

    public static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.as(person)).contentType("application/json");
    }

    /** The owner of a department. */
    public static RequestSpecification owner(String department) {
        return as("owner." + department);
    }

    /** A key that no other test uses. */
    public static String name(String word) {
        return word + "-" + NAMES.incrementAndGet();
    }

    /** A new department. */
    public static String department() {
        String key = name("department");
        created(as("coordinator")
                .body(Map.of("key", key, "name", "Department " + key))
                .post("/api/v1/departments"));
        return key;
    }

    /** A new objective type with this natural owner. */
    public static String type(String naturalOwner) {
        String key = name("type");
        created(as("coordinator")
                .body(Map.of("key", key, "name", "Type " + key, "naturalOwner", naturalOwner))
                .post("/api/v1/objective-types"));
        return key;
    }

    /** A considered choice; {@code more} are further properties, name and value in turn. */
    public static Map<String, Object> choice(String type, String department, String from, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("objectiveType", type);
        body.put("department", department);
        body.put("from", from);
        body.put("rationale", "They answer there already.");
        body.put("alternatives", List.of(Map.of("department", "organisation", "whyNot", "Too far away.")));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }

    public static Response assign(String type, String department, String from, Object... more) {
        return as("coordinator").body(choice(type, department, from, more)).post("/api/v1/responsibilities");
    }

    public static JsonPath created(Response answer) {
        return answered(answer, 201);
    }

    public static JsonPath answered(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer.jsonPath();
    }

    /** All items of a list that is read in pages, as the viewer sees it. */
    public static List<Map<String, Object>> all(String path, Object... query) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = as("viewer").queryParam("limit", 200);
            for (int i = 0; i < query.length; i += 2) {
                request.queryParam((String) query[i], query[i + 1]);
            }
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = answered(request.get(path), 200);
            items.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);
        return items;
    }
}
