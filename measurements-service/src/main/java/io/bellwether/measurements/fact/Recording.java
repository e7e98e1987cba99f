package io.bellwether.measurements.fact;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.journal.JournalStore;
import io.bellwether.measurements.series.SeriesRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the transactions in which pushes are recorded. */
@ApplicationScoped
public class Recording {

    @Inject
    DataSource dataSource;

    @Inject
    JournalStore journal;

    @Inject
    SeriesRegistry series;

    @Inject
    OrganisationZone zone;

    @Inject
    KeptAnswers answers;

    @ConfigProperty(name = "bellwether.actor-key.epoch")
    int actorEpoch;

    /** A transaction of its own; close it whatever happens. */
    public RecordingTransaction open() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            try (Statement settings = connection.createStatement()) {
                // a push that meets another one of the same measurements waits for it, but not for ever
                settings.execute("set local lock_timeout = '5s'");
            }
            return new RecordingTransaction(
                    connection, journal, series, new LocalDays(zone.zone()), answers, actorEpoch);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** What a database that cannot take a push right now comes to for who sent it. */
    public static RuntimeException refusal(SQLException failed) {
        return Refusals.of(failed);
    }
}
