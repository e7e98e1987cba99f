package io.bellwether.kit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes entries at the end of a transaction. */
@ApplicationScoped
public class JournalStore {

    /** The product's advisory lock for taking positions, the same in every replica of a service ("BELL"). */
    private static final long LOCK = 0x42454c4cL;

    /** Two commands in one message: others wait from here to the commit. */
    private static final String HEAD =
            "select pg_advisory_xact_lock(" + LOCK + "); select position, hash, at from journal_head";

    private static final String INSERT = """
            with head as (update journal_head set position = ?, at = ?, hash = ?)
            insert into journal (position, at, who, who_name, client, departments, request, event, subject, department,
                                 visibility, before, after, reason, previous_hash, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?, ?)
            """;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    @Inject
    FeedSignal signal;

    /** Where the entries of one transaction came to stand. {@code at} never falls from one transaction to the next. */
    public record Taken(long first, long last, Instant at) {}

    /**
     * Takes positions and writes. Must be the last thing before the commit: other writers of this service wait for it.
     *
     * @param connection within the transaction whose commit makes the entries visible
     */
    public Taken write(Connection connection, Actor actor, List<Entry> entries) throws SQLException {
        long position;
        byte[] hash;
        Instant at;
        try (Statement head = connection.createStatement()) {
            head.execute(HEAD);
            head.getMoreResults();
            try (ResultSet row = head.getResultSet()) {
                row.next();
                position = row.getLong(1);
                hash = row.getBytes(2);
                Instant before = row.getTimestamp(3).toInstant();
                at = clock.instant().truncatedTo(ChronoUnit.MICROS);
                at = at.isBefore(before) ? before : at;
            }
        }
        long first = position + 1;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Entry entry : entries) {
                position++;
                Row row = new Row(
                        position,
                        at,
                        actor,
                        entry.event(),
                        entry.subject(),
                        entry.department(),
                        entry.visibility(),
                        text(entry.before()),
                        text(entry.after()),
                        entry.reason());
                byte[] next = row.hash(hash);
                bind(insert, row, hash, next);
                insert.addBatch();
                hash = next;
            }
            insert.executeBatch();
        }
        return new Taken(first, position, at);
    }

    /** Wakes who waits for news; called after the commit. */
    public void committed() {
        signal.raise();
    }

    private String text(Object state) {
        try {
            return state == null ? null : mapper.writeValueAsString(state);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a journal entry must be writable as JSON", unwritable);
        }
    }

    private static void bind(PreparedStatement insert, Row row, byte[] previous, byte[] hash) throws SQLException {
        insert.setLong(1, row.position());
        insert.setTimestamp(2, Timestamp.from(row.at()));
        insert.setBytes(3, hash);
        insert.setLong(4, row.position());
        insert.setTimestamp(5, Timestamp.from(row.at()));
        insert.setString(6, row.actor().subject());
        insert.setString(7, row.actor().name());
        insert.setString(8, row.actor().client());
        insert.setString(9, row.actor().departments());
        insert.setString(10, row.actor().request());
        insert.setString(11, row.event());
        insert.setString(12, row.subject());
        nullable(insert, 13, row.department());
        insert.setString(14, row.visibility().name());
        nullable(insert, 15, row.before());
        nullable(insert, 16, row.after());
        nullable(insert, 17, row.reason());
        insert.setBytes(18, previous);
        insert.setBytes(19, hash);
    }

    private static void nullable(PreparedStatement insert, int index, String value) throws SQLException {
        if (value == null) {
            insert.setNull(index, Types.VARCHAR);
        } else {
            insert.setString(index, value);
        }
    }
}
