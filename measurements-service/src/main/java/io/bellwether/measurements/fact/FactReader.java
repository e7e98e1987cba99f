package io.bellwether.measurements.fact;

import io.bellwether.measurements.series.Series;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads facts of series and times in bulk, in the order of series, time and identity. */
public final class FactReader {

    /** Seconds from 1970 to 2000, where PostgreSQL counts from, in microseconds. */
    private static final long EPOCH_2000 = 946_684_800L * 1_000_000L;

    private static final int HEADER = 19;

    /** Facts whose identity is series and time stand in the primary key in the order of both. */
    private static final String BY_KEY = "m.bucket = r.bucket and m.key >= r.first and m.key < r.stop";

    private static final String BY_TIME = "m.series_id = r.series_id"
            + " and m.at >= 'epoch'::timestamptz + r.f * interval '1 microsecond'"
            + " and m.at < 'epoch'::timestamptz + r.t * interval '1 microsecond'";

    private FactReader() {}

    /** A series from one moment until before another, in microseconds since 1970. */
    public record Range(Series series, long from, long to) {}

    /** A fact as it stands in the table; the same object is filled again for each. */
    public static final class Row {
        public int series;

        /** Microseconds since 1970. */
        public long at;

        public long keyHigh;
        public long keyLow;
        public double value;
        public State state;

        /** NaN where it is one. */
        public double weight;

        /** Meaningful where {@code epoch} is not 0. */
        public long actor;

        public int epoch;

        /** {@link Long#MIN_VALUE} where there is none. */
        public long revision;
    }

    /** Takes facts one after the other. */
    public interface Sink {
        void fact(Row row);
    }

    /** Reads the facts that counted at a moment, within a transaction. */
    public static void read(Connection connection, List<Range> ranges, Moment moment, Sink sink) throws SQLException {
        if (ranges.isEmpty()) {
            return;
        }
        try (Statement settings = connection.createStatement()) {
            // every range is a short piece of an index; any other plan reads the table
            settings.execute("set local enable_hashjoin = off; set local enable_mergejoin = off;"
                    + " set local enable_seqscan = off; set local enable_bitmapscan = off; set local jit = off");
        }
        String wanted = wanted(ranges);
        String now = moment.isNow() ? "true" : moment.knows("m.batch");
        String facts = facts(wanted, "measurement", BY_KEY, now)
                + " union all "
                + facts(wanted, "measurement", BY_TIME + " and m.bucket >= 64", now);
        if (!moment.isNow()) {
            facts += " union all "
                    + facts(
                            wanted,
                            "measurement_superseded",
                            BY_TIME,
                            moment.knows("m.batch") + " and not " + moment.knows("m.superseded_by"));
        }
        copy(connection, "copy (" + facts + " order by series_id, at, key) to stdout (format binary)", sink);
        try (Statement settings = connection.createStatement()) {
            // what else the transaction does joins long lists, for which these plans are ruinous
            settings.execute("set local enable_hashjoin = default; set local enable_mergejoin = default;"
                    + " set local enable_seqscan = default; set local enable_bitmapscan = default");
        }
    }

    private static String wanted(List<Range> ranges) {
        StringJoiner series = new StringJoiner(",");
        StringJoiner from = new StringJoiner(",");
        StringJoiner to = new StringJoiner(",");
        StringJoiner bucket = new StringJoiner(",");
        StringJoiner first = new StringJoiner(",");
        StringJoiner end = new StringJoiner(",");
        for (Range range : ranges) {
            series.add(Integer.toString(range.series.id()));
            from.add(Long.toString(range.from));
            to.add(Long.toString(range.to));
            bucket.add(Short.toString(Fact.bucket(range.series.hash())));
            first.add(new UUID(range.series.hash(), Math.max(0, range.from)).toString());
            end.add(new UUID(range.series.hash(), Math.max(0, range.to)).toString());
        }
        return "unnest('{" + series + "}'::int4[], '{" + from + "}'::int8[], '{" + to + "}'::int8[], '{" + bucket
                + "}'::int2[], '{" + first + "}'::uuid[], '{" + end + "}'::uuid[])"
                + " as r (series_id, f, t, bucket, first, stop)";
    }

    private static String facts(String wanted, String table, String where, String known) {
        return """
                select m.series_id, m.at, m.key, m.value, m.state, m.weight, m.actor, m.revision,
                       case when m.actor is not null then (select b.actor_epoch from batch b where b.id = m.batch) end
                from %s join %s m on %s where %s
                """.formatted(wanted, table, where, known);
    }

    private static void copy(Connection connection, String sql, Sink sink) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        try {
            boolean first = true;
            Row filled = new Row();
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                ByteBuffer bytes = ByteBuffer.wrap(row);
                if (first) {
                    bytes.position(HEADER);
                    first = false;
                }
                if (bytes.remaining() >= 2 && bytes.getShort() > 0) {
                    fill(filled, bytes);
                    sink.fact(filled);
                }
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void fill(Row row, ByteBuffer bytes) {
        bytes.getInt();
        row.series = bytes.getInt();
        bytes.getInt();
        row.at = bytes.getLong() + EPOCH_2000;
        bytes.getInt();
        row.keyHigh = bytes.getLong();
        row.keyLow = bytes.getLong();
        bytes.getInt();
        row.value = bytes.getDouble();
        bytes.getInt();
        row.state = State.of(bytes.getShort());
        row.weight = bytes.getInt() < 0 ? Double.NaN : bytes.getDouble();
        row.actor = bytes.getInt() < 0 ? 0 : bytes.getLong();
        row.revision = bytes.getInt() < 0 ? Long.MIN_VALUE : bytes.getLong();
        row.epoch = bytes.getInt() < 0 ? 0 : bytes.getInt();
    }
}
