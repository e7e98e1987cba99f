package io.bellwether.objectives.template;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.objectives.PeersResource;
import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class TemplateTest {

    private static final int OF_THE_ACCEPTANCE_SET = 11;

    private String objective;

    @BeforeEach
    void an_objective() {
        Response made = owner().body(Map.of(
                        "title", "Enough qualified people come in",
                        "type", "human-resources",
                        "department", "human-resources",
                        "period", Map.of("start", "2026-01-01", "end", "2026-12-31")))
                .post("/api/v1/objectives");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        objective = made.path("id");
    }

    @Test
    void every_choice_says_what_it_means() {
        for (Map<String, Object> template : templates()) {
            for (Map<String, Object> question : questions(template)) {
                assertThat((String) question.get("question")).as("%s", question).contains("?");
                for (Map<String, Object> choice : choices(question)) {
                    assertThat((String) choice.get("means")).as("%s", choice).isNotBlank();
                }
            }
        }
    }

    @Test
    void open_questions_are_named_and_nothing_is_stored() {
        Response refused = state("calls-down", Map.of("by", 20, "baseline", "window"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:bellwether:problem:open-questions");
        assertThat(refused.jsonPath().getList("errors.pointer", String.class))
                .containsExactly("/answers/from", "/answers/to", "/answers/season", "/answers/per");
        assertThat(owner().get("/api/v1/objectives/" + objective + "/kpis")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void an_answer_that_is_no_answer_is_refused_where_it_stands() {
        Response refused = state("hires-via-social", Map.of("atLeast", -1, "attribution", "gut", "arrival", "linear"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.pointer", String.class))
                .containsExactly("/answers/atLeast", "/answers/attribution");
        assertThat(state("hires-by-magic", Map.of()).jsonPath().getString("errors[0].pointer"))
                .isEqualTo("/template");
    }

    @Test
    void the_answers_make_the_kpi() {
        Response made =
                state("calls-down", Map.of("by", 20, "baseline", "year-earlier", "season", "recent", "per", "total"));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.jsonPath().getString("template")).isEqualTo("calls-down");
        assertThat(made.jsonPath().getString("measure")).isEqualTo("sum(support.calls)");
        assertThat(made.jsonPath().getInt("target.by")).isEqualTo(-20);
        assertThat(made.jsonPath().getString("target.baseline")).isEqualTo("year-earlier");
    }

    @Test
    void what_was_read_can_be_put_back() {
        Response made = state("hires-via-social", Map.of("atLeast", 10, "attribution", "via", "arrival", "linear"));
        String id = made.path("id");
        Response put = owner().header("If-Match", "*").body(made.asString()).put("/api/v1/kpis/" + id);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(put.jsonPath().getString("template")).isEqualTo("hires-via-social");
    }

    @Test
    void each_of_the_eleven_is_stated_with_any_choice_of_its_own() {
        List<String> refused = new ArrayList<>();
        for (Map<String, Object> template : templates().subList(0, OF_THE_ACCEPTANCE_SET)) {
            Map<String, Object> first = new HashMap<>();
            for (Map<String, Object> question : questions(template)) {
                first.put((String) question.get("key"), anyAnswer(question));
            }
            for (Map<String, Object> question : questions(template)) {
                for (Map<String, Object> choice : choices(question)) {
                    Map<String, Object> answers = new HashMap<>(first);
                    answers.put((String) question.get("key"), choice.get("value"));
                    Response made = state((String) template.get("key"), answers);
                    if (made.statusCode() != 201) {
                        refused.add(template.get("key") + " " + answers + " " + made.asString());
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void engagement_is_asked_for_by_channel_campaign_and_audience() {
        Response made = state(
                "likes-per-post",
                Map.of("atLeast", 3, "season", "recent", "channel", "linkedin", "audience", "the \"young\""));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.jsonPath().getString("measure"))
                .isEqualTo("sum(interactions{channel=\"linkedin\", audience=\"the \\\"young\\\"\", kind=\"like\"})"
                        + " / count(posts{channel=\"linkedin\", audience=\"the \\\"young\\\"\"})");
        Response all = state("likes-per-post", Map.of("atLeast", 3, "season", "recent"));
        assertThat(all.jsonPath().getString("measure")).isEqualTo("sum(interactions{kind=\"like\"}) / count(posts)");
    }

    @Test
    void every_engagement_template_is_stated_also_narrowed() {
        List<String> refused = new ArrayList<>();
        List<Map<String, Object>> engagement =
                templates().subList(OF_THE_ACCEPTANCE_SET, templates().size());
        assertThat(engagement).hasSizeGreaterThanOrEqualTo(16);
        for (Map<String, Object> template : engagement) {
            Map<String, Object> answers = new HashMap<>();
            for (Map<String, Object> question : questions(template)) {
                answers.put((String) question.get("key"), anyAnswer(question));
            }
            answers.putAll(Map.of("channel", "linkedin", "campaign", "spring", "audience", "graduates"));
            Response made = state((String) template.get("key"), answers);
            if (made.statusCode() != 201) {
                refused.add(template.get("key") + " " + answers + " " + made.asString());
            }
        }
        assertThat(refused).isEmpty();
    }

    private static Object anyAnswer(Map<String, Object> question) {
        return switch ((String) question.get("key")) {
            case "from" -> "2025-01-01";
            case "to" -> "2025-12-31";
            case "customers" -> "csat";
            default ->
                question.containsKey("choices")
                        ? choices(question).get(0).get("value")
                        : question.getOrDefault("default", question.get("example"));
        };
    }

    private Response state(String template, Map<String, Object> answers) {
        return owner().body(Map.of("template", template, "answers", answers))
                .post("/api/v1/objectives/" + objective + "/kpis");
    }

    private static RequestSpecification owner() {
        return given().auth().oauth2(Tokens.as("owner.human-resources")).contentType("application/json");
    }

    private static List<Map<String, Object>> templates() {
        return given().auth()
                .oauth2(Tokens.as("viewer"))
                .get("/api/v1/templates")
                .jsonPath()
                .getList("items");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> questions(Map<String, Object> template) {
        return (List<Map<String, Object>>) template.get("questions");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> choices(Map<String, Object> question) {
        return (List<Map<String, Object>>) question.getOrDefault("choices", List.of());
    }
}
