package io.bellwether.measurements.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.kit.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** All metrics, held in memory; one number tells whether another replica changed them. */
@ApplicationScoped
public class Catalogue {

    @Inject
    DataSource dataSource;

    /** A feed of small pushes does not ask with each of them whether metrics were changed. */
    private static final long RECENT_NANOS = 100_000_000L;

    private volatile Snapshot snapshot = new Snapshot(-1, Map.of());
    private volatile long askedAt = System.nanoTime() - RECENT_NANOS;

    /** The metrics as of one revision. */
    public record Snapshot(long revision, Map<String, MetricDefinition> metrics) {

        public MetricDefinition get(String key) {
            return metrics.get(key);
        }
    }

    /** The metrics as they are now. */
    public Snapshot current() {
        try (Connection connection = dataSource.getConnection()) {
            return current(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("the catalogue cannot be read", failed);
        }
    }

    /** The metrics as they were at most a tenth of a second ago; who is refused by them asks for the {@link #current} ones. */
    public Snapshot recent() {
        return System.nanoTime() - askedAt < RECENT_NANOS ? snapshot : current();
    }

    /** The metrics as they are in the connection's snapshot or newer. */
    public Snapshot current(Connection connection) throws SQLException {
        Snapshot held = snapshot;
        long asking = System.nanoTime();
        try (PreparedStatement query = connection.prepareStatement("select revision from catalogue");
                ResultSet row = query.executeQuery()) {
            row.next();
            if (held.revision() >= row.getLong(1)) {
                askedAt = asking;
                return held;
            }
        }
        Snapshot read = read(connection);
        snapshot = read;
        askedAt = asking;
        return read;
    }

    /** The metrics as they had been defined by a moment; one defined later stands in its first version. */
    public Snapshot knownAt(Connection connection, Instant moment) throws SQLException {
        String sql = """
                select distinct on (key) key, definition from metric_version
                order by key, (recorded_at <= ?) desc, case when recorded_at <= ? then -version else version end
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setTimestamp(1, Timestamp.from(moment));
            query.setTimestamp(2, Timestamp.from(moment));
            return new Snapshot(-1, definitions(query));
        }
    }

    private static Snapshot read(Connection connection) throws SQLException {
        // the revision first: what is read after it is at least as new
        long revision;
        try (PreparedStatement query = connection.prepareStatement("select revision from catalogue");
                ResultSet row = query.executeQuery()) {
            row.next();
            revision = row.getLong(1);
        }
        try (PreparedStatement query = connection.prepareStatement("select key, definition from metric")) {
            return new Snapshot(revision, definitions(query));
        }
    }

    private static Map<String, MetricDefinition> definitions(PreparedStatement query) throws SQLException {
        Map<String, MetricDefinition> metrics = new HashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                metrics.put(rows.getString(1), definition(rows.getString(2)));
            }
        }
        return Map.copyOf(metrics);
    }

    static MetricDefinition definition(String json) {
        try {
            return StrictJson.shared().readValue(json, MetricDefinition.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored definition cannot be read", corrupt);
        }
    }
}
