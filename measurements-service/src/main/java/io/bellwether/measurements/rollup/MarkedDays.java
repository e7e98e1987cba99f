package io.bellwether.measurements.rollup;

import io.bellwether.measurements.fact.CellSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Days that were changed and not folded yet. Marks never change, so each is read once. For one thread. */
final class MarkedDays {

    private final Map<Long, long[]> marks = new HashMap<>();

    /** Those of the connection's snapshot, ascending. */
    long[] in(Connection connection) throws SQLException {
        Set<Long> there = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("select id from mark");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                there.add(rows.getLong(1));
            }
        }
        marks.keySet().retainAll(there);
        there.removeAll(marks.keySet());
        if (!there.isEmpty()) {
            try (PreparedStatement query =
                    connection.prepareStatement("select id, cells from mark where id = any (?)")) {
                query.setArray(1, connection.createArrayOf("int8", there.toArray()));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        marks.put(
                                rows.getLong(1),
                                Arrays.stream((Long[]) rows.getArray(2).getArray())
                                        .mapToLong(Long::longValue)
                                        .toArray());
                    }
                }
            }
        }
        CellSet all = new CellSet();
        marks.values().forEach(cells -> Arrays.stream(cells).forEach(all::add));
        return all.sorted();
    }
}
