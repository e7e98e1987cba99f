package io.bellwether.measurements.fact;

import io.bellwether.measurements.series.Series;
import io.bellwether.measurements.series.SeriesRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The facts that count until now under the identities of a piece. Nobody else changes them: their source is locked. */
final class KnownFacts {

    private static final Moment NOW = Moment.now();

    private final Connection connection;
    private final SeriesRegistry series;

    KnownFacts(Connection connection, SeriesRegistry series) {
        this.connection = connection;
        this.series = series;
    }

    /** What stands at the series and times of facts without a key. */
    Map<Key, Fact> at(List<Fact> unkeyed) throws SQLException {
        Map<Key, Fact> found = new HashMap<>();
        List<FactReader.Range> ranges = new ArrayList<>(unkeyed.size());
        for (Fact fact : unkeyed) {
            ranges.add(new FactReader.Range(series.byId(fact.series), fact.at, fact.at + 1));
        }
        FactReader.read(connection, ranges, NOW, stored -> {
            if (!stored.keyed) {
                Fact fact = Fact.of(stored);
                found.put(fact.identity(), fact);
            }
        });
        return found;
    }

    /**
     * What is stored under keys.
     *
     * @throws ForeignKey when one is of another source's measurement
     */
    Map<Key, Fact> of(List<Fact> keyed) throws SQLException {
        Map<Key, Fact> byKey = new HashMap<>();
        keyed.forEach(fact -> byKey.put(fact.identity(), fact));
        List<FactReader.Range> ranges = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                select i.key, i.series_id, i.at from unnest(?::uuid[]) as k (key) join fact_key i on i.key = k.key
                """)) {
            query.setArray(1, keys(byKey.keySet()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    UUID key = rows.getObject(1, UUID.class);
                    Fact asked = byKey.get(new Key(key.getMostSignificantBits(), key.getLeastSignificantBits()));
                    Series owner = seriesOf(rows.getInt(2));
                    if (owner == null || !owner.source().equals(asked.push.source())) {
                        throw new ForeignKey(asked.push);
                    }
                    ranges.add(new FactReader.Range(owner, rows.getLong(3), rows.getLong(3) + 1));
                }
            }
        }
        Map<Key, Fact> found = new HashMap<>();
        FactReader.read(connection, ranges, NOW, stored -> {
            if (stored.keyed) {
                Fact fact = Fact.of(stored);
                if (byKey.containsKey(fact.identity())) {
                    found.put(fact.identity(), fact);
                }
            }
        });
        return found;
    }

    private Series seriesOf(int id) throws SQLException {
        Series known = series.byId(id);
        if (known == null) {
            series.follow(connection);
            known = series.byId(id);
        }
        return known;
    }

    private java.sql.Array keys(Collection<Key> keys) throws SQLException {
        return connection.createArrayOf("uuid", keys.stream().map(Key::uuid).toArray());
    }
}
