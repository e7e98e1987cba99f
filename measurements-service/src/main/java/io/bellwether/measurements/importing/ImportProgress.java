package io.bellwether.measurements.importing;

import io.bellwether.measurements.intake.Outcome;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * How far imports are, kept where every replica sees it. An import whose service fell silent is ended: nothing of it goes
 * on by itself.
 */
@ApplicationScoped
class ImportProgress {

    static final String INTERRUPTED = "The service was stopped while the import ran. Import the file again: what is"
            + " stored already counts as unchanged.";

    private static final long EVERY_MILLIS = 300;

    @Inject
    DataSource dataSource;

    private final Set<UUID> mine = ConcurrentHashMap.newKeySet();

    /** Rows, and bytes of the file. */
    static final class Counts {
        long bytesRead;
        long read;
        long accepted;
        long unchanged;
        long restated;
        long rejected;
        long skipped;
        private long reported;
    }

    void begin(UUID id) {
        mine.add(id);
    }

    void forget(UUID id) {
        mine.remove(id);
    }

    void running(UUID id) {
        update("update file_import set status = 'RUNNING', alive_at = now() where id = ?", id);
    }

    void recognised(UUID id, String json) {
        update("update file_import set recognised = cast(? as jsonb) where id = ?", json, id);
    }

    /** Tells where it stands, not more often than a person can see. */
    void report(UUID id, Counts counts) throws ImportCancelled {
        long now = System.nanoTime();
        if (now - counts.reported > EVERY_MILLIS * 1_000_000) {
            counts.reported = now;
            now(id, counts);
        }
    }

    /** Tells where it stands. */
    void now(UUID id, Counts counts) throws ImportCancelled {
        String sql = "update file_import set bytes_read = ?, rows_read = ?, rows_rejected = ?, rows_skipped = ?,"
                + " alive_at = now() where id = ? returning cancel_asked";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            bind(update, counts.bytesRead, counts.read, counts.rejected, counts.skipped, id);
            try (ResultSet row = update.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    throw new ImportCancelled();
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the progress of an import cannot be kept", failed);
        }
    }

    void done(UUID id, Counts counts, Outcome outcome) {
        update(
                "update file_import set status = 'DONE', ended_at = now(), rows_accepted = ?, rows_unchanged = ?,"
                        + " rows_restated = ?, accepted = ?, unchanged = ?, restated = ? where id = ?",
                counts.accepted,
                counts.unchanged,
                counts.restated,
                outcome.accepted(),
                outcome.unchanged(),
                outcome.restated(),
                id);
    }

    void end(UUID id, FileImport.Status status, String detail) {
        update(
                "update file_import set status = ?, detail = ?, ended_at = now() where id = ?",
                status.name(),
                detail,
                id);
    }

    @Scheduled(every = "5s")
    void sayAliveAndEndTheDead() {
        for (UUID id : mine) {
            update("update file_import set alive_at = now() where id = ?", id);
        }
        update(
                "update file_import set status = 'FAILED', detail = ?, ended_at = now()"
                        + " where status in ('WAITING', 'RUNNING') and alive_at < now() - interval '20 seconds'",
                INTERRUPTED);
    }

    private void update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            bind(update, values);
            update.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("the progress of an import cannot be kept", failed);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
