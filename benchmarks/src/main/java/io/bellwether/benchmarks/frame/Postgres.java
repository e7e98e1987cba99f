package io.bellwether.benchmarks.frame;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that keeps what it acknowledged, set up as the stack sets it up. It can be killed and started again. */
public final class Postgres implements AutoCloseable {

    private static final String DATABASE = "postgres";

    private final Path data;
    private final int port = Ports.free();
    private EmbeddedPostgres server;

    /** Starts it on a new data folder below {@code folder}. */
    public Postgres(Path folder) {
        data = folder.resolve("postgres");
        start();
    }

    /** Starts it again on the same data and port. */
    public void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("listen_addresses", "localhost")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL does not start", failed);
        }
    }

    /** Ends the server and all its processes at once, as a power cut of the database would. */
    public void kill() {
        ProcessHandle main = ProcessHandle.of(pid()).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(main.descendants().toList());
        main.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        main.onExit().join();
        all.forEach(one -> one.onExit().join());
        // there is nothing to stop any more, but the lock on the data folder is ours still
        close();
    }

    private long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException gone) {
            throw new UncheckedIOException("PostgreSQL does not run", gone);
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + DATABASE;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    /** Runs statements, each for itself. */
    public void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The one number that a query gives. */
    public double number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL does not stop", failed);
        }
    }
}
