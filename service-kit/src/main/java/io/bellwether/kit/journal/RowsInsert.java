package io.bellwether.kit.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes many rows of one transaction by one command, an array a column: what they have in common is sent once. */
final class RowsInsert {

    private static final String SQL = """
            insert into journal (position, at, who, who_name, client, departments, request, event, subject, department,
                                 visibility, before, after, reason, previous_hash, hash)
            select ? + place, ?, ?, ?, ?, ?, ?, event, subject, department, visibility, before::json, after::json,
                   reason, previous_hash, hash
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                 with ordinality
                 as entry(event, subject, department, visibility, before, after, reason, previous_hash, hash, place)
            """;

    /** The arrays of texts, in the order of the command. */
    private static final List<Function<Row, String>> TEXTS = List.of(
            Row::event,
            Row::subject,
            Row::department,
            row -> row.visibility().name(),
            Row::before,
            Row::after,
            Row::reason);

    private final long position;
    private final Instant at;
    private final Actor actor;
    private final List<Row> rows = new ArrayList<>();
    private final List<byte[]> hashes = new ArrayList<>();

    /** Rows that follow the one at a position, which has that hash. */
    RowsInsert(long position, Instant at, Actor actor, byte[] hash) {
        this.position = position;
        this.at = at;
        this.actor = actor;
        hashes.add(hash);
    }

    void add(Row row) {
        hashes.add(row.hash(lastHash()));
        rows.add(row);
    }

    int size() {
        return rows.size();
    }

    byte[] lastHash() {
        return hashes.get(rows.size());
    }

    void run(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SQL)) {
            insert.setLong(1, position);
            insert.setTimestamp(2, Timestamp.from(at));
            insert.setString(3, actor.subject());
            insert.setString(4, actor.name());
            insert.setString(5, actor.client());
            insert.setString(6, actor.departments());
            insert.setString(7, actor.request());
            int next = 8;
            for (Function<Row, String> text : TEXTS) {
                String[] column = rows.stream().map(text).toArray(String[]::new);
                insert.setArray(next++, connection.createArrayOf("text", column));
            }
            insert.setArray(next++, hashes(connection, 0));
            insert.setArray(next, hashes(connection, 1));
            insert.execute();
        }
    }

    private Array hashes(Connection connection, int from) throws SQLException {
        return connection.createArrayOf(
                "bytea", hashes.subList(from, from + rows.size()).toArray(byte[][]::new));
    }
}
