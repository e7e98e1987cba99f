package io.bellwether.kit.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Walks a journal's chain: needs a connection and nothing else, so that it works offline, too. */
public final class JournalVerifier {

    /** Rows per round trip of the walk. */
    private static final int FETCH = 1_000;

    private JournalVerifier() {}

    /** Finds the first entry that was altered, removed or put elsewhere; the connection must not be in a transaction. */
    public static Verdict verify(Connection connection, String service) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement begin = connection.createStatement()) {
            begin.execute("set transaction isolation level repeatable read read only");
            return walk(connection, service);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private static Verdict walk(Connection connection, String service) throws SQLException {
        long expected = 0;
        byte[] previous = {0};
        try (PreparedStatement query = connection.prepareStatement("select * from journal order by position")) {
            query.setFetchSize(FETCH);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    expected++;
                    long position = result.getLong("position");
                    if (position != expected) {
                        return broken(connection, service, expected, "Entry " + expected + " is missing.");
                    }
                    String fault = fault(result, previous);
                    if (fault != null) {
                        return broken(connection, service, position, fault);
                    }
                    previous = result.getBytes("hash");
                }
            }
        }
        try (Statement head = connection.createStatement();
                ResultSet row = head.executeQuery("select position, hash from journal_head")) {
            if (!row.next() || row.getLong(1) != expected || !Arrays.equals(row.getBytes(2), previous)) {
                return broken(connection, service, expected + 1, "Entries after " + expected + " are missing.");
            }
        }
        return new Verdict(service, true, expected, null, "All " + expected + " entries are as written.");
    }

    private static String fault(ResultSet result, byte[] previous) throws SQLException {
        Row row;
        try {
            row = Row.of(result);
        } catch (IllegalArgumentException unreadable) {
            return "Entry " + result.getLong("position") + " cannot be read: " + unreadable.getMessage();
        }
        if (!Arrays.equals(result.getBytes("previous_hash"), previous)
                || !Arrays.equals(result.getBytes("hash"), row.hash(previous))) {
            return "Entry " + row.position() + " (" + row.event() + " of " + row.subject()
                    + ") is not as it was written.";
        }
        return null;
    }

    private static Verdict broken(Connection connection, String service, long at, String sentence) throws SQLException {
        try (Statement count = connection.createStatement();
                ResultSet row = count.executeQuery("select count(*) from journal")) {
            row.next();
            return new Verdict(service, false, row.getLong(1), at, sentence);
        }
    }
}
