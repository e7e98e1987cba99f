package io.bellwether.measurements.importing;

import io.bellwether.measurements.intake.LineFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** Keeps which rows were refused and why; never what they hold. */
@ApplicationScoped
class RefusedRows {

    /** A list that long is read by nobody; the count of all is kept beside. */
    static final int MAX_KEPT = 100_000;

    private static final int TOGETHER = 1_000;

    @Inject
    DataSource dataSource;

    /** Collects the refused rows of one import; {@link #flush} at the end. For one thread. */
    final class Collector implements BiConsumer<Long, LineFault> {

        private final UUID job;
        private final List<RefusedRow> waiting = new ArrayList<>();
        private long count;

        private Collector(UUID job) {
            this.job = job;
        }

        @Override
        public void accept(Long line, LineFault fault) {
            count++;
            if (count <= MAX_KEPT) {
                waiting.add(new RefusedRow(
                        line, fault.field().isEmpty() ? null : fault.field(), fault.code(), fault.getMessage()));
                if (waiting.size() == TOGETHER) {
                    flush();
                }
            }
        }

        long count() {
            return count;
        }

        void flush() {
            store(job, waiting);
            waiting.clear();
        }
    }

    Collector collector(UUID job) {
        return new Collector(job);
    }

    private void store(UUID job, List<RefusedRow> rows) {
        String sql = "insert into refused_row (import, line, field, code, detail) values (?, ?, ?, ?, ?)"
                + " on conflict do nothing";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (RefusedRow row : rows) {
                insert.setObject(1, job);
                insert.setLong(2, row.line());
                insert.setString(3, row.field());
                insert.setString(4, row.code());
                insert.setString(5, row.detail());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException("refused rows cannot be kept", failed);
        }
    }

    /** Some of the refused rows after a line, in their order. */
    List<RefusedRow> after(UUID job, long line, int limit) {
        String sql =
                "select line, field, code, detail from refused_row where import = ? and line > ? order by line limit ?";
        List<RefusedRow> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, job);
            query.setLong(2, line);
            query.setInt(3, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new RefusedRow(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("refused rows cannot be read", failed);
        }
        return rows;
    }
}
