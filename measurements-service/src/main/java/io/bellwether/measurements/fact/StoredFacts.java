package io.bellwether.measurements.fact;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The facts that are already there under the identities of a piece: locked, set aside, replaced. */
final class StoredFacts {

    private static final String LOCK = """
            select extract(epoch from m.at) * 1000000, m.value, m.series_id, m.state, m.key, m.weight, m.actor,
                   m.revision, m.batch
            from unnest(?::int2[], ?::uuid[]) with ordinality as k (bucket, key, n)
            join measurement m on m.bucket = k.bucket and m.key = k.key
            order by m.bucket, m.key
            for update of m
            """;

    /** What one transaction writes twice was never seen in between, so only the facts of other batches are kept. */
    private static final String KEEP = """
            insert into measurement_superseded
            select m.at, m.value, m.batch, m.series_id, m.bucket, m.state, m.key, m.weight, m.actor, m.revision, k.batch
            from unnest(?::int2[], ?::uuid[], ?::int8[]) as k (bucket, key, batch)
            join measurement m on m.bucket = k.bucket and m.key = k.key
            where m.batch <> k.batch
            """;

    private static final String REPLACE = """
            update measurement m
            set at = 'epoch'::timestamptz + n.at * interval '1 microsecond', value = n.value, batch = n.batch,
                series_id = n.series_id, state = n.state, weight = n.weight, actor = n.actor, revision = n.revision
            from unnest(?::int2[], ?::uuid[], ?::int8[], ?::float8[], ?::int8[], ?::int4[], ?::int2[], ?::float8[],
                        ?::int8[], ?::int8[])
                 as n (bucket, key, at, value, batch, series_id, state, weight, actor, revision)
            where m.bucket = n.bucket and m.key = n.key
            """;

    private final Connection connection;

    StoredFacts(Connection connection) {
        this.connection = connection;
    }

    /** One fact that counts until now and the one that counts from now on. */
    record Change(Fact before, Fact after) {}

    /** Locks what is stored under the identities, in their order, so that two merges never wait for each other in a ring. */
    Map<Key, Fact> lock(List<Fact> piece) throws SQLException {
        Map<Key, Fact> found = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(LOCK)) {
            query.setArray(1, array("int2", piece, Fact::bucket));
            query.setArray(2, array("uuid", piece, fact -> new UUID(fact.high, fact.low)));
            query.setFetchSize(0);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Fact fact = new Fact();
                    fact.at = rows.getBigDecimal(1).longValueExact();
                    fact.value = rows.getDouble(2);
                    fact.series = rows.getInt(3);
                    fact.state = State.of(rows.getInt(4));
                    UUID key = rows.getObject(5, UUID.class);
                    fact.high = key.getMostSignificantBits();
                    fact.low = key.getLeastSignificantBits();
                    double weight = rows.getDouble(6);
                    fact.weight = rows.wasNull() ? Double.NaN : weight;
                    fact.actor = rows.getLong(7);
                    fact.hasActor = !rows.wasNull();
                    long revision = rows.getLong(8);
                    fact.revision = rows.wasNull() ? Long.MIN_VALUE : revision;
                    found.put(new Key(fact.high, fact.low), fact);
                }
            }
        }
        return found;
    }

    /** Sets the earlier facts aside and puts the new ones in their place. */
    void supersede(List<Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        List<Fact> facts = changes.stream().map(Change::after).toList();
        Array buckets = array("int2", facts, Fact::bucket);
        Array keys = array("uuid", facts, fact -> new UUID(fact.high, fact.low));
        Array batches = array("int8", facts, fact -> fact.push.batch.id);
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setArray(1, buckets);
            keep.setArray(2, keys);
            keep.setArray(3, batches);
            keep.executeUpdate();
        }
        try (PreparedStatement replace = connection.prepareStatement(REPLACE)) {
            replace.setArray(1, buckets);
            replace.setArray(2, keys);
            replace.setArray(3, array("int8", facts, fact -> fact.at));
            replace.setArray(4, array("float8", facts, fact -> fact.value));
            replace.setArray(5, batches);
            replace.setArray(6, array("int4", facts, fact -> fact.series));
            replace.setArray(7, array("int2", facts, fact -> (short) fact.state.ordinal()));
            replace.setArray(8, array("float8", facts, fact -> Double.isNaN(fact.weight) ? null : fact.weight));
            replace.setArray(9, array("int8", facts, fact -> fact.hasActor ? fact.actor : null));
            replace.setArray(10, array("int8", facts, fact -> fact.revision == Long.MIN_VALUE ? null : fact.revision));
            replace.executeUpdate();
        }
    }

    private Array array(String type, List<Fact> facts, Function<Fact, Object> column) throws SQLException {
        return connection.createArrayOf(type, facts.stream().map(column).toArray());
    }
}
