package io.bellwether.measurements.fact;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The keys of facts that have one, unique over everything, and the place at which the fact of each stands. */
final class KeyTable {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String COPY = "copy fact_key (at, key, series_id) from stdin (format binary)";
    private static final byte[] HEADER =
            Arrays.copyOf("PGCOPY\n\u00ff\r\n\u0000".getBytes(StandardCharsets.ISO_8859_1), 19);
    private static final int ROW = 2 + 3 * 4 + 28;

    private final Connection connection;
    private byte[] buffer = new byte[64 * 1024];
    private int at;

    KeyTable(Connection connection) {
        this.connection = connection;
    }

    /** Keys on their way into the table, while who sent them does something else. */
    final class Adding implements AutoCloseable {
        private final Savepoint before;
        private final CopyIn copy;
        private boolean conflict;

        private Adding(Savepoint before, CopyIn copy) {
            this.before = before;
            this.copy = copy;
        }

        private interface Step {
            void take() throws SQLException;
        }

        private void unlessKnown(Step step) throws SQLException {
            try {
                step.take();
            } catch (SQLException failed) {
                if (!UNIQUE_VIOLATION.equals(failed.getSQLState())) {
                    throw failed;
                }
                conflict = true;
            }
        }

        private void send() throws SQLException {
            copy.writeToCopy(buffer, 0, at);
            copy.flushCopy();
        }

        /** Waits for the end; false, and nothing was added, when one of the keys is already there. */
        boolean added() throws SQLException {
            if (copy == null) {
                return true;
            }
            if (!conflict) {
                unlessKnown(copy::endCopy);
            }
            if (conflict) {
                close();
                connection.rollback(before);
                return false;
            }
            connection.releaseSavepoint(before);
            return true;
        }

        /** A connection takes nothing else before its copy has ended. */
        @Override
        public void close() throws SQLException {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Sends the keys of facts, sorted by them. */
    Adding add(List<Fact> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return new Adding(null, null);
        }
        Savepoint before = connection.setSavepoint();
        fill(fresh);
        Adding adding = new Adding(
                before, connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY));
        try {
            adding.unlessKnown(adding::send);
            return adding;
        } catch (SQLException | RuntimeException failed) {
            adding.close();
            throw failed;
        }
    }

    /** Says where the facts of keys stand from now on. */
    void move(List<Fact> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update fact_key k set series_id = n.series_id, at = n.at
                from unnest(?::uuid[], ?::int4[], ?::int8[]) as n (key, series_id, at) where k.key = n.key
                """)) {
            update.setArray(1, array("uuid", facts, fact -> new UUID(fact.high, fact.low)));
            update.setArray(2, array("int4", facts, fact -> fact.series));
            update.setArray(3, array("int8", facts, fact -> fact.at));
            update.executeUpdate();
        }
    }

    private java.sql.Array array(String type, List<Fact> facts, Function<Fact, Object> column) throws SQLException {
        return connection.createArrayOf(type, facts.stream().map(column).toArray());
    }

    private void fill(List<Fact> facts) {
        int needed = HEADER.length + facts.size() * ROW + 2;
        if (buffer.length < needed) {
            buffer = new byte[needed];
        }
        System.arraycopy(HEADER, 0, buffer, 0, HEADER.length);
        at = HEADER.length;
        for (Fact fact : facts) {
            put2(3);
            put4(8);
            put8(fact.at);
            put4(16);
            put8(fact.high);
            put8(fact.low);
            put4(4);
            put4(fact.series);
        }
        put2(-1);
    }

    private void put8(long value) {
        put4((int) (value >>> 32));
        put4((int) value);
    }

    private void put4(int value) {
        put2(value >>> 16);
        put2(value);
    }

    private void put2(int value) {
        buffer[at++] = (byte) (value >>> 8);
        buffer[at++] = (byte) value;
    }
}
