package io.bellwether.objectives;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The door that users use, with what most tests need behind it. */
public final class Door {

    /** The owner whom most tests act as. */
    public static final String HR = "owner.human-resources";

    private Door() {}

    /** A request of somebody, with whatever version where one is asked for. */
    public static RequestSpecification as(String person) {
        return given().auth()
                .oauth2(Tokens.as(person))
                .contentType("application/json")
                .header("If-Match", "*");
    }

    /** A request of somebody who names no version. */
    public static RequestSpecification blindly(String person) {
        return given().auth().oauth2(Tokens.as(person)).contentType("application/json");
    }

    /** What an objective of a department states. */
    public static Map<String, Object> objective(String department, String title) {
        Map<String, Object> body = new HashMap<>();
        body.put("title", title);
        body.put("type", department);
        body.put("department", department);
        body.put("period", Map.of("start", "2026-01-01", "end", "2026-12-31"));
        return body;
    }

    /** The id of a new draft. */
    public static String draft(String department, String title) {
        return made(as("owner." + department).body(objective(department, title)).post("/api/v1/objectives"));
    }

    /** The id of a new objective that is published. */
    public static String active(String department, String title) {
        String id = draft(department, title);
        Response activated = as("owner." + department).post("/api/v1/objectives/" + id + "/activate");
        assertThat(activated.statusCode()).as(activated.asString()).isEqualTo(200);
        return id;
    }

    /** The id of a new KPI of an objective. */
    public static String kpi(String department, String objective, Map<String, Object> body) {
        return made(as("owner." + department).body(body).post("/api/v1/objectives/" + objective + "/kpis"));
    }

    /** A KPI that counts hires. */
    public static Map<String, Object> hires(String name, int atLeast) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "measure",
                "sum(hires)",
                "unit",
                "hires",
                "target",
                Map.of("kind", "total", "atLeast", atLeast)));
    }

    /** A KPI that people judge on a scale of 0 to 4. */
    public static Map<String, Object> rubric(String name, String... assessors) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "unit",
                "level",
                "target",
                new HashMap<>(Map.of(
                        "kind",
                        "rubric",
                        "atLeast",
                        3,
                        "assessors",
                        List.of(assessors),
                        "levels",
                        java.util.stream.IntStream.rangeClosed(0, 4)
                                .mapToObj(score ->
                                        Map.of("score", score, "label", "Level " + score, "anchor", "Seen " + score))
                                .toList()))));
    }

    /** The id of what was made; fails where it was not. */
    public static String made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }
}
