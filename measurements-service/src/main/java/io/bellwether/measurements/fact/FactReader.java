package io.bellwether.measurements.fact;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads facts of series and times in bulk, in the order of series, time and identity. */
public final class FactReader {

    /** Seconds from 1970 to 2000, where PostgreSQL counts from, in microseconds. */
    private static final long EPOCH_2000 = 946_684_800L * 1_000_000L;

    private static final int HEADER = 19;

    private FactReader() {}

    /** A series from one moment until before another, in microseconds since 1970. */
    public record Range(int series, long from, long to) {}

    /** Takes facts one after the other. */
    public interface Sink {
        /** {@code weight} is NaN where it is one; {@code epoch} 0 where nobody is said to have done it. */
        void fact(int series, long at, double value, State state, double weight, long actor, int epoch);
    }

    /** Reads the facts that counted at a moment. */
    public static void read(Connection connection, List<Range> ranges, Moment moment, Sink sink) throws SQLException {
        if (ranges.isEmpty()) {
            return;
        }
        StringBuilder series = new StringBuilder();
        StringBuilder from = new StringBuilder();
        StringBuilder to = new StringBuilder();
        for (Range range : ranges) {
            String comma = series.isEmpty() ? "" : ",";
            series.append(comma).append(range.series());
            from.append(comma).append(range.from());
            to.append(comma).append(range.to());
        }
        String wanted = "unnest('{" + series + "}'::int4[], '{" + from + "}'::int8[], '{" + to
                + "}'::int8[]) as r (series_id, f, t)";
        String facts = facts("measurement", wanted, moment.isNow() ? "true" : moment.knows("m.batch"));
        if (!moment.isNow()) {
            facts += " union all "
                    + facts(
                            "measurement_superseded",
                            wanted,
                            moment.knows("m.batch") + " and not " + moment.knows("m.superseded_by"));
        }
        copy(connection, "copy (" + facts + " order by series_id, at, key) to stdout (format binary)", sink);
    }

    private static String facts(String table, String wanted, String known) {
        return """
                select m.series_id, m.at, m.key, m.value, m.state, m.weight, m.actor,
                       case when m.actor is not null then (select b.actor_epoch from batch b where b.id = m.batch) end
                from %s
                join %s m on m.series_id = r.series_id
                     and m.at >= 'epoch'::timestamptz + r.f * interval '1 microsecond'
                     and m.at < 'epoch'::timestamptz + r.t * interval '1 microsecond'
                where %s
                """.formatted(wanted, table, known);
    }

    private static void copy(Connection connection, String sql, Sink sink) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        try {
            boolean first = true;
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                ByteBuffer bytes = ByteBuffer.wrap(row);
                if (first) {
                    bytes.position(HEADER);
                    first = false;
                }
                if (bytes.remaining() >= 2 && bytes.getShort() > 0) {
                    row(bytes, sink);
                }
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void row(ByteBuffer bytes, Sink sink) {
        bytes.getInt();
        int series = bytes.getInt();
        bytes.getInt();
        long at = bytes.getLong() + EPOCH_2000;
        bytes.getInt();
        bytes.getLong();
        bytes.getLong();
        bytes.getInt();
        double value = bytes.getDouble();
        bytes.getInt();
        State state = State.of(bytes.getShort());
        double weight = bytes.getInt() < 0 ? Double.NaN : bytes.getDouble();
        long actor = bytes.getInt() < 0 ? 0 : bytes.getLong();
        int epoch = bytes.getInt() < 0 ? 0 : bytes.getInt();
        sink.fact(series, at, value, state, weight, actor, epoch);
    }
}
