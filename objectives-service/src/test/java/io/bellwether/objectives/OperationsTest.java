package io.bellwether.objectives;

import io.bellwether.testing.OperationsAssert;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What holds of every operation, generated from {@code contracts/authorization/operations.yaml}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class OperationsTest {

    private final OperationsAssert operations = new OperationsAssert("objectives");

    @Test
    void every_operation_says_its_act() {
        operations.everyOperationSaysItsAct("io.bellwether.objectives");
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
