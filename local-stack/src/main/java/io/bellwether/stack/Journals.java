package io.bellwether.stack;

import io.bellwether.kit.journal.JournalVerifier;
import io.bellwether.kit.journal.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The journals of this installation, verified past the services. */
public final class Journals {

    /** Every service that keeps one; its database has the same name. */
    private static final List<String> SERVICES = List.of("objectives", "measurements", "governance");

    private Journals() {}

    /**
     * Verifies all of them, in the running database or, while nothing runs, in one started for it alone.
     *
     * @throws Trouble when there is no data, or the database cannot be read
     */
    public static List<Verdict> verify(Path data) {
        if (RunningStack.isRunning(data)) {
            return verify(State.read(data).orElseThrow().ports().get("postgres"));
        }
        if (!Files.isDirectory(data.resolve("postgres"))) {
            throw new Trouble("There is no data in " + data + "; name a database with --jdbc.");
        }
        int port = Ports.free();
        try (Database database = Database.start(data, port, new Secrets(data))) {
            return verify(port);
        }
    }

    private static List<Verdict> verify(int port) {
        List<Verdict> verdicts = new ArrayList<>();
        for (String service : SERVICES) {
            verdicts.add(verify("jdbc:postgresql://localhost:" + port + "/" + service, "postgres", null, service));
        }
        return verdicts;
    }

    /** Verifies the journal in any database. Without a user or a password, those of the URL or the environment. */
    public static Verdict verify(String url, String user, String password, String service) {
        Properties access = new Properties();
        if (user != null) {
            access.setProperty("user", user);
        }
        if (password != null) {
            access.setProperty("password", password);
        }
        try (Connection connection = DriverManager.getConnection(url, access)) {
            return JournalVerifier.verify(connection, service);
        } catch (SQLException unreadable) {
            throw new Trouble("The journal of " + service + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
