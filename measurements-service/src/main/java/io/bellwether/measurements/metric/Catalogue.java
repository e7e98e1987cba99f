package io.bellwether.measurements.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.kit.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private volatile History history = new History(-1, Map.of());
    private volatile long askedAt = System.nanoTime() - RECENT_NANOS;

    /** The metrics as of one revision. */
    public record Snapshot(long revision, Map<String, MetricDefinition> metrics) {

        public MetricDefinition get(String key) {
            return metrics.get(key);
        }
    }

    /** A definition and since when it has held. */
    private record Version(Instant recordedAt, MetricDefinition definition) {}

    /** All versions of all metrics as of one revision, each metric's in their order. */
    private record History(long revision, Map<String, List<Version>> versions) {

        static MetricDefinition at(List<Version> versions, Instant moment) {
            MetricDefinition found = versions.get(0).definition();
            for (Version version : versions) {
                if (!version.recordedAt().isAfter(moment)) {
                    found = version.definition();
                }
            }
            return found;
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
        if (held.revision() >= revision(connection)) {
            askedAt = asking;
            return held;
        }
        Snapshot read = read(connection);
        snapshot = read;
        askedAt = asking;
        return read;
    }

    /** The metrics as they had been defined by a moment; one defined later stands in its first version. */
    public Snapshot knownAt(Connection connection, Instant moment) throws SQLException {
        History all = history;
        if (all.revision() < revision(connection)) {
            all = history(connection);
            history = all;
        }
        Map<String, MetricDefinition> metrics = new HashMap<>();
        all.versions().forEach((key, versions) -> metrics.put(key, History.at(versions, moment)));
        return new Snapshot(-1, metrics);
    }

    private static History history(Connection connection) throws SQLException {
        long revision = revision(connection);
        Map<String, List<Version>> versions = new HashMap<>();
        String sql = "select key, recorded_at, definition from metric_version order by key, version";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                versions.computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
                        .add(new Version(rows.getTimestamp(2).toInstant(), definition(rows.getString(3))));
            }
        }
        return new History(revision, versions);
    }

    private static Snapshot read(Connection connection) throws SQLException {
        // the revision first: what is read after it is at least as new
        long revision = revision(connection);
        Map<String, MetricDefinition> metrics = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select key, definition from metric");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                metrics.put(rows.getString(1), definition(rows.getString(2)));
            }
        }
        return new Snapshot(revision, Map.copyOf(metrics));
    }

    private static long revision(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select revision from catalogue");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    static MetricDefinition definition(String json) {
        try {
            return StrictJson.shared().readValue(json, MetricDefinition.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored definition cannot be read", corrupt);
        }
    }
}
