package io.bellwether.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one PostgreSQL server: a database and a role for each service and for Keycloak, none with rights on another's. */
final class Database implements AutoCloseable {

    /** Every database with the role that owns it. */
    static final List<String> NAMES = List.of("objectives", "measurements", "governance", "keycloak");

    private final EmbeddedPostgres server;
    private final Path data;

    private Database(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    static Database start(Path folder, int port, Secrets secrets) {
        Path data = folder.resolve("postgres");
        endLeftOver(data);
        Path binaries = folder.resolve("postgres-binaries");
        try {
            removeHalfUnpacked(binaries);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(
                            folder.resolve("postgres-binaries").toFile())
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    // acknowledged means on disk
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    // four services' pools and some to look in from outside
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("listen_addresses", "localhost")
                    .start();
            Database database = new Database(server, data);
            database.prepare(secrets);
            return database;
        } catch (IOException | SQLException failed) {
            throw new Trouble("PostgreSQL does not start: " + failed.getMessage(), failed);
        }
    }

    /** Removes what an unpacking that was broken off left: it ends with a marker file. */
    private static void removeHalfUnpacked(Path binaries) throws IOException {
        if (!Files.isDirectory(binaries)) {
            return;
        }
        List<Path> half;
        try (Stream<Path> folders = Files.list(binaries)) {
            half = folders.filter(one -> Files.isDirectory(one) && !Files.exists(one.resolve(".exists")))
                    .toList();
        }
        for (Path folder : half) {
            List<Path> everything;
            try (Stream<Path> files = Files.walk(folder)) {
                everything = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : everything) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Ends a server that an earlier stack, itself ended by force, left running on the same data. */
    static void endLeftOver(Path data) {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
            Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(one -> one.info()
                    .command()
                    .map(command -> command.contains("postgres"))
                    .orElse(false));
            if (process.isPresent()) {
                process.get().destroy();
                // a server with clients waits for them on SIGTERM; its own crash recovery covers the rest
                for (int i = 0; i < 50 && process.get().isAlive(); i++) {
                    Thread.sleep(100);
                }
                process.get().destroyForcibly();
                for (int i = 0; i < 50 && process.get().isAlive(); i++) {
                    Thread.sleep(100);
                }
            }
            Files.deleteIfExists(file);
        } catch (IOException | NumberFormatException unreadable) {
            throw new Trouble("PostgreSQL's " + file + " cannot be read; is another server using it?", unreadable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Trouble("Stopped while ending an earlier PostgreSQL.", stopping);
        }
    }

    private void prepare(Secrets secrets) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            for (String name : NAMES) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                    run(
                            connection,
                            "create role " + name + " login password '" + secrets.get("database." + name) + "'");
                }
                if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                    run(connection, "create database " + name + " owner " + name);
                }
                run(connection, "revoke all on database " + name + " from public");
            }
            for (String everybodys : List.of("postgres", "template1")) {
                run(connection, "revoke all on database " + everybodys + " from public");
            }
            // btree_gist and pg_trgm are trusted: the owner of a database may create them by a migration
            Path rules = data.resolve("pg_hba.conf");
            String wanted = """
                    # the superuser from this machine only, everybody else by password
                    local all postgres trust
                    host  all postgres 127.0.0.1/32 trust
                    host  all postgres ::1/128 trust
                    local all all scram-sha-256
                    host  all all 127.0.0.1/32 scram-sha-256
                    host  all all ::1/128 scram-sha-256
                    """;
            if (!Files.readString(rules).equals(wanted)) {
                Files.writeString(rules, wanted, StandardCharsets.UTF_8);
                run(connection, "select pg_reload_conf()");
            }
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The server's process, so that somebody else can tell whether it runs. */
    long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException gone) {
            return 0;
        }
    }

    boolean isAlive() {
        return ProcessHandle.of(pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new Trouble("PostgreSQL does not stop: " + failed.getMessage(), failed);
        }
    }
}
