package io.bellwether.governance;

import static io.bellwether.governance.Api.answered;
import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.assign;
import static io.bellwether.governance.Api.created;
import static io.bellwether.governance.Api.department;
import static io.bellwether.governance.Api.owner;
import static io.bellwether.governance.Api.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class OverviewTest {

    private String one;
    private String other;
    private String type;

    @BeforeEach
    void make() {
        one = department();
        other = department();
        type = type(other);
    }

    @AfterEach
    void away() {
        for (String path :
                List.of("/api/v1/scorecard", "/api/v1/journal/objectives", "/api/v1/metrics", "/api/v1/aggregates")) {
            Peers.forgets(path);
        }
    }

    private static JsonPath overview(String person) {
        return answered(as(person).get("/api/v1/overview"), 200);
    }

    private void objectivesSay(String objective, String status) {
        Peers.answers(
                "/api/v1/scorecard",
                200,
                Map.of(
                        "organisation",
                        Map.of("status", status, "worst", status),
                        "departments",
                        List.of(Map.of(
                                "department",
                                one,
                                "status",
                                status,
                                "objectives",
                                List.of(Map.of(
                                        "id",
                                        objective,
                                        "standing",
                                        Map.of("worst", status),
                                        "kpis",
                                        List.of(Map.of(
                                                "id",
                                                "k",
                                                "name",
                                                "Quiet",
                                                "standing",
                                                Map.of("status", "stale")))))))));
    }

    @Test
    void everything_is_on_one_page() {
        String objective = Peers.objective(one, type);
        objectivesSay(objective, "at-risk");
        Peers.answers("/api/v1/journal/objectives", 200, Map.of("items", List.of()));
        Peers.answers("/api/v1/metrics", 200, Map.of("items", List.of()));
        JsonPath page = overview("viewer");
        assertThat(page.getList("notes")).isEmpty();
        assertThat(page.getString("organisation.status")).isEqualTo("at-risk");
        assertThat(page.getMap("cells.find { it.department == '" + one + "' && it.objectiveType == '" + type + "' }"))
                .containsEntry("status", "at-risk")
                .containsEntry("objectives", List.of(objective))
                .containsEntry("outsideResponsibility", true)
                .containsEntry("overlaps", 1);
        assertThat(page.getMap("cells.find { it.department == '" + other + "' && it.objectiveType == '" + type + "' }"))
                .containsEntry("leads", "by-default");
        assertThat(page.getInt("needsDecision.counts.open")).isPositive();
        assertThat(page.getList("staleKpis.name")).contains("Quiet");
        assertThat(page.getList("unconsidered.objectiveType")).contains(type);
        assertThat(page.getList("changes.event")).contains("objective-type.created");
    }

    @Test
    void what_is_away_is_said_with_what_it_said_last() {
        String objective = Peers.objective(one, type);
        objectivesSay(objective, "on-track");
        overview("viewer");
        Peers.forgets("/api/v1/scorecard");
        JsonPath page = overview("viewer");
        assertThat(page.getString("organisation.status")).isEqualTo("on-track");
        assertThat(page.getString("notes.find { it.sentence.contains('standings') }.asOf"))
                .isNotBlank();
    }

    @Test
    void a_metric_older_than_twice_its_cadence_is_a_stale_feed() {
        Peers.kpi(one, "Calls", "sum(stale.calls)", Map.of("kind", "total", "atLeast", 1));
        Peers.answers(
                "/api/v1/metrics",
                200,
                Map.of(
                        "items",
                        List.of(Map.of(
                                "key",
                                "stale.calls",
                                "name",
                                "Calls",
                                "shape",
                                "delta",
                                "department",
                                one,
                                "cadence",
                                "P1D"))));
        Peers.answers(
                "/api/v1/aggregates",
                200,
                Map.of("results", List.of(Map.of("inputs", List.of(Map.of("metricNewest", "2026-01-01T00:00:00Z"))))));
        assertThat(overview("viewer").getList("staleFeeds.metric")).contains("stale.calls");
    }

    @Test
    void a_review_that_is_due_is_shown() {
        LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(10);
        created(assign(type, other, "2026-01-01", "reviewBy", soon.toString()));
        JsonPath page = overview("coordinator");
        assertThat(page.getMap("reviews.find { it.responsibility.objectiveType == '" + type + "' }"))
                .containsEntry("overdue", false)
                .containsEntry("reviewBy", soon.toString());
    }

    @Test
    void who_is_asked_for_consent_sees_it_and_others_do_not() {
        String objective = Peers.newObjective(one, type, "status", "awaiting-consent");
        for (String asked : List.of("coordinator", "owner." + one, "owner." + other)) {
            assertThat(overview(asked).getList("needsDecision.consents.objective"))
                    .as(asked)
                    .contains(objective);
        }
        for (String bystander : List.of("viewer", "owner." + department())) {
            assertThat(overview(bystander).getList("needsDecision.consents.objective"))
                    .as(bystander)
                    .doesNotContain(objective);
        }
        assertThat(answered(owner(other).get("/api/v1/overlaps?department=" + other), 200)
                        .getList("items"))
                .isEmpty();
    }
}
