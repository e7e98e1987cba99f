package io.bellwether.measurements.fact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/** Days of series that a commit changed, left for the fold. */
final class Marks {

    /** One mark: the batch, and its days as an array. */
    static final String INSERT = "insert into mark (batch, cells) values (?, ?)";

    /** Marks are read and folded one after the other: of very many days there are several. */
    private static final int MOST = 20_000;

    private Marks() {}

    /** Inserts the marks of a batch but the last one, whose days it gives. */
    static long[] allButTheLast(Connection connection, Batch batch) throws SQLException {
        long[] cells = batch.cells.sorted();
        if (cells.length <= MOST) {
            return cells;
        }
        cells = CellSet.byDay(cells);
        int from = 0;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (; cells.length - from > MOST; from += MOST) {
                insert.setLong(1, batch.id);
                insert.setObject(2, Arrays.copyOfRange(cells, from, from + MOST));
                insert.executeUpdate();
            }
        }
        return Arrays.copyOfRange(cells, from, cells.length);
    }
}
