package io.bellwether.measurements.fact;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Facts in PostgreSQL's binary COPY format. One buffer, grown once. */
final class CopyRows {

    private static final String COPY = "copy measurement (at, value, batch, series_id, bucket, state, key, weight,"
            + " actor, revision) from stdin (format binary)";

    private static final byte[] HEADER = header();
    private static final short COLUMNS = 10;

    /** The largest row: ten lengths and the bytes of all columns. */
    private static final int ROW = 2 + 10 * 4 + 72;

    /** Seconds from 1970 to 2000, where PostgreSQL counts from. */
    private static final long EPOCH_2000 = 946_684_800L * 1_000_000L;

    private byte[] buffer = new byte[64 * 1024];
    private int at;

    /** Writes facts straight into the table. */
    void copy(Connection connection, List<Fact> facts) throws SQLException {
        fill(facts);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            copy.writeToCopy(buffer, 0, at);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void fill(List<Fact> facts) {
        int needed = HEADER.length + facts.size() * ROW + 2;
        if (buffer.length < needed) {
            buffer = new byte[needed];
        }
        System.arraycopy(HEADER, 0, buffer, 0, HEADER.length);
        at = HEADER.length;
        for (Fact fact : facts) {
            put2(COLUMNS);
            long8(fact.at - EPOCH_2000);
            long8(Double.doubleToLongBits(fact.value));
            long8(fact.push.batch.id);
            put4(4);
            put4(fact.series);
            put4(2);
            put2(fact.bucket());
            put4(2);
            put2((short) fact.state.ordinal());
            put4(16);
            put8(fact.high);
            put8(fact.low);
            nullable(!Double.isNaN(fact.weight), Double.doubleToLongBits(fact.weight));
            nullable(fact.hasActor, fact.actor);
            nullable(fact.revision != Long.MIN_VALUE, fact.revision);
        }
        put2((short) -1);
    }

    private void nullable(boolean there, long value) {
        if (there) {
            long8(value);
        } else {
            put4(-1);
        }
    }

    private void long8(long value) {
        put4(8);
        put8(value);
    }

    private void put8(long value) {
        put4((int) (value >>> 32));
        put4((int) value);
    }

    private void put4(int value) {
        buffer[at++] = (byte) (value >>> 24);
        buffer[at++] = (byte) (value >>> 16);
        buffer[at++] = (byte) (value >>> 8);
        buffer[at++] = (byte) value;
    }

    private void put2(short value) {
        buffer[at++] = (byte) (value >>> 8);
        buffer[at++] = (byte) value;
    }

    private static byte[] header() {
        byte[] signature = "PGCOPY\n\u00ff\r\n\u0000".getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(signature, signature.length + 8);
    }
}
