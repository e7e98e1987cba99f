package io.bellwether.governance;

import static io.bellwether.governance.Api.answered;
import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.department;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class JournalTest {

    private static final String OBJECTIVES = "/api/v1/journal/objectives/verify";
    private static final String MEASUREMENTS = "/api/v1/journal/measurements/verify";

    @BeforeEach
    void theOthersAreValid() {
        Peers.answers(OBJECTIVES, 200, Map.of("service", "objectives", "valid", true, "entries", 3));
        Peers.answers(MEASUREMENTS, 200, Map.of("service", "measurements", "valid", true, "entries", 4));
    }

    @AfterEach
    void forget() {
        Peers.forgets(OBJECTIVES);
        Peers.forgets(MEASUREMENTS);
    }

    private static JsonPath verdict() {
        return answered(as("viewer").get("/api/v1/journal/verify"), 200);
    }

    @Test
    void all_services_answer_for_their_journals_with_the_callers_token() {
        JsonPath found = verdict();
        assertThat(found.getBoolean("valid")).isTrue();
        assertThat(found.getList("services.service")).containsExactly("objectives", "measurements", "governance");
        assertThat(found.getList("services.entries")).contains(3, 4);
        assertThat(Peers.received(OBJECTIVES).toString()).contains("Bearer ");
    }

    @Test
    void one_that_is_broken_makes_the_whole_invalid() {
        Peers.answers(OBJECTIVES, 200, Map.of("service", "objectives", "valid", false, "entries", 3, "brokenAt", 2));
        assertThat(verdict().getBoolean("valid")).isFalse();
        assertThat(verdict().getInt("services[0].brokenAt")).isEqualTo(2);
    }

    @Test
    void one_that_is_away_is_not_called_valid_or_broken() {
        Peers.answers(MEASUREMENTS, 503, Map.of());
        assertProblem(as("viewer").get("/api/v1/journal/verify"), 503).says("measurements");
    }

    @Test
    void a_changed_byte_is_named_and_so_is_a_removed_or_swapped_entry() {
        department();
        department();
        long last = Database.count("select max(position) from journal");
        broken("update journal set reason = coalesce(reason, '') || 'x' where position = " + (last - 1), last - 1);
        broken("delete from journal where position = " + (last - 1), last - 1);
        broken("delete from journal where position = " + last, last);
        broken("""
                update journal set position = -1 where position = %1$d;
                update journal set position = %1$d where position = %2$d;
                update journal set position = %2$d where position = -1
                """.formatted(last - 1, last), last - 1);
        assertThat(verdict().getBoolean("valid")).isTrue();
    }

    /** Breaks it past the service, looks, and mends it. */
    private static void broken(String sql, long at) {
        Database.execute("create table kept as select * from journal");
        try {
            Database.execute(sql);
            JsonPath own = answered(as("viewer").get("/api/v1/journal/governance/verify"), 200);
            assertThat(own.getBoolean("valid")).as(sql).isFalse();
            assertThat(own.getLong("brokenAt")).as(sql).isEqualTo(at);
            assertThat(List.of(verdict().getBoolean("valid"))).containsExactly(false);
        } finally {
            Database.execute("delete from journal; insert into journal select * from kept; drop table kept");
        }
    }
}
