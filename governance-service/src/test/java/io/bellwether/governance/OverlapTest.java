package io.bellwether.governance;

import static io.bellwether.governance.Api.all;
import static io.bellwether.governance.Api.answered;
import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.created;
import static io.bellwether.governance.Api.department;
import static io.bellwether.governance.Api.name;
import static io.bellwether.governance.Api.owner;
import static io.bellwether.governance.Api.type;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

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
        created(owner(one).body(Map.of("text", "Ours counts trainees, too.")).post(path + "/comments"));
        assertProblem(owner(department()).body(Map.of("text", "And we?")).post(path + "/comments"), 403);
        assertProblem(as("viewer").body(Map.of("text", "And I?")).post(path + "/comments"), 403);
        assertThat(answered(as("viewer").get(path), 200).getList("comments.text"))
                .containsExactly("Ours counts trainees, too.");
        assertThat(only()).containsEntry("status", "under-review");
    }

    @Test
    void an_objective_of_a_type_that_another_department_leads_is_outside_responsibility() {
        Peers.objective(one, type(other));
        assertThat(only()).containsEntry("kind", "outside-responsibility").containsEntry("severity", "medium");
    }

    @Test
    void lists_refuse_words_that_they_do_not_know() {
        assertProblem(as("viewer").get("/api/v1/overlaps?status=opened"), 400);
        assertProblem(as("viewer").get("/api/v1/overlaps?kind=same"), 400);
        assertProblem(as("viewer").get("/api/v1/overlaps/nothing"), 404);
    }
}
