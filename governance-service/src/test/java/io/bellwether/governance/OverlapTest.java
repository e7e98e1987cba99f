package io.bellwether.governance;

import static io.bellwether.governance.Api.all;
import static io.bellwether.governance.Api.answered;
import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.assign;
import static io.bellwether.governance.Api.created;
import static io.bellwether.governance.Api.department;
import static io.bellwether.governance.Api.name;
import static io.bellwether.governance.Api.owner;
import static io.bellwether.governance.Api.type;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class OverlapTest {

    private String one;
    private String other;

    /** A metric that no other test reads. */
    private String metric;

    @BeforeEach
    void make() {
        one = department();
        other = department();
        metric = name("m").replace('-', '_');
    }

    private Map<String, Object> only() {
        List<Map<String, Object>> found = all("/api/v1/overlaps", "department", one);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Map<String, Object> total(int atLeast) {
        return Map.of("kind", "total", "atLeast", atLeast);
    }

    @Test
    void an_equal_formula_of_two_departments_is_one_overlap_however_often_it_is_told() {
        String mine = Peers.kpi(one, "Hires", "sum(" + metric + ")", total(10));
        String theirs = Peers.kpi(other, "Arrivals", "sum(" + metric + ")", total(20));
        Map<String, Object> found = only();
        assertThat(found)
                .containsEntry("kind", "identical-kpi")
                .containsEntry("severity", "high")
                .containsEntry("status", "open");
        Peers.kpi(mine, one, "Hires", "sum(" + metric + ")", total(10));
        Peers.kpi(theirs, other, "Arrivals", "sum(" + metric + ")", total(20));
        assertThat(only()).containsEntry("id", found.get("id")).containsEntry("version", found.get("version"));
    }

    @Test
    void two_kpis_of_one_department_are_no_overlap() {
        Peers.kpi(one, "Hires", "sum(" + metric + ")", total(10));
        Peers.kpi(one, "Arrivals", "sum(" + metric + ")", total(20));
        assertThat(all("/api/v1/overlaps", "department", one)).isEmpty();
    }

    @Test
    void an_overlap_is_gone_with_its_cause_and_open_again_when_it_returns() {
        String mine = Peers.kpi(one, "Hires", "sum(" + metric + ")", total(10));
        Peers.kpi(other, "Arrivals", "sum(" + metric + ")", total(20));
        Object id = only().get("id");
        Peers.kpi(mine, one, "Hires", "sum(" + metric + ")", total(10), "objectiveStatus", "closed");
        assertThat(only()).containsEntry("id", id).containsEntry("status", "gone");
        Peers.kpi(mine, one, "Hires", "sum(" + metric + ")", total(10));
        assertThat(only()).containsEntry("id", id).containsEntry("status", "open");
    }

    @Test
    void the_parties_and_the_coordinator_comment_and_nobody_else() {
        Peers.kpi(one, "Hires", "sum(" + metric + ")", total(10));
        Peers.kpi(other, "Arrivals", "sum(" + metric + ")", total(20));
        String path = "/api/v1/overlaps/" + only().get("id");
        RequestSpecification comment =
                owner(one).header("Idempotency-Key", metric).body(Map.of("text", "Ours counts trainees, too."));
        Object said = created(comment.post(path + "/comments")).get("id");
        assertThat((Object) created(comment.post(path + "/comments")).get("id"))
                .as("sent again, it is not said twice")
                .isEqualTo(said);
        assertProblem(owner(department()).body(Map.of("text", "And we?")).post(path + "/comments"), 403);
        assertProblem(as("viewer").body(Map.of("text", "And I?")).post(path + "/comments"), 403);
        // a comment is no new version, and is seen by who has the version
        assertThat(answered(as("viewer").header("If-None-Match", "*").get(path), 200)
                        .getList("comments.text"))
                .containsExactly("Ours counts trainees, too.");
        assertThat(only()).containsEntry("status", "under-review");
    }

    @Test
    void an_objective_of_a_type_that_another_department_leads_is_outside_responsibility() {
        Peers.objective(one, type(other));
        assertThat(only()).containsEntry("kind", "outside-responsibility").containsEntry("severity", "medium");
    }

    @Test
    void an_objective_is_inside_once_its_department_leads() {
        String type = type(other);
        Peers.objective(one, type);
        created(assign(type, one, "2026-01-01"));
        assertThat(only()).containsEntry("status", "gone");
    }

    @Test
    void who_leads_only_some_channels_is_inside_while_acting_only_there() {
        String type = type(other);
        created(assign(type, one, "2026-01-01", "channels", List.of("linkedin", "x")));
        String objective = Peers.objective(one, type);
        assertThat(only()).containsEntry("status", "open");
        String there = Peers.newInitiative(one, "There", "objective", objective, "channels", List.of("linkedin"));
        assertThat(only()).containsEntry("status", "gone");
        Peers.initiative(there, one, "There", "objective", objective, "channels", List.of("linkedin", "tiktok"));
        assertThat(only()).containsEntry("status", "open");
    }

    @Test
    void initiatives_meet_in_channel_audience_and_days() {
        String channel = name("channel");
        Map<String, String> spring = Map.of("start", "2026-03-01", "end", "2026-05-31");
        String mine = Peers.newInitiative(
                one,
                "Meet our engineers",
                "channels",
                List.of(channel),
                "audiences",
                List.of("graduates"),
                "period",
                spring);
        Peers.newInitiative(
                other,
                "Meet the makers",
                "channels",
                List.of(channel.toUpperCase(Locale.ROOT) + " "),
                "period",
                Map.of("start", "2026-05-31", "end", "2026-08-31"));
        Map<String, Object> found = only();
        assertThat(found).containsEntry("kind", "competing-initiatives").containsEntry("severity", "medium");
        JsonPath evidence = answered(as("viewer").get("/api/v1/overlaps/" + found.get("id")), 200);
        assertThat(evidence.getInt("evidence[0].daysInCommon")).isEqualTo(1);
        assertThat(evidence.getString("evidence.find { it.rule == 'widened' }.sentence"))
                .contains("Meet the makers")
                .contains("counts as any");
        assertThat(evidence.getFloat("evidence.find { it.rule == 'topic' }.topicSimilarity"))
                .isGreaterThan(0.2f);
        Peers.initiative(
                mine,
                one,
                "Meet our engineers",
                "channels",
                List.of(channel),
                "period",
                Map.of("start", "2026-03-01", "end", "2026-05-30"));
        assertThat(only()).containsEntry("status", "gone");
    }

    @Test
    void a_changed_target_changes_the_overlap_and_says_what() {
        String mine = Peers.kpi(one, "Hires", "sum(" + metric + ")", total(10));
        Peers.kpi(other, "Arrivals", "sum(" + metric + ")", total(20));
        Peers.kpi(mine, one, "Hires", "sum(" + metric + ")", Map.of("kind", "limit", "atMost", 5));
        assertThat(only())
                .containsEntry("contradictory", true)
                .containsEntry("status", "open")
                .satisfies(found -> assertThat((String) found.get("changed"))
                        .contains("at least 10")
                        .contains("at most 5")
                        .contains("cannot be met"));
    }

    @Test
    void a_kpi_that_refers_to_the_other_is_shared_and_no_overlap() {
        String mine = Peers.kpi(one, "Hires", "sum(" + metric + ")", total(10));
        String theirs = Peers.kpi(other, "Arrivals", "sum(" + metric + ")", total(20));
        Peers.kpi(
                theirs,
                other,
                "Arrivals",
                "sum(" + metric + ")",
                total(20),
                "shared",
                Map.of("kpi", mine, "version", 1));
        assertThat(only()).containsEntry("status", "gone");
    }

    @Test
    void what_two_formulas_read_in_common_is_asked_of_the_measurements() {
        String whole = "sum(" + metric + ")";
        String part = "sum(" + metric + "{via=\"social\"})";
        Peers.kpi(one, "Social hires", part + " / " + whole, Map.of("kind", "level", "atLeast", 0.2));
        Peers.kpi(other, "Hires", "sum(" + metric + "{via=\"social\",channel=\"linkedin\"})", total(20));
        String id = (String) only().get("id");
        Peers.answers(
                "/api/v1/aggregates",
                200,
                Map.of(
                        "results",
                        List.of(
                                counted(id, 0, "first", 100),
                                counted(id, 0, "second", 60),
                                counted(id, 0, "common", 60),
                                counted(id, 1, "first", 300),
                                counted(id, 1, "second", 60),
                                counted(id, 1, "common", 60))));
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> only().toString().contains("in-common"));
        } finally {
            Peers.forgets("/api/v1/aggregates");
        }
        assertThat(only().toString()).contains("both read 60 %");
    }

    private static Map<String, Object> counted(String overlap, int meeting, String side, long measurements) {
        return Map.of("id", overlap + "/" + meeting + "/" + side, "measurements", measurements);
    }

    @Test
    void the_list_is_filtered_sorted_and_read_in_pages() {
        Peers.kpi(one, "Hires", "sum(" + metric + ")", total(10));
        String theirs = Peers.kpi(other, "Arrivals", "sum(" + metric + ")", total(20));
        Peers.kpi(other, "Mean", "mean(" + metric + ")", Map.of("kind", "level", "atLeast", 1));
        assertThat(severities("sort", "severity")).containsExactly("high", "low");
        assertThat(severities("sort", "-firstSeen")).containsExactly("low", "high");
        assertThat(severities("severity", "low,lowest")).containsExactly("low");
        assertThat(severities("subject", theirs)).containsExactly("high");
        assertThat(severities("contradictory", "true")).isEmpty();
        JsonPath first = answered(as("viewer").get("/api/v1/overlaps?sort=severity&limit=1&department=" + one), 200);
        assertThat(first.getList("items.severity")).containsExactly("high");
        JsonPath second = answered(
                as("viewer")
                        .queryParam("cursor", first.getString("next"))
                        .get("/api/v1/overlaps?sort=severity&limit=1&department=" + one),
                200);
        assertThat(second.getList("items.severity")).containsExactly("low");
        assertThat(second.getString("next")).isNull();
    }

    private List<Object> severities(String name, String value) {
        return all("/api/v1/overlaps", "department", one, name, value).stream()
                .map(found -> found.get("severity"))
                .toList();
    }

    @Test
    void lists_refuse_words_that_they_do_not_know() {
        assertProblem(as("viewer").get("/api/v1/overlaps?status=opened"), 400);
        assertProblem(as("viewer").get("/api/v1/overlaps?kind=same"), 400);
        assertProblem(as("viewer").get("/api/v1/overlaps?sort=age"), 400);
        assertProblem(as("viewer").get("/api/v1/overlaps?subject=x"), 400);
        assertProblem(as("viewer").get("/api/v1/overlaps/nothing"), 404);
    }
}
