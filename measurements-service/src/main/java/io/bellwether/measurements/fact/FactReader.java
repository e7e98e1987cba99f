package io.bellwether.measurements.fact;

import io.bellwether.measurements.series.Series;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads facts of series and times in bulk: day after day in UTC, within a day in the order of series, time and identity.
 */
public final class FactReader {

    private static final int HEADER = 19;

    private FactReader() {}

    /** A series from one moment until before another, in microseconds since 1970. */
    public record Range(Series series, long from, long to) {}

    /** Takes facts one after the other; the object is filled again for the next. */
    public interface Sink {
        void fact(StoredFact fact);
    }

    /** One packed day among the bytes of a row. */
    private record Packed(byte[] bytes, int from, int to) {}

    /** Reads the facts that counted at a moment, within a transaction. */
    public static void read(Connection connection, List<Range> ranges, Moment moment, Sink sink) throws SQLException {
        if (ranges.isEmpty()) {
            return;
        }
        WantedRanges wanted = new WantedRanges(ranges);
        // the log first: what is moved into its days between the two statements is seen twice, which is once
        TreeMap<Integer, List<Packed>> log = log(connection, wanted);
        Reading reading = new Reading(log, wanted, moment, sink);
        copy(connection, wanted.daysQuery(), row -> {
            row.getInt();
            int day = row.getInt();
            int length = row.getInt();
            reading.day(day, new Packed(row.array(), row.position(), row.position() + length));
        });
        reading.end();
    }

    private static TreeMap<Integer, List<Packed>> log(Connection connection, WantedRanges wanted) throws SQLException {
        TreeMap<Integer, List<Packed>> log = new TreeMap<>();
        copy(connection, wanted.logQuery(), row -> {
            row.getInt();
            byte[] bytes = row.array();
            LogRow.days(bytes, row.position(), (day, from, to) -> {
                if (wanted.touches(day)) {
                    log.computeIfAbsent(day, key -> new ArrayList<>()).add(new Packed(bytes, from, to));
                }
            });
        });
        return log;
    }

    /** Brings together what of each day is in the days and in the log. */
    private static final class Reading {
        private final TreeMap<Integer, List<Packed>> log;
        private final WantedRanges wanted;
        private final Moment moment;
        private final Sink sink;
        private final List<Packed> packed = new ArrayList<>();
        private int day = Integer.MIN_VALUE;
        private int series;
        private long hash;

        Reading(TreeMap<Integer, List<Packed>> log, WantedRanges wanted, Moment moment, Sink sink) {
            this.log = log;
            this.wanted = wanted;
            this.moment = moment;
            this.sink = sink;
        }

        void day(int next, Packed one) {
            if (next != day) {
                merge();
                logBefore(next);
                day = next;
            }
            packed.add(one);
        }

        void end() {
            merge();
            logBefore(Integer.MAX_VALUE);
        }

        private void logBefore(int next) {
            for (Map.Entry<Integer, List<Packed>> of = log.firstEntry();
                    of != null && of.getKey() < next;
                    of = log.firstEntry()) {
                day = of.getKey();
                merge();
            }
        }

        private void merge() {
            List<Packed> later = log.remove(day);
            if (later != null) {
                packed.addAll(later);
            }
            if (packed.isEmpty()) {
                return;
            }
            List<DayCursor> cursors = new ArrayList<>(packed.size());
            for (Packed one : packed) {
                cursors.add(new DayCursor(one.bytes, one.from, one.to, day, wanted));
            }
            packed.clear();
            new DayMerge(cursors).each(moment::knows, fact -> {
                if (!fact.keyed) {
                    if (fact.series != series) {
                        series = fact.series;
                        hash = wanted.hash(series);
                    }
                    fact.keyHigh = hash;
                    fact.keyLow = fact.at;
                }
                sink.fact(fact);
            });
        }
    }

    private interface Rows {
        void row(ByteBuffer row);
    }

    private static void copy(Connection connection, String sql, Rows rows) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + sql + ") to stdout (format binary)");
        try {
            boolean first = true;
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                ByteBuffer bytes = ByteBuffer.wrap(row);
                if (first) {
                    bytes.position(HEADER);
                    first = false;
                }
                if (bytes.remaining() >= 2 && bytes.getShort() > 0) {
                    rows.row(bytes);
                }
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
