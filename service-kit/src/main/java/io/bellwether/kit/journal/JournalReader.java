package io.bellwether.kit.journal;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads entries that a caller may read, and verifies the chain. */
@ApplicationScoped
public class JournalReader {

    @Inject
    DataSource dataSource;

    @Inject
    Policy policy;

    @ConfigProperty(name = "bellwether.service")
    String service;

    /** Events after a position that somebody may read, oldest first: what following the feed gives at once. */
    public List<FeedResource.Event> events(Caller caller, long after, int limit) {
        return read(caller, after, null, limit).stream().map(this::event).toList();
    }

    FeedResource.Event event(Row row) {
        return new FeedResource.Event(
                "1.0",
                Long.toString(row.position()),
                "/" + service,
                "io.bellwether." + row.event(),
                row.subject(),
                row.at(),
                MediaType.APPLICATION_JSON,
                new FeedResource.EventData(
                        row.before(), row.after(), FeedResource.by(row), row.department(), row.reason()));
    }

    List<Row> read(Caller caller, long after, String subject, int limit) {
        boolean all = policy.allows(caller, "feed.follow-all", Set.of());
        String sql = """
                select * from journal
                where position > ? and (visibility = 'ALL' or ? or department = any (?)) and (? is null or subject = ?)
                order by position limit ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            Array departments =
                    connection.createArrayOf("text", caller.departments().toArray());
            query.setLong(1, after);
            query.setBoolean(2, all);
            query.setArray(3, departments);
            query.setString(4, subject);
            query.setString(5, subject);
            query.setInt(6, limit);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    rows.add(Row.of(result));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("the journal cannot be read", failed);
        }
    }

    /** The newest position, 0 when nothing was written yet. */
    public long head() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("select position from journal_head");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("the journal cannot be read", failed);
        }
    }

    /** Walks the whole chain in one snapshot. */
    public Verdict verify() {
        try (Connection connection = dataSource.getConnection()) {
            return JournalVerifier.verify(connection, service);
        } catch (SQLException failed) {
            throw new IllegalStateException("the journal cannot be read", failed);
        }
    }

    static List<String> departments(Row row) {
        return row.actor().departments().isEmpty()
                ? List.of()
                : Arrays.asList(row.actor().departments().split(","));
    }
}
