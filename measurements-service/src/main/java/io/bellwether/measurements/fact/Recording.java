package io.bellwether.measurements.fact;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.journal.JournalStore;
import io.bellwether.measurements.series.SeriesRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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

    @Inject
    SeriesTops tops;

    @ConfigProperty(name = "bellwether.actor-key.epoch")
    int actorEpoch;

    /**
     * A transaction of its own; close it whatever happens.
     *
     * @param patience how long it waits for the sources that somebody else writes to
     */
    public RecordingTransaction open(Duration patience) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            return new RecordingTransaction(
                    connection, journal, series, new LocalDays(zone.zone()), answers, actorEpoch, tops, patience);
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
