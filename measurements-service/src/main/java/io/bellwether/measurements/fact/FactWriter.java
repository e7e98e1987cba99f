package io.bellwether.measurements.fact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
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

    private static final int APPEND_VALUES = 7;

    private final Connection connection;
    private final LocalDays days;
    private final int actorEpoch;
    private final KnownFacts known;
    private final KeyTable keys;
    private final Newest newest;
    private final List<Map.Entry<Batch, LogRow>> unsent = new ArrayList<>();

    /** The latest times of series that have measurements, those of this transaction included. */
    interface Newest {
        RecentTimes of(String source, int series);

        /** The same, to be added to. */
        RecentTimes own(String source, int series);

        /** How many are remembered of a series. */
        int most();
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
     * Writes a piece and counts what became of each of its facts. Its rows of the log are sent with the next piece, or with
     * what the transaction ends with: {@link #sendUnsent}, {@link #unsentSql}.
     *
     * @throws ForeignKey when a fact names the identity of another source's measurement
     */
    void write(List<Fact> piece) throws SQLException {
        sendUnsent();
        FactSort.sort(piece, FactWriter::rough, BY_IDENTITY);
        Map<Key, Fact> stored = known.at(maybeKnown(piece));
        for (int round = 0; ; round++) {
            Sorting sorted = Sorting.of(piece, stored);
            try (KeyTable.Adding adding = keys.add(sorted.freshKeyed())) {
                Map<Batch, LogRow> rows = packed(sorted);
                if (adding.added()) {
                    keys.move(sorted.moved());
                    unsent.addAll(rows.entrySet());
                    remember(sorted);
                    count(sorted);
                    return;
                }
            }
            if (round == MAX_ROUNDS) {
                throw new SQLException("the same measurements are being pushed again and again", "40001");
            }
            stored.putAll(known.of(piece.stream().filter(Fact::isKeyed).toList()));
        }
    }

    /** Series below zero, then the tops of keys, which begin with a bit that is set. */
    private static int rough(Fact fact) {
        return fact.isKeyed()
                ? (int) (fact.high >>> Integer.SIZE) & Integer.MAX_VALUE
                : fact.series - Integer.MAX_VALUE;
    }

    private List<Fact> maybeKnown(List<Fact> piece) {
        List<Fact> maybe = new ArrayList<>();
        int series = 0;
        RecentTimes times = null;
        for (Fact fact : piece) {
            if (fact.isKeyed()) {
                break;
            }
            if (fact.series != series) {
                series = fact.series;
                times = newest.of(fact.push.source(), series);
            }
            if (times.mayHave(fact.at)) {
                maybe.add(fact);
            }
        }
        return maybe;
    }

    /** What is new, as the log will hold it: a row for each batch. */
    private Map<Batch, LogRow> packed(Sorting sorted) {
        Map<Batch, List<Fact>> byBatch = new HashMap<>();
        Batch last = null;
        List<Fact> list = List.of();
        for (Fact fact : sorted.fresh) {
            if (fact.push.batch != last) {
                last = fact.push.batch;
                list = byBatch.computeIfAbsent(last, batch -> new ArrayList<>());
            }
            list.add(fact);
        }
        for (Sorting.Change change : sorted.changed) {
            List<Fact> of = byBatch.computeIfAbsent(change.after().push.batch, batch -> new ArrayList<>());
            of.add(change.after());
            if (!change.after().samePlace(change.before())) {
                of.add(Fact.gone(change.before(), change.after().push));
            }
        }
        Map<Batch, LogRow> rows = new HashMap<>();
        byBatch.forEach((batch, facts) -> rows.put(batch, LogRow.of(facts, actorEpoch)));
        return rows;
    }

    /** Sends the rows of the log that were not sent yet. */
    void sendUnsent() throws SQLException {
        if (unsent.isEmpty()) {
            return;
        }
        try (PreparedStatement append = connection.prepareStatement(unsentSql())) {
            bindUnsent(append, 0);
            append.execute();
        }
    }

    /** The commands that append what was not sent yet, for somebody who sends them with others; empty for nothing. */
    String unsentSql() {
        return String.join(";", Collections.nCopies(unsent.size(), APPEND));
    }

    /** Sets the values of {@link #unsentSql} behind so many others and takes them for sent; gives how many are set then. */
    int bindUnsent(PreparedStatement append, int skipped) throws SQLException {
        int at = skipped;
        for (Map.Entry<Batch, LogRow> of : unsent) {
            LogRow row = of.getValue();
            append.setShort(at + 1, Buckets.of(of.getKey().source));
            append.setString(at + 2, of.getKey().source);
            append.setInt(at + 3, row.firstDay);
            append.setInt(at + 4, row.lastDay);
            append.setLong(at + 5, row.lastAt);
            append.setInt(at + 6, row.facts);
            append.setBytes(at + 7, row.packed);
            at += APPEND_VALUES;
        }
        unsent.clear();
        return at;
    }

    private void remember(Sorting sorted) {
        int most = newest.most();
        int series = 0;
        RecentTimes times = null;
        for (Fact fact : sorted.fresh) {
            if (fact.isKeyed()) {
                return;
            }
            if (fact.series != series) {
                series = fact.series;
                times = newest.own(fact.push.source(), series);
            }
            times.add(fact.at, most);
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
