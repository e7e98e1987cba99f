package io.bellwether.measurements;

import io.bellwether.testing.ArchitectureRules;
import io.bellwether.testing.EveryDoorHasALock;
import io.bellwether.testing.OpenApiContract;
import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.ProblemsPage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class HouseTest {

    @Test
    void the_walls_stand() {
        ArchitectureRules.check("io.bellwether.measurements");
    }

    @Test
    void every_door_has_a_lock() {
        EveryDoorHasALock.check(Set.of());
    }

    @Test
    void the_document_is_the_one_that_is_promised() {
        OpenApiContract.check("measurements");
    }

    @Test
    void every_refusal_is_listed() {
        ProblemsPage.check("measurements", "io.bellwether.measurements");
    }
}
