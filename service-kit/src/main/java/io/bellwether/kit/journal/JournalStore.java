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

    /** The last entry moves the head in the same message; once a transaction, however many entries it has. */
    private static final String INSERT_LAST = """
            with head as (update journal_head set position = ?, at = ?, hash = ?)
            insert into journal (position, at, who, who_name, client, departments, request, event, subject, department,
                                 visibility, before, after, reason, previous_hash, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?, ?)
            """;

    /** How many values of {@link #INSERT_LAST} are the head's. */
    private static final int HEAD_VALUES = 3;

    private static final int ROW_VALUES = 16;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    @Inject
    FeedSignal signal;

    /**
     * Commands that go to the database in one message with those of the journal, so that others wait for one answer less.
     *
     * @param sql one command or several with semicolons between them; null for none
     */
    public record Along(String sql, Binder binder) {

        public static final Along NOTHING = new Along(null, (statement, skipped, taken) -> {});

        /** Sets the values of the commands, which follow so many others. */
        public interface Binder {
            /** @param taken null before the journal's head is known */
            void bind(PreparedStatement statement, int skipped, Taken taken) throws SQLException;
        }
    }

    /** Where the entries of one transaction came to stand. {@code at} never falls from one transaction to the next. */
    public record Taken(long first, long last, Instant at) {}

    /**
     * Takes positions and writes at least one entry. Must be the last thing before the commit: other writers of this service wait for it.
     *
     * @param connection within the transaction whose commit makes the entries visible
     */
    public Taken write(Connection connection, Actor actor, List<Entry> entries) throws SQLException {
        return write(connection, actor, entries, Along.NOTHING, Along.NOTHING);
    }

    /**
     * The same, with commands before the lock is taken and commands behind the last entry. The latter may end the transaction.
     */
    public Taken write(Connection connection, Actor actor, List<Entry> entries, Along before, Along after)
            throws SQLException {
        Head head = head(connection, before);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        at = at.isBefore(head.at) ? head.at : at;
        Taken taken = new Taken(head.position + 1, head.position + entries.size(), at);
        List<Entry> beforeLast = entries.subList(0, entries.size() - 1);
        byte[] hash = beforeLast.isEmpty() ? head.hash : insertBeforeLast(connection, head, at, actor, beforeLast);
        Row last = row(taken.last, at, actor, entries.get(beforeLast.size()));
        String sql = after.sql == null ? INSERT_LAST : INSERT_LAST + ";" + after.sql;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            byte[] moved = bind(insert, HEAD_VALUES, last, hash);
            insert.setLong(1, taken.last);
            insert.setTimestamp(2, Timestamp.from(at));
            insert.setBytes(3, moved);
            after.binder.bind(insert, HEAD_VALUES + ROW_VALUES, taken);
            insert.execute();
        }
        return taken;
    }

    /** Gives the hash of the last of them. */
    private byte[] insertBeforeLast(Connection connection, Head head, Instant at, Actor actor, List<Entry> entries)
            throws SQLException {
        RowsInsert rows = new RowsInsert(head.position, at, actor, head.hash);
        for (Entry entry : entries) {
            rows.add(row(head.position + rows.size() + 1, at, actor, entry));
        }
        rows.run(connection);
        return rows.lastHash();
    }

    private record Head(long position, byte[] hash, Instant at) {}

    private static Head head(Connection connection, Along before) throws SQLException {
        String sql = before.sql == null ? HEAD : before.sql + ";" + HEAD;
        try (PreparedStatement head = connection.prepareStatement(sql)) {
            before.binder.bind(head, 0, null);
            head.execute();
            // the head is what the last command answers
            ResultSet row = head.getResultSet();
            while (head.getMoreResults(Statement.KEEP_CURRENT_RESULT) || head.getUpdateCount() != -1) {
                row = head.getResultSet();
            }
            row.next();
            return new Head(row.getLong(1), row.getBytes(2), row.getTimestamp(3).toInstant());
        }
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

    private Row row(long position, Instant at, Actor actor, Entry entry) {
        return new Row(
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
    }

    /** Sets the values of a row behind {@code skipped} others; gives its hash. */
    private static byte[] bind(PreparedStatement insert, int skipped, Row row, byte[] previous) throws SQLException {
        byte[] hash = row.hash(previous);
        insert.setLong(skipped + 1, row.position());
        insert.setTimestamp(skipped + 2, Timestamp.from(row.at()));
        insert.setString(skipped + 3, row.actor().subject());
        insert.setString(skipped + 4, row.actor().name());
        insert.setString(skipped + 5, row.actor().client());
        insert.setString(skipped + 6, row.actor().departments());
        insert.setString(skipped + 7, row.actor().request());
        insert.setString(skipped + 8, row.event());
        insert.setString(skipped + 9, row.subject());
        nullable(insert, skipped + 10, row.department());
        insert.setString(skipped + 11, row.visibility().name());
        nullable(insert, skipped + 12, row.before());
        nullable(insert, skipped + 13, row.after());
        nullable(insert, skipped + 14, row.reason());
        insert.setBytes(skipped + 15, previous);
        insert.setBytes(skipped + 16, hash);
        return hash;
    }

    private static void nullable(PreparedStatement insert, int index, String value) throws SQLException {
        if (value == null) {
            insert.setNull(index, Types.VARCHAR);
        } else {
            insert.setString(index, value);
        }
    }
}
