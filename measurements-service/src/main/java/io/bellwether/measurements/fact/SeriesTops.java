package io.bellwether.measurements.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Up to which moment each series may have measurements: one beyond it is new without a look. Right as long as nobody else
 * wrote to the source, which its newest batch tells; then what the days and the log say of the whole source counts.
 */
@ApplicationScoped
class SeriesTops {

    private final Map<String, Source> sources = new HashMap<>();
    private long[] tops = new long[1024];
    private int[] stamps = new int[1024];
    private int stamp;

    /** What holds of a source while it is locked. */
    record Source(String key, long newestBatch, long floor, int stamp) {}

    /**
     * What is known of a source, which the transaction has locked.
     *
     * @param newestBatch of the source, as the transaction sees it; 0 when there is none
     */
    Source of(Connection connection, String source, long newestBatch) throws SQLException {
        synchronized (this) {
            Source known = sources.get(source);
            if (known != null && known.newestBatch == newestBatch) {
                return known;
            }
        }
        Source fresh;
        long floor = floor(connection, source);
        synchronized (this) {
            fresh = new Source(source, newestBatch, floor, ++stamp);
            sources.put(source, fresh);
        }
        return fresh;
    }

    /** No measurement of the series is of a later time. */
    synchronized long of(Source source, int series) {
        return series < tops.length && stamps[series] == source.stamp ? tops[series] : source.floor;
    }

    /** Takes in what a transaction committed. */
    synchronized void committed(Source source, long newestBatch, Map<Integer, Long> newest) {
        if (sources.get(source.key).stamp != source.stamp) {
            return;
        }
        newest.forEach((series, at) -> raise(source, series, at));
        sources.put(source.key, new Source(source.key, newestBatch, source.floor, source.stamp));
    }

    private void raise(Source source, int series, long at) {
        if (series >= tops.length) {
            int length = Math.max(series + 1, tops.length * 2);
            tops = Arrays.copyOf(tops, length);
            stamps = Arrays.copyOf(stamps, length);
        }
        tops[series] = Math.max(at, stamps[series] == source.stamp ? tops[series] : source.floor);
        stamps[series] = source.stamp;
    }

    private static long floor(Connection connection, String source) throws SQLException {
        String sql = """
                select greatest(
                    (select max(last_at) from fact_log where bucket = ? and source = ?),
                    (select max(last_at) from fact_day where bucket = ? and source = ?
                     and day = (select max(day) from fact_day where bucket = ? and source = ?)))
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 6; i += 2) {
                query.setShort(i, Buckets.of(source));
                query.setString(i + 1, source);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long floor = row.getLong(1);
                return row.wasNull() ? Long.MIN_VALUE : floor;
            }
        }
    }
}
