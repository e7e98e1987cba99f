package io.bellwether.measurements.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Moves facts from the log, where they are as they were committed, into the days that they belong to. Nothing is added,
 * dropped or decided: a reader finds the same before and after. One replica at a time.
 */
@ApplicationScoped
public class Packing {

    /** What one round takes from the log, in bytes: some millions of facts, and what memory holds meanwhile. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    /** Packed days are not brought together beyond this, some millions of facts: they would be written again and again. */
    private static final long MAX_PACKED = 8L * 1024 * 1024;

    private static final String OF_DAY = "fact_day where bucket = ? and source = ? and day = ?";
    private static final String SIZES = "select id, octet_length(packed) from " + OF_DAY + " order by id desc";
    private static final String READ = "select packed from " + OF_DAY + " and id >= ? order by id";
    private static final String DELETE = "delete from " + OF_DAY + " and id >= ?";
    private static final String INSERT = """
            insert into fact_day (bucket, source, day, id, last_at, facts, packed)
            values (?, ?, ?, nextval('fact_id'), ?, ?, ?)
            """;

    private record Of(String source, int day) implements Comparable<Of> {
        @Override
        public int compareTo(Of other) {
            int first = source.compareTo(other.source);
            return first != 0 ? first : Integer.compare(day, other.day);
        }
    }

    private record Packed(byte[] bytes, int from, int to) {}

    /** Moves some; within a transaction. True when there is more. */
    public boolean some(Connection connection) throws SQLException {
        List<Long> ids = new ArrayList<>();
        Map<Of, List<Packed>> days = new TreeMap<>();
        boolean more = log(connection, ids, days);
        if (ids.isEmpty()) {
            return false;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement obsolete = connection.prepareStatement(DELETE)) {
            for (Map.Entry<Of, List<Packed>> one : days.entrySet()) {
                pack(connection, one.getKey(), one.getValue(), insert, obsolete);
            }
            obsolete.executeBatch();
            insert.executeBatch();
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from fact_log where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("int8", ids.toArray()));
            delete.executeUpdate();
        }
        return more;
    }

    private static boolean log(Connection connection, List<Long> ids, Map<Of, List<Packed>> days) throws SQLException {
        long bytes = 0;
        try (PreparedStatement query =
                connection.prepareStatement("select id, source, packed from fact_log order by id")) {
            query.setFetchSize(20);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (bytes > MAX_BYTES) {
                        return true;
                    }
                    ids.add(rows.getLong(1));
                    String source = rows.getString(2);
                    byte[] packed = rows.getBytes(3);
                    bytes += packed.length;
                    LogRow.days(packed, 0, (day, from, to) -> days.computeIfAbsent(
                                    new Of(source, day), key -> new ArrayList<>())
                            .add(new Packed(packed, from, to)));
                }
            }
        }
        return false;
    }

    private static void pack(
            Connection connection, Of of, List<Packed> later, PreparedStatement insert, PreparedStatement obsolete)
            throws SQLException {
        List<Packed> parts = earlier(connection, of, later, obsolete);
        parts.addAll(later);
        List<DayCursor> cursors = new ArrayList<>();
        for (Packed part : parts) {
            cursors.add(new DayCursor(part.bytes, part.from, part.to, of.day, DayCursor.ALL));
        }
        DayPacker packer = new DayPacker(of.day);
        new DayMerge(cursors).all(packer::add);
        insert.setShort(1, Buckets.of(of.source));
        insert.setString(2, of.source);
        insert.setInt(3, of.day);
        insert.setLong(4, packer.lastAt());
        insert.setInt(5, packer.facts());
        insert.setBytes(6, packer.toArray());
        insert.addBatch();
    }

    /** Packed days that are not much larger than what is added to them, the oldest first: these are written anew with it. */
    private static List<Packed> earlier(Connection connection, Of of, List<Packed> later, PreparedStatement obsolete)
            throws SQLException {
        long bytes = later.stream().mapToLong(part -> part.to - part.from).sum();
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SIZES)) {
            query.setShort(1, Buckets.of(of.source));
            query.setString(2, of.source);
            query.setInt(3, of.day);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next() && rows.getLong(2) <= 2 * bytes && rows.getLong(2) + bytes <= MAX_PACKED) {
                    bytes += rows.getLong(2);
                    ids.add(rows.getLong(1));
                }
            }
        }
        List<Packed> parts = new ArrayList<>();
        if (ids.isEmpty()) {
            return parts;
        }
        try (PreparedStatement query = connection.prepareStatement(READ)) {
            query.setShort(1, Buckets.of(of.source));
            query.setString(2, of.source);
            query.setInt(3, of.day);
            query.setLong(4, ids.getLast());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    byte[] packed = rows.getBytes(1);
                    parts.add(new Packed(packed, 0, packed.length));
                }
            }
        }
        obsolete.setShort(1, Buckets.of(of.source));
        obsolete.setString(2, of.source);
        obsolete.setInt(3, of.day);
        obsolete.setLong(4, ids.getLast());
        obsolete.addBatch();
        return parts;
    }
}
