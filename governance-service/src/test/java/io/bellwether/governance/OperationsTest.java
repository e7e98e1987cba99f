package io.bellwether.governance;

import io.bellwether.testing.OperationsAssert;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of every operation, generated from {@code contracts/authorization/operations.yaml}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class OperationsTest {

    private final OperationsAssert operations =
            new OperationsAssert("governance", Map.of("overlap", OperationsTest::overlap));

    /** Human resources and marketing state the same measure. */
    private static Map<String, String> overlap(Map<String, String> vars) {
        String formula = "sum(matrix." + vars.get("n") + ")";
        Peers.kpi("human-resources", "Ours", formula, Map.of("kind", "total", "atLeast", 10));
        String theirs = Peers.kpi("marketing-sales", "Theirs", formula, Map.of("kind", "total", "atLeast", 20));
        return Map.of(
                "overlap",
                Api.all("/api/v1/overlaps", "kind", "identical-kpi", "department", "marketing-sales").stream()
                        .filter(one -> one.toString().contains(theirs))
                        .map(one -> one.get("id").toString())
                        .findFirst()
                        .orElseThrow());
    }

    @BeforeEach
    void peers_answer_for_their_journals() {
        for (String service : List.of("objectives", "measurements")) {
            Peers.answers(
                    "/api/v1/journal/" + service + "/verify",
                    200,
                    Map.of("service", service, "valid", true, "entries", 1));
        }
    }

    @Test
    void every_operation_says_its_act() {
        operations.everyOperationSaysItsAct("io.bellwether.governance");
    }

    @Test
    void everybody_may_do_exactly_what_the_table_says() {
        operations.everybodyMayDoWhatTheTableSays();
    }

    @Test
    void hostile_bodies_are_refused() {
        operations.hostileBodiesAreRefused();
    }

    @Test
    void hostile_parameters_are_refused() {
        operations.hostileParametersAreRefused();
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        operations.versionsAreCompared();
    }

    @Test
    void a_create_may_be_repeated() {
        operations.createsMayBeRepeated();
    }
}
