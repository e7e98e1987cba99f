package io.bellwether.measurements.fact;

import io.bellwether.measurements.series.Series;
import io.bellwether.measurements.series.SeriesRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Writes pieces of facts within one transaction: straight by COPY, and where an identity is already there by a merge
 * of the same piece. For one thread.
 */
final class FactWriter {

    private static final String UNIQUE_VIOLATION = "23505";

    /** Another transaction may store the same identities between our look and our COPY; after so many times it is a storm. */
    private static final int MAX_ROUNDS = 20;

    private static final Comparator<Fact> BY_IDENTITY = (a, b) -> {
        int high = Long.compareUnsigned(a.high, b.high);
        int low = high != 0 ? high : Long.compareUnsigned(a.low, b.low);
        return low != 0 ? low : Long.compare(a.order, b.order);
    };

    private final Connection connection;
    private final SeriesRegistry series;
    private final LocalDays days;
    private final CopyRows rows = new CopyRows();
    private final StoredFacts stored;

    FactWriter(Connection connection, SeriesRegistry series, LocalDays days) {
        this.connection = connection;
        this.series = series;
        this.days = days;
        this.stored = new StoredFacts(connection);
    }

    /**
     * Writes a piece and counts what became of each of its facts.
     *
     * @throws ForeignKey when a fact names the identity of another source's measurement
     */
    void write(List<Fact> piece) throws SQLException {
        piece.sort(BY_IDENTITY);
        for (int round = 0; ; round++) {
            Map<Key, Fact> known = round == 0 ? Map.of() : stored.lock(piece);
            Sorting sorted = sort(piece, known);
            if (copied(sorted.fresh)) {
                stored.supersede(sorted.changed);
                count(sorted);
                return;
            }
            if (round == MAX_ROUNDS) {
                throw new SQLException("the same measurements are being pushed again and again", "40001");
            }
        }
    }

    private boolean copied(List<Fact> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return true;
        }
        Savepoint before = connection.setSavepoint();
        try {
            rows.copy(connection, fresh);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException failed) {
            if (!UNIQUE_VIOLATION.equals(failed.getSQLState())) {
                throw failed;
            }
            connection.rollback(before);
            return false;
        }
    }

    /** What each identity of a piece comes to. */
    private static final class Sorting {
        final List<Fact> fresh = new ArrayList<>();
        final List<StoredFacts.Change> changed = new ArrayList<>();
        final List<Fact> accepted = new ArrayList<>();
        final List<Fact> unchanged = new ArrayList<>();
        final List<Fact> restated = new ArrayList<>();
    }

    /** Goes through the lines of each identity in their order, beginning with what is stored. */
    private Sorting sort(List<Fact> piece, Map<Key, Fact> known) {
        Sorting sorted = new Sorting();
        for (int from = 0; from < piece.size(); ) {
            Fact first = piece.get(from);
            Fact before = known.isEmpty() ? null : known.get(new Key(first.high, first.low));
            if (before != null) {
                mustBeOfTheSameSource(first, before);
            }
            Fact current = before;
            int next = from;
            List<Fact> changing = new ArrayList<>();
            for (; next < piece.size() && piece.get(next).sameKey(first); next++) {
                Fact line = piece.get(next);
                if (current == null) {
                    sorted.accepted.add(line);
                    current = line;
                } else if (line.sameAs(current) || line.olderThan(current)) {
                    sorted.unchanged.add(line);
                } else {
                    changing.add(line);
                    current = line;
                }
            }
            // lines that come and go and leave what was there before have changed nothing: a replay is one
            boolean asBefore = before != null && current.sameAs(before);
            (asBefore ? sorted.unchanged : sorted.restated).addAll(changing);
            if (before == null) {
                sorted.fresh.add(current);
            } else if (!asBefore) {
                sorted.changed.add(new StoredFacts.Change(before, current));
            }
            from = next;
        }
        return sorted;
    }

    private void mustBeOfTheSameSource(Fact line, Fact before) {
        Series owner = series.byId(before.series);
        if (owner == null || !owner.source().equals(line.push.source())) {
            throw new ForeignKey(line.push);
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
            fact.push.batch.cells.add(CellSet.cell(fact.series, days.dayOf(fact.at)));
            fact.push.batch.newest = Math.max(fact.push.batch.newest, fact.at);
        }
        for (StoredFacts.Change change : sorted.changed) {
            change.after().push.batch.newest = Math.max(change.after().push.batch.newest, change.after().at);
            CellSet cells = change.after().push.batch.cells;
            cells.add(CellSet.cell(change.before().series, days.dayOf(change.before().at)));
            cells.add(CellSet.cell(change.after().series, days.dayOf(change.after().at)));
        }
    }
}
