package io.bellwether.measurements.rollup;

import io.bellwether.measurements.fact.CellSet;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.ObjDoubleConsumer;

/**
 * Sketches of the days that have many facts: of values for percentiles, of actors for how many different people. Days
 * with fewer facts, or with broken weights, have none: they are read fact by fact.
 */
public final class Sketches {

    private Sketches() {}

    /** A sketch of one day; {@code values} or {@code actors} is null where there is none. */
    public record DaySketch(int series, int day, byte[] values, byte[] actors, Set<Integer> epochs) {

        /** Whether percentiles from it are estimates. */
        public boolean isEstimate() {
            return values != null && ValueSketch.isEstimate(values);
        }

        /** The values that it retains, each with its weight. */
        public void eachValue(ObjDoubleConsumer<Long> item) {
            if (values != null) {
                ValueSketch.each(values, item);
            }
        }
    }

    /** Takes the sketches of days. */
    public interface Sink {
        void sketch(DaySketch sketch);
    }

    /** Reads the sketches of series within days, both inclusive. */
    public static void read(Connection connection, int[] series, int first, int last, Sink sink) throws SQLException {
        String sql = """
                select series_id, day - date '1970-01-01', values, actors, epochs from daily_sketch
                where series_id = any (?) and day between ? and ?
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(1_000);
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "int4", Arrays.stream(series).boxed().toArray()));
            query.setDate(2, Date.valueOf(LocalDate.ofEpochDay(first)));
            query.setDate(3, Date.valueOf(LocalDate.ofEpochDay(last)));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sink.sketch(sketch(rows));
                }
            }
        }
    }

    private static DaySketch sketch(ResultSet row) throws SQLException {
        byte[] values = row.getBytes(3);
        byte[] actors = row.getBytes(4);
        Set<Integer> epochs = new HashSet<>();
        if (actors != null) {
            epochs.addAll(Arrays.asList((Integer[]) row.getArray(5).getArray()));
        }
        return new DaySketch(row.getInt(1), row.getInt(2), values, actors, epochs);
    }

    /** Replaces the sketches of folded days. */
    static void replace(Connection connection, long[] cells, LongFunction<FoldedDay> days) throws SQLException {
        Object[] series = Arrays.stream(cells).mapToObj(CellSet::series).toArray();
        Object[] dates = Arrays.stream(cells).mapToObj(CellSet::day).toArray();
        String gone = """
                delete from daily_sketch d using unnest(?::int4[], ?::int4[]) as c (series_id, day)
                where d.series_id = c.series_id and d.day = date '1970-01-01' + c.day
                """;
        try (PreparedStatement delete = connection.prepareStatement(gone)) {
            delete.setArray(1, connection.createArrayOf("int4", series));
            delete.setArray(2, connection.createArrayOf("int4", dates));
            delete.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into daily_sketch values (?, date '1970-01-01' + ?, ?, ?, ?)")) {
            for (long cell : cells) {
                FoldedDay day = days.apply(cell);
                if (day.isSketched()) {
                    insert.setInt(1, CellSet.series(cell));
                    insert.setInt(2, CellSet.day(cell));
                    insert.setBytes(3, day.values());
                    insert.setBytes(4, day.actors());
                    insert.setArray(
                            5,
                            day.epochs().isEmpty()
                                    ? null
                                    : connection.createArrayOf(
                                            "int4", day.epochs().toArray()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
