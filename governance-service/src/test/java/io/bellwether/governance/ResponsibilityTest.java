package io.bellwether.governance;

import static io.bellwether.governance.Api.all;
import static io.bellwether.governance.Api.answered;
import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.assign;
import static io.bellwether.governance.Api.choice;
import static io.bellwether.governance.Api.created;
import static io.bellwether.governance.Api.department;
import static io.bellwether.governance.Api.owner;
import static io.bellwether.governance.Api.type;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class ResponsibilityTest {

    private String natural;
    private String other;
    private String type;

    @BeforeEach
    void make() {
        natural = department();
        other = department();
        type = type(natural);
    }

    private List<Map<String, Object>> on(String day) {
        return all("/api/v1/responsibilities", "at", day, "objectiveType", type);
    }

    @Test
    void the_natural_owner_leads_by_default_and_from_no_first_day() {
        assertThat(on("1999-01-01")).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("department", natural)
                .containsEntry("origin", "by-default")
                .containsEntry("from", null));
    }

    @Test
    void who_was_responsible_on_a_day_and_why_has_one_answer() {
        created(assign(type, other, "2026-01-01"));
        created(assign(type, natural, "2026-06-01"));
        assertThat(on("2025-12-31")).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("origin", "by-default"));
        assertThat(on("2026-05-31")).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("department", other)
                .containsEntry("until", "2026-05-31")
                .containsEntry("rationale", "They answer there already."));
        assertThat(on("2026-06-01")).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("department", natural)
                .containsEntry("origin", "decided"));
    }

    @Test
    void a_later_one_that_begins_inside_is_a_conflict() {
        created(assign(type, other, "2026-06-01"));
        assertProblem(assign(type, natural, "2026-01-01"), 409).is("later-responsibility");
        created(assign(type, natural, "2026-01-01", "until", "2026-05-31"));
    }

    @Test
    void each_channel_has_one_leader_whatever_channels_were_decided_together() {
        created(assign(type, other, "2026-01-01", "channels", List.of("a", "b")));
        assertProblem(assign(type, natural, "2025-06-01", "channels", List.of("b", "c")), 409);
        created(assign(type, natural, "2026-06-01", "channels", List.of("b")));
        assertThat(leaders("2026-05-31", "b")).containsExactly(other);
        assertThat(leaders("2026-06-01", "b")).containsExactly(natural);
        assertThat(leaders("2026-06-01", "a")).containsExactly(other);
        assertThat(leaders("2026-06-01", "elsewhere")).containsExactly(natural);
        assertThat(on("2026-06-01")).hasSize(3);
    }

    @Test
    void the_database_itself_refuses_two_leaders_of_one_channel() {
        created(assign(type, other, "2026-01-01", "channels", List.of("a", "b")));
        assertThatThrownBy(() -> Database.execute("""
                insert into responsibility (id, objective_type, department, contributors, channels, from_day, rationale,
                                            alternatives, decided_by, decided_at)
                values (gen_random_uuid(), '%s', '%s', '{}', '{b,c}', '2026-05-01', 'why', '[]', 'somebody', now())
                """.formatted(type, natural)))
                .hasMessageContaining("one_department_leads_a_channel_at_a_time");
    }

    private List<String> leaders(String day, String channel) {
        return all("/api/v1/responsibilities", "at", day, "objectiveType", type, "channel", channel).stream()
                .map(one -> (String) one.get("department"))
                .toList();
    }

    @Test
    void what_has_not_begun_is_withdrawn_and_what_it_ended_lasts_on() {
        created(assign(type, other, "2026-01-01", "channels", List.of("a", "b"), "until", "2098-12-31"));
        String wrong = created(assign(type, natural, "2098-01-01", "channels", List.of("b")))
                .getString("id");
        Map<String, String> why = Map.of("reason", "It was the wrong department.");
        String path = "/api/v1/responsibilities/" + wrong;
        assertProblem(as("coordinator").body(why).post(path + "/withdraw"), 428);
        assertProblem(owner(other).header("If-Match", "*").body(why).post(path + "/withdraw"), 403);
        answered(as("coordinator").header("If-Match", "*").body(why).post(path + "/withdraw"), 204);
        assertProblem(as("viewer").get(path), 404);
        assertThat(on("2098-06-01").stream().filter(one -> one.get("id") != null))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("department", other)
                        .containsEntry("until", "2098-12-31")
                        .containsEntry("channels", List.of("a", "b")));
    }

    @Test
    void what_has_been_in_force_stays() {
        String id = created(assign(type, other, "2026-01-01")).getString("id");
        assertProblem(
                        as("coordinator")
                                .header("If-Match", "*")
                                .body(Map.of("reason", "Never mind."))
                                .post("/api/v1/responsibilities/" + id + "/withdraw"),
                        409)
                .is("in-force");
    }

    @Test
    void the_report_says_what_nobody_considered_and_how_much_runs_under_it() {
        Peers.objective(natural, type);
        Peers.kpi(natural, "A KPI", "sum(reported)", Map.of("kind", "total", "atLeast", 1), "objectiveType", type);
        assertThat(reported()).singleElement().satisfies(one -> {
            assertThat(one).containsEntry("findings", List.of("only-by-default"));
            assertThat(one.get("activity").toString()).contains("objectives=1", "kpis=1");
            assertThat((String) one.get("sentence")).contains("1 active objective and 1 KPI");
        });
        created(assign(type, natural, "2026-01-01", "reviewBy", "2026-02-01"));
        assertThat(reported()).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("findings", List.of("review-overdue")));
    }

    private List<Map<String, Object>> reported() {
        return all("/api/v1/responsibilities/considered").stream()
                .filter(one -> one.get("objectiveType").equals(type))
                .toList();
    }

    @Test
    void only_the_coordinator_assigns() {
        Map<String, Object> body = choice(type, other, "2026-01-01");
        for (String person : List.of("viewer", "admin", "owner." + natural)) {
            assertProblem(as(person).body(body).post("/api/v1/responsibilities"), 403);
        }
    }

    @Test
    void what_is_not_known_or_not_considered_is_refused_where_it_stands() {
        assertProblem(assign("no-type", other, "2026-01-01"), 422).at("/objectiveType");
        assertProblem(assign(type, "nobody", "2026-01-01"), 422).at("/department");
        assertProblem(assign(type, other, "2026-01-01", "alternatives", List.of()), 422)
                .at("/alternatives");
        assertProblem(assign(type, other, "2026-01-01", "until", "2025-12-31"), 422)
                .at("/until");
        assertProblem(assign(type, other, "2026-02-30"), 422);
        assertProblem(as("viewer").get("/api/v1/responsibilities?at=yesterday"), 400);
    }
}
