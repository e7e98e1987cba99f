package io.bellwether.acceptance.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.acceptance.house.House;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each service's database role has its own database and nothing else, and only adds to its journal. */
class DatabaseRightsTest {

    /** PostgreSQL's code for "insufficient privilege". */
    private static final String NOT_ALLOWED = "42501";

    private final Databases databases = new Databases(House.running());

    private Connection as(String role, String database) throws SQLException {
        return databases.as(role, database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"objectives", "measurements", "governance"})
    void aServiceReachesNoOtherDatabase(String role) {
        for (String other : List.of("objectives", "measurements", "governance", "keycloak", "postgres", "template1")) {
            if (!other.equals(role)) {
                assertThatThrownBy(() -> as(role, other).close())
                        .as(role + " in " + other)
                        .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal.getSQLState())
                                .isIn(NOT_ALLOWED, "28000"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"objectives", "measurements", "governance"})
    void aServiceOnlyAddsToItsJournal(String role) throws SQLException {
        try (Connection connection = as(role, role);
                Statement statement = connection.createStatement()) {
            for (String change : List.of(
                    "update journal set reason = 'x'",
                    "delete from journal",
                    "truncate journal",
                    "set session_replication_role = replica")) {
                assertThatThrownBy(() -> statement.execute(change))
                        .as(role + ": " + change)
                        .isInstanceOf(SQLException.class);
            }
            try (ResultSet row = statement.executeQuery("select has_table_privilege('journal', 'insert')")) {
                row.next();
                assertThat(row.getBoolean(1)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"objectives", "measurements", "governance"})
    void aServiceHoldsNoRightOverTheServer(String role) throws SQLException {
        try (Connection connection = as(role, role);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select rolsuper or rolcreaterole or rolcreatedb or"
                        + " rolreplication or rolbypassrls from pg_roles where rolname = current_user")) {
            row.next();
            assertThat(row.getBoolean(1)).isFalse();
            assertThatThrownBy(() -> statement.execute("copy (select 1) to '/tmp/out'"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("select pg_read_file('/etc/passwd')"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void withoutItsPasswordNobodyIsLetIn() {
        assertThatThrownBy(
                        () -> DriverManager.getConnection(databases.address("objectives"), "objectives", "objectives")
                                .close())
                .isInstanceOf(SQLException.class);
    }
}
