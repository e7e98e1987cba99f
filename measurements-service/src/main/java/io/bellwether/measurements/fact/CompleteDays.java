package io.bellwether.measurements.fact;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** The days up to which a source says that silence of a metric is real. */
final class CompleteDays {

    private CompleteDays() {}

    /** Says it, where nothing later was said, and counts what became of it. */
    static void say(Connection connection, Push push, String metric, LocalDate day) throws SQLException {
        String sql = """
                insert into complete_until (metric, source, day, batch)
                select ?, ?, ?, ? where not exists
                    (select 1 from complete_until where metric = ? and source = ? and day >= ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, metric);
            insert.setString(2, push.source());
            insert.setDate(3, Date.valueOf(day));
            insert.setLong(4, push.batch.id);
            insert.setString(5, metric);
            insert.setString(6, push.source());
            insert.setDate(7, Date.valueOf(day));
            if (insert.executeUpdate() > 0) {
                push.accepted++;
                push.batch.complete.put(metric, day);
            } else {
                push.unchanged++;
            }
        }
    }
}
