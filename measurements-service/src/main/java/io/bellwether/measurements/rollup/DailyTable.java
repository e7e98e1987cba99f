package io.bellwether.measurements.rollup;

import io.bellwether.measurements.fact.CellSet;
import io.bellwether.measurements.fact.LocalDays;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.LongFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The table of folded days, written by one fold. */
final class DailyTable {

    private static final String COPY = """
            copy daily (series_id, day, version, changed_at, count, withdrawn, not_yet, suppressed, weight, sum, min, max,
                        first_at, last_at, first, last, first_weight, last_weight, falls) from stdin
            """;

    /** Text is sent in pieces of this size. */
    private static final int PIECE = 64 * 1024;

    private final Connection connection;
    private final long version;

    DailyTable(Connection connection, long version) {
        this.connection = connection;
        this.version = version;
    }

    void delete(long[] cells) throws SQLException {
        String sql = """
                delete from daily d using unnest(?::int4[], ?::int4[]) as c (series_id, day)
                where d.series_id = c.series_id and d.day = date '1970-01-01' + c.day
                """;
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            Object[] series = Arrays.stream(cells).mapToObj(CellSet::series).toArray();
            Object[] days = Arrays.stream(cells).mapToObj(CellSet::day).toArray();
            delete.setArray(1, connection.createArrayOf("int4", series));
            delete.setArray(2, connection.createArrayOf("int4", days));
            delete.executeUpdate();
        }
    }

    void insert(long[] cells, LongFunction<Cell> cellOf) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            StringBuilder text = new StringBuilder();
            for (long cell : cells) {
                row(text, CellSet.series(cell), CellSet.day(cell), cellOf.apply(cell));
                if (text.length() > PIECE) {
                    send(copy, text);
                }
            }
            send(copy, text);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void row(StringBuilder text, int series, int day, Cell cell) {
        text.append(series)
                .append('\t')
                .append(LocalDate.ofEpochDay(day))
                .append('\t')
                .append(version)
                .append('\t')
                .append(LocalDays.instant(cell.changedAt))
                .append('\t')
                .append(cell.count)
                .append('\t')
                .append(cell.withdrawn)
                .append('\t')
                .append(cell.notYet)
                .append('\t')
                .append(cell.suppressed)
                .append('\t')
                .append(cell.weight())
                .append('\t')
                .append(cell.sum());
        if (cell.count == 0) {
            text.append("\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t0\n");
            return;
        }
        text.append('\t')
                .append(cell.min)
                .append('\t')
                .append(cell.max)
                .append('\t')
                .append(LocalDays.instant(cell.firstAt))
                .append('\t')
                .append(LocalDays.instant(cell.lastAt))
                .append('\t')
                .append(cell.first)
                .append('\t')
                .append(cell.last)
                .append('\t')
                .append(cell.firstWeight())
                .append('\t')
                .append(cell.lastWeight())
                .append('\t')
                .append(cell.falls)
                .append('\n');
    }
}
