package io.bellwether.measurements.fact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What had been recorded by a moment, as conditions on batches. Batches take their ids before they commit, so a few
 * beyond the first unknown one may be known.
 */
public final class Moment {

    private final boolean now;
    private final Instant knownAt;
    private final long below;
    private final Set<Long> beyond;
    private final boolean nothing;

    private Moment(boolean now, Instant knownAt, long below, Set<Long> beyond, boolean nothing) {
        this.now = now;
        this.knownAt = knownAt;
        this.below = below;
        this.beyond = beyond;
        this.nothing = nothing;
    }

    /** Everything that a statement sees. */
    static Moment now() {
        return new Moment(true, null, Long.MAX_VALUE, Set.of(), false);
    }

    /**
     * The moment in a snapshot.
     *
     * @param asked null for now; one at or after the newest batch is now, too
     */
    public static Moment of(Connection connection, Instant asked) throws SQLException {
        Instant newest = newest(connection);
        if (asked == null || newest == null || !asked.isBefore(newest)) {
            return new Moment(true, newest, Long.MAX_VALUE, Set.of(), false);
        }
        long below = Long.MAX_VALUE;
        try (PreparedStatement query = connection.prepareStatement("select min(id) from batch where recorded_at > ?")) {
            query.setTimestamp(1, Timestamp.from(asked));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                below = row.getLong(1);
                below = row.wasNull() ? Long.MAX_VALUE : below;
            }
        }
        Set<Long> beyond = new HashSet<>();
        try (PreparedStatement query =
                connection.prepareStatement("select id from batch where id > ? and recorded_at <= ?")) {
            query.setLong(1, below);
            query.setTimestamp(2, Timestamp.from(asked));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    beyond.add(rows.getLong(1));
                }
            }
        }
        return new Moment(false, asked, below, beyond, beyond.isEmpty() && !isAnyBelow(connection, below));
    }

    private static boolean isAnyBelow(Connection connection, long batch) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select exists (select 1 from batch where id < ?)")) {
            query.setLong(1, batch);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static Instant newest(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select greatest((select max(recorded_at) from batch), (select max(recorded_at) from metric_version))
                """);
                ResultSet row = query.executeQuery()) {
            row.next();
            Timestamp at = row.getTimestamp(1);
            return at == null ? null : at.toInstant();
        }
    }

    /** Whether everything recorded counts. */
    public boolean isNow() {
        return now;
    }

    /** Whether nothing at all had been recorded by then. */
    public boolean knowsNothing() {
        return nothing;
    }

    /** The moment; for now, when the newest change was recorded, null if none ever was. */
    public Instant knownAt() {
        return knownAt;
    }

    /** Whether a batch was recorded by then. */
    boolean knows(long batch) {
        return batch < below || beyond.contains(batch);
    }

    /** SQL that holds for the batches that were recorded by then; only our own numbers stand in it. */
    public String knows(String column) {
        if (now) {
            return "true";
        }
        String known = column + " < " + below;
        return beyond.isEmpty()
                ? known
                : "(" + known + " or " + column + " = any ('{"
                        + beyond.stream().map(String::valueOf).collect(Collectors.joining(",")) + "}'::int8[]))";
    }
}
