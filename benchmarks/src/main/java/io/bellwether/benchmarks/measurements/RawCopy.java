package io.bellwether.benchmarks.measurements;

import io.bellwether.benchmarks.frame.Postgres;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The yardstick: prepared rows by binary COPY into a narrow table with one unique index, a commit a batch. The table keeps the
 * rows of earlier runs, as the service's does.
 */
final class RawCopy {

    private final Postgres database;
    private final String table;

    RawCopy(Postgres database, String table) throws SQLException {
        this.database = database;
        this.table = "yardstick." + table;
        database.run(
                "create schema if not exists yardstick",
                "create table " + this.table + " (series int, at timestamptz, value float8, key uuid unique)");
    }

    /** Rows a second. */
    double rate(List<byte[]> batches, int rows, int clients) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < clients; i++) {
                connections.add(database.connect());
            }
            return Rate.of(batches, rows, clients, (client, batch) -> {
                CopyManager copy =
                        connections.get(client).unwrap(PGConnection.class).getCopyAPI();
                copy.copyIn(
                        "copy " + table + " from stdin (format binary)", new ByteArrayInputStream(batch), 64 * 1024);
            });
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
