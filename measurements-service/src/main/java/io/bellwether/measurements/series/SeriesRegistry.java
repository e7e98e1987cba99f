package io.bellwether.measurements.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bellwether.kit.json.StrictJson;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All series, held in memory and followed by their ids. */
@ApplicationScoped
public class SeriesRegistry {

    /** Taken while ids are given, so that their order is commit order ("SERI"). */
    private static final long LOCK = 0x53455249L;

    private static final TypeReference<Map<String, String>> DIMENSIONS = new TypeReference<>() {};

    /** A source that is full stays refused from memory for this long. */
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "bellwether.series.max-per-source")
    int maxPerSource;

    private final Map<String, Map<DimensionValues, Series>> byFeed = new ConcurrentHashMap<>();
    private final Map<String, Grown> byMetric = new ConcurrentHashMap<>();
    private final Map<String, Integer> perSource = new ConcurrentHashMap<>();
    private volatile Series[] byId = new Series[0];
    private volatile int highest;
    private volatile int onDisk;
    private volatile int generation;
    private long followedAt;

    /** A list that only grows: readers see a whole prefix of it. */
    private static final class Grown {

        private volatile List<Series> seen = List.of();
        private Series[] items = new Series[4];
        private int size;

        void add(Series series) {
            if (size == items.length) {
                items = Arrays.copyOf(items, size * 2);
            }
            items[size++] = series;
            seen = Arrays.asList(items).subList(0, size);
        }

        List<Series> list() {
            return seen;
        }
    }

    /** Thrown when a source would have more series than its bound. */
    public static final class TooManySeries extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySeries(String source, int bound) {
            super("The source \"" + source + "\" already has " + bound
                    + " series (combinations of metric and dimension values), as many as one source may have:"
                    + " a dimension that holds ids or texts does this.");
        }
    }

    /** The series of these values; made when there is none. */
    public Series of(String metric, String source, DimensionValues values) {
        Map<DimensionValues, Series> feed = byFeed.get(feed(metric, source));
        Series found = feed == null ? null : feed.get(values);
        return found != null ? found : findOrMake(metric, source, values);
    }

    /** The series with this id. */
    public Series byId(int id) {
        Series[] all = byId;
        return id < all.length ? all[id] : null;
    }

    /** All series of a metric that this service has seen; call {@link #follow} first in the snapshot that counts. */
    public List<Series> ofMetric(String metric) {
        Grown grown = byMetric.get(metric);
        return grown == null ? List.of() : grown.list();
    }

    /** Takes in what others made, as far as the connection's snapshot shows it. */
    public synchronized void follow(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select id, metric, source, dimensions, hash from series where id > ? order by id")) {
            query.setInt(1, highest);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    hold(new Series(
                            rows.getInt(1),
                            rows.getString(2),
                            rows.getString(3),
                            StrictJson.shared().readValue(rows.getString(4), DIMENSIONS),
                            rows.getLong(5)));
                }
            }
            followedAt = System.nanoTime();
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("stored dimensions cannot be read", corrupt);
        }
    }

    /** Counted up when series were forgotten: who looked some up under an earlier number must look them up again. */
    public int generation() {
        return generation;
    }

    /**
     * Whether all series held here are stored. Asked in each transaction that uses some, before it commits: making a series
     * does not wait for the disk, so a database that crashed may have forgotten it. Those that are not there are forgotten
     * here, too.
     *
     * @param since the {@link #generation} that the transaction's series were looked up in
     * @return the highest id, for {@link #areOnDisk} once the commit is
     * @throws SQLException with state 40001 when some series of the transaction is lost
     */
    public int mustBeStored(Connection connection, int since) throws SQLException {
        int to = highest;
        if (onDisk < to && !areStored(connection, onDisk, to)) {
            forget();
        }
        if (since != generation) {
            throw new SQLException("series were lost in a crash of the database and are made again", "40001");
        }
        return to;
    }

    private boolean areStored(Connection connection, int from, int to) throws SQLException {
        Series[] all = byId;
        int found = 0;
        try (PreparedStatement query =
                connection.prepareStatement("select id, hash from series where id > ? and id <= ?")) {
            query.setInt(1, from);
            query.setInt(2, to);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Series held = all[rows.getInt(1)];
                    found += held != null && held.hash() == rows.getLong(2) ? 1 : 0;
                }
            }
        }
        int expected = 0;
        for (int id = from + 1; id <= to; id++) {
            expected += all[id] == null ? 0 : 1;
        }
        return found == expected;
    }

    /** Says that a transaction which saw all series up to this one is on disk, and they with it. */
    public synchronized void areOnDisk(int to, int since) {
        if (since == generation) {
            onDisk = Math.max(onDisk, to);
        }
    }

    private synchronized void forget() {
        generation++;
        byFeed.clear();
        byMetric.clear();
        perSource.clear();
        byId = new Series[0];
        highest = 0;
        onDisk = 0;
    }

    private synchronized Series findOrMake(String metric, String source, DimensionValues values) {
        boolean full = perSource.getOrDefault(source, 0) >= maxPerSource;
        if (full && System.nanoTime() - followedAt < LOOK_AGAIN_NANOS) {
            throw new TooManySeries(source, maxPerSource);
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (Statement lock = connection.createStatement()) {
                    // a measurement that uses the series commits later and takes it to the disk with it
                    lock.execute("set local synchronous_commit = off; select pg_advisory_xact_lock(" + LOCK + ")");
                }
                follow(connection);
                Series found =
                        byFeed.getOrDefault(feed(metric, source), Map.of()).get(values);
                if (found != null) {
                    return found;
                }
                if (perSource.getOrDefault(source, 0) >= maxPerSource) {
                    throw new TooManySeries(source, maxPerSource);
                }
                Series made = insert(connection, metric, source, values.sorted());
                connection.commit();
                hold(made);
                return made;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw (RuntimeException) ProblemException.unavailable("The database is not available right now.", 2)
                    .initCause(failed);
        }
    }

    private Series insert(Connection connection, String metric, String source, Map<String, String> dimensions)
            throws SQLException {
        Series made = new Series(highest + 1, metric, source, dimensions, hash(metric, source, dimensions));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into series values (?, ?, ?, ?::jsonb, ?)")) {
            insert.setInt(1, made.id());
            insert.setString(2, metric);
            insert.setString(3, source);
            insert.setString(4, StrictJson.shared().writeValueAsString(dimensions));
            insert.setLong(5, made.hash());
            insert.executeUpdate();
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("dimensions are plain texts", unwritable);
        }
        return made;
    }

    private void hold(Series series) {
        if (series.id() <= highest) {
            return;
        }
        byFeed.computeIfAbsent(feed(series.metric(), series.source()), key -> new ConcurrentHashMap<>())
                .put(DimensionValues.of(series.dimensions()), series);
        byMetric.computeIfAbsent(series.metric(), key -> new Grown()).add(series);
        perSource.merge(series.source(), 1, Integer::sum);
        Series[] all = byId;
        if (series.id() >= all.length) {
            all = Arrays.copyOf(all, Math.max(1024, series.id() * 2));
        }
        all[series.id()] = series;
        byId = all;
        highest = series.id();
    }

    private static String feed(String metric, String source) {
        return metric + '\n' + source;
    }

    private static long hash(String metric, String source, Map<String, String> sorted) {
        List<String> words = new ArrayList<>(List.of(source, metric));
        sorted.forEach((name, value) -> {
            words.add(name);
            words.add(value);
        });
        return ByteBuffer.wrap(digest(words)).getLong() & Long.MAX_VALUE;
    }

    /** SHA-256 over words, each with its length before it, so that no two lists of words are written alike. */
    public static byte[] digest(List<String> words) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String word : words) {
                byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                digest.update((byte) (bytes.length >>> 8));
                digest.update((byte) bytes.length);
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
