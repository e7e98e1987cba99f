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
 * The latest measurements of each series: one at another time beyond them is new without a look. Right as long as nobody else
 * wrote to the source, which its newest batch tells; then what the days and the log say of the whole source counts.
 */
@ApplicationScoped
class SeriesTops {

    /** Times that are remembered of a series, eight bytes each; of very many series a few. */
    private static final int MANY_TIMES = 64;

    private static final int FEW_TIMES = 8;
    private static final int MANY_SERIES = 20_000;

    private final Map<String, Source> sources = new HashMap<>();
    private RecentTimes[] times = new RecentTimes[1024];
    private int[] stamps = new int[1024];
    private int held;
    private int stamp;

    /** What holds of a source while it is locked: nothing is known of what lies up to the floor. */
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

    /** What is known of a series; not to be changed. */
    synchronized RecentTimes of(Source source, int series) {
        return series < times.length && stamps[series] == source.stamp ? times[series] : new RecentTimes(source.floor);
    }

    /** How many times are to be remembered of a series. */
    synchronized int most() {
        return held < MANY_SERIES ? MANY_TIMES : FEW_TIMES;
    }

    /** Takes in what a transaction committed. */
    synchronized void committed(Source source, long newestBatch, Map<Integer, RecentTimes> newest) {
        if (sources.get(source.key).stamp != source.stamp) {
            return;
        }
        newest.forEach((series, recent) -> put(source, series, recent));
        sources.put(source.key, new Source(source.key, newestBatch, source.floor, source.stamp));
    }

    private void put(Source source, int series, RecentTimes recent) {
        if (series >= times.length) {
            int length = Math.max(series + 1, times.length * 2);
            times = Arrays.copyOf(times, length);
            stamps = Arrays.copyOf(stamps, length);
        }
        held += times[series] == null ? 1 : 0;
        times[series] = recent;
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
