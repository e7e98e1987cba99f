package io.bellwether.measurements;

import io.bellwether.testing.OperationsAssert;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What holds of every operation, generated from {@code contracts/authorization/operations.yaml}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class OperationsTest {

    @Inject
    DataSource dataSource;

    private final OperationsAssert operations =
            new OperationsAssert("measurements", Map.of("raised-incident", this::raised));

    /** An incident of the watch that was just defined; a real one takes days of measurements. */
    private Map<String, String> raised(Map<String, String> vars) {
        String id = UUID.randomUUID().toString();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into incident (id, watch, status, raised_at, onset, until_at, peak, peak_at, usual, spread, sentence)
                        values (?::uuid, ?::uuid, 'open', now(), now(), now(), 9, now(), 1, 1, ?)
                        """)) {
            insert.setString(1, id);
            insert.setString(2, vars.get("watch"));
            insert.setString(3, "Raised " + vars.get("n"));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return Map.of("incident", id);
    }

    @Test
    void every_operation_says_its_act() {
        operations.everyOperationSaysItsAct("io.bellwether.measurements");
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
