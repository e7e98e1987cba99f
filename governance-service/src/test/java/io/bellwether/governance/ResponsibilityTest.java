package io.bellwether.governance;

import static io.bellwether.governance.Api.all;
import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.assign;
import static io.bellwether.governance.Api.choice;
import static io.bellwether.governance.Api.created;
import static io.bellwether.governance.Api.department;
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
