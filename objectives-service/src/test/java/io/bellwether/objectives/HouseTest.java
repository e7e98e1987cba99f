package io.bellwether.objectives;

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
@QuarkusTestResource(PeersResource.class)
class HouseTest {

    @Test
    void the_walls_stand() {
        ArchitectureRules.check("io.bellwether.objectives");
    }

    @Test
    void every_door_has_a_lock() {
        EveryDoorHasALock.check(Set.of());
    }

    @Test
    void the_document_is_the_one_that_is_promised() {
        OpenApiContract.check("objectives");
    }

    @Test
    void every_refusal_is_listed() {
        ProblemsPage.check("objectives", "io.bellwether.objectives");
    }
}
