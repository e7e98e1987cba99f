package io.bellwether.measurements.fact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes pieces of facts of locked sources within one transaction: decides what each of them comes to, and appends what is
 * new to the log. For one thread.
 */
final class FactWriter {

    /** Another source may store the same keys between our look and our COPY; after so many times it is a storm. */
    private static final int MAX_ROUNDS = 20;

    /** Those without a key first; each identity's lines together, in their order. */
    private static final Comparator<Fact> BY_IDENTITY = (a, b) -> {
        if (a.isKeyed() != b.isKeyed()) {
            return a.isKeyed() ? 1 : -1;
        }
        int first = a.isKeyed() ? Long.compareUnsigned(a.high, b.high) : Integer.compare(a.series, b.series);
        if (first != 0) {
            return first;
        }
        int second = a.isKeyed() ? Long.compareUnsigned(a.low, b.low) : Long.compare(a.at, b.at);
        return second != 0 ? second : Long.compare(a.order, b.order);
    };

    private static final String APPEND = """
            insert into fact_log (bucket, source, id, first_day, last_day, last_at, facts, packed)
            values (?, ?, nextval('fact_id'), ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final LocalDays days;
    private final int actorEpoch;
    private final KnownFacts known;
    private final KeyTable keys;
    private final Newest newest;

    /** Up to which moment series may have measurements, those of this transaction included. */
    interface Newest {
        long of(String source, int series);

        void raise(String source, int series, long at);
    }

    FactWriter(Connection connection, KnownFacts known, LocalDays days, int actorEpoch, Newest newest) {
        this.connection = connection;
        this.known = known;
        this.days = days;
        this.actorEpoch = actorEpoch;
        this.newest = newest;
        this.keys = new KeyTable(connection);
    }

    /**
     * Writes a piece and counts what became of each of its facts.
     *
     * @throws ForeignKey when a fact names the identity of another source's measurement
     */
    void write(List<Fact> piece) throws SQLException {
        piece.sort(BY_IDENTITY);
        Map<Key, Fact> stored = known.at(maybeKnown(piece));
        for (int round = 0; ; round++) {
            Sorting sorted = Sorting.of(piece, stored);
            if (keys.added(sorted.freshKeyed())) {
                keys.move(sorted.moved());
                append(sorted);
                count(sorted);
                return;
            }
            if (round == MAX_ROUNDS) {
                throw new SQLException("the same measurements are being pushed again and again", "40001");
            }
            stored.putAll(known.of(piece.stream().filter(Fact::isKeyed).toList()));
        }
    }

    private List<Fact> maybeKnown(List<Fact> piece) {
        List<Fact> maybe = new ArrayList<>();
        int series = 0;
        long top = 0;
        for (Fact fact : piece) {
            if (fact.isKeyed()) {
                break;
            }
            if (fact.series != series) {
                series = fact.series;
                top = newest.of(fact.push.source(), series);
            }
            if (fact.at <= top) {
                maybe.add(fact);
            }
        }
        return maybe;
    }

    /** Appends what is new to the log: a row for each batch. */
    private void append(Sorting sorted) throws SQLException {
        Map<Batch, List<Fact>> byBatch = new HashMap<>();
        Batch last = null;
        List<Fact> list = List.of();
        for (int i = 0; i < sorted.fresh.size(); i++) {
            Fact fact = sorted.fresh.get(i);
            if (fact.push.batch != last) {
                last = fact.push.batch;
                list = byBatch.computeIfAbsent(last, batch -> new ArrayList<>());
            }
            list.add(fact);
            boolean lastOfSeries = i + 1 == sorted.fresh.size() || sorted.fresh.get(i + 1).series != fact.series;
            if (!fact.isKeyed() && (lastOfSeries || sorted.fresh.get(i + 1).isKeyed())) {
                newest.raise(last.source, fact.series, fact.at);
            }
        }
        for (Sorting.Change change : sorted.changed) {
            List<Fact> of = byBatch.computeIfAbsent(change.after().push.batch, batch -> new ArrayList<>());
            of.add(change.after());
            if (!change.after().samePlace(change.before())) {
                of.add(Fact.gone(change.before(), change.after().push));
            }
        }
        if (byBatch.isEmpty()) {
            return;
        }
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            for (Map.Entry<Batch, List<Fact>> of : byBatch.entrySet()) {
                LogRow row = LogRow.of(of.getValue(), actorEpoch);
                append.setShort(1, Buckets.of(of.getKey().source));
                append.setString(2, of.getKey().source);
                append.setInt(3, row.firstDay);
                append.setInt(4, row.lastDay);
                append.setLong(5, row.lastAt);
                append.setInt(6, row.facts);
                append.setBytes(7, row.packed);
                append.executeUpdate();
            }
        }
    }

    private void count(Sorting sorted) {
        for (Fact fact : sorted.accepted) {
            fact.push.accepted++;
            fact.fate = Fate.ACCEPTED;
        }
        for (Fact fact : sorted.unchanged) {
            fact.push.unchanged++;
            fact.fate = Fate.UNCHANGED;
        }
        for (Fact fact : sorted.restated) {
            fact.push.restated++;
            fact.fate = Fate.RESTATED;
        }
        for (Fact fact : sorted.fresh) {
            changed(fact, fact.push.batch);
        }
        for (Sorting.Change change : sorted.changed) {
            Batch batch = change.after().push.batch;
            batch.cells.add(CellSet.cell(change.before().series, days.dayOf(change.before().at)));
            changed(change.after(), batch);
        }
    }

    private void changed(Fact fact, Batch batch) {
        batch.newest = Math.max(batch.newest, fact.at);
        batch.cells.add(CellSet.cell(fact.series, days.dayOf(fact.at)));
    }
}
