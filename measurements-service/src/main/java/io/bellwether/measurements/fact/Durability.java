package io.bellwether.measurements.fact;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start on a database that would forget what was acknowledged. */
@ApplicationScoped
class Durability {

    /** What each setting must be for "acknowledged" to mean "on disk". */
    private static final Map<String, Set<String>> NEEDED = Map.of(
            "fsync", Set.of("on"),
            "full_page_writes", Set.of("on"),
            "synchronous_commit", Set.of("on", "remote_apply", "remote_write", "local"));

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "bellwether.durability.required")
    boolean required;

    void check(@Observes StartupEvent started) throws SQLException {
        if (!required) {
            return;
        }
        List<String> faults = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement query = connection.createStatement()) {
            for (Map.Entry<String, Set<String>> setting : NEEDED.entrySet()) {
                try (ResultSet row = query.executeQuery("show " + setting.getKey())) {
                    row.next();
                    if (!setting.getValue().contains(row.getString(1))) {
                        faults.add(setting.getKey() + " is " + row.getString(1));
                    }
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "An acknowledged measurement must survive a crash; PostgreSQL is set so that it would not: "
                            + String.join(", ", faults) + ". Set each to on.");
        }
    }
}
