package io.bellwether.measurements.fact;

import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.JournalStore;
import io.bellwether.measurements.series.SeriesRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One transaction that records one or several pushes. Facts, marks of changed days, kept answers, and last the entry of
 * the change feed commit together or not at all.
 */
public final class RecordingTransaction implements AutoCloseable {

    /** The second command sees what the one before it waited for. An id for the batch to come is fetched along. */
    private static final String LOCK = """
            select set_config('lock_timeout', ?, true);
            select pg_advisory_xact_lock(hashtextextended(?, 4));
            select coalesce((select id from batch where source = ? order by recorded_at desc, id desc limit 1), 0),
                   nextval('batch_id')
            """;

    private final Connection connection;
    private final JournalStore journal;
    private final SeriesRegistry series;
    private final FactWriter writer;
    private final KeptAnswers answers;
    private final int actorEpoch;
    private final SeriesTops tops;
    private final Duration patience;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Push> pushes = new ArrayList<>();
    private final Map<String, SeriesTops.Source> sources = new HashMap<>();
    private final Map<String, Map<Integer, RecentTimes>> newest = new HashMap<>();
    private final Map<String, Long> nextIds = new HashMap<>();
    private boolean ended;

    RecordingTransaction(
            Connection connection,
            JournalStore journal,
            SeriesRegistry series,
            LocalDays days,
            KeptAnswers answers,
            int actorEpoch,
            SeriesTops tops,
            Duration patience) {
        this.connection = connection;
        this.journal = journal;
        this.series = series;
        this.writer =
                new FactWriter(connection, new KnownFacts(connection, series), days, actorEpoch, new NewestOfSources());
        this.answers = answers;
        this.actorEpoch = actorEpoch;
        this.tops = tops;
        this.patience = patience;
    }

    /** What the sources are known to hold, and what this transaction added. */
    private final class NewestOfSources implements FactWriter.Newest {
        @Override
        public RecentTimes of(String source, int series) {
            RecentTimes own = newest.get(source).get(series);
            return own != null ? own : tops.of(sources.get(source), series);
        }

        @Override
        public RecentTimes own(String source, int series) {
            return newest.get(source).computeIfAbsent(series, key -> tops.of(sources.get(source), series)
                    .copy());
        }

        @Override
        public int most() {
            return tops.most();
        }
    }

    /**
     * Takes pushes in; their facts are written by {@link #write}. Call it once: nobody else writes to their sources from
     * then on, and the sources are locked in their order.
     */
    public void take(List<Push> several) throws SQLException {
        TreeSet<String> keys = new TreeSet<>();
        several.forEach(push -> keys.add(push.source()));
        for (String source : keys) {
            sources.put(source, tops.of(connection, source, lock(source)));
            newest.put(source, new HashMap<>());
        }
        for (Push push : several) {
            take(push);
        }
    }

    /** Locks a source until the end of the transaction and gives its newest batch, 0 where there is none. */
    private long lock(String source) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, Long.toString(patience.toMillis()));
            lock.setString(2, source);
            lock.setString(3, source);
            lock.execute();
            lock.getMoreResults();
            lock.getMoreResults();
            try (ResultSet row = lock.getResultSet()) {
                row.next();
                nextIds.put(source, row.getLong(2));
                return row.getLong(1);
            }
        }
    }

    private void take(Push push) throws SQLException {
        if (push.claim() != null) {
            answers.claim(connection, push.claim());
        }
        for (Batch batch : batches) {
            if (batch.fits(push)) {
                push.batch = batch;
            }
        }
        if (push.batch == null || !batches.contains(push.batch)) {
            push.batch = new Batch(nextId(push.source()), push.source(), push.actor());
            batches.add(push.batch);
        }
        pushes.add(push);
    }

    /** Writes a piece: facts of pushes that were taken in. */
    public void write(List<Fact> piece) throws SQLException {
        writer.write(piece);
    }

    /** Commits; when this returns, what was recorded survives any crash. */
    public void commit() throws SQLException {
        int generation = series.generation();
        int highest = 0;
        for (Push push : pushes) {
            highest = series.mustBeStored(connection, push.generation());
        }
        for (Push push : pushes) {
            for (Map.Entry<String, LocalDate> complete : push.complete().entrySet()) {
                CompleteDays.say(connection, push, complete.getKey(), complete.getValue());
            }
            push.batch.count(push);
            if (push.claim() != null) {
                answers.keep(connection, push.claim(), push.tally());
            }
        }
        List<Batch> changed = batches.stream().filter(Batch::changedAnything).toList();
        for (Batch batch : changed) {
            boolean last = batch == changed.get(changed.size() - 1);
            journal.write(connection, batch.actor, List.of(entry(batch)), facts(batch), store(batch, last));
        }
        connection.commit();
        ended = true;
        series.areOnDisk(highest, generation);
        for (Batch batch : changed) {
            // the last of a source is its newest
            tops.committed(sources.get(batch.source), batch.id, newest.get(batch.source));
        }
        if (!changed.isEmpty()) {
            journal.committed();
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!ended) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private Entry entry(Batch batch) {
        return Entry.open(
                "measurements.recorded",
                "sources/" + batch.source,
                null,
                null,
                new Recorded(
                        batch.source,
                        batch.accepted,
                        batch.unchanged,
                        batch.restated,
                        Recorded.changed(batch.cells.sorted(), batch.complete, series)),
                null);
    }

    /** What the log gets, and the marks of a batch; of very many days all marks but the last go ahead. */
    private JournalStore.Along facts(Batch batch) throws SQLException {
        String log = writer.unsentSql();
        long[] cells = Marks.allButTheLast(connection, batch);
        if (batch.cells.isEmpty()) {
            return log.isEmpty()
                    ? JournalStore.Along.NOTHING
                    : new JournalStore.Along(log, (insert, skipped, none) -> writer.bindUnsent(insert, skipped));
        }
        return new JournalStore.Along(
                log.isEmpty() ? Marks.INSERT : log + ";" + Marks.INSERT, (insert, skipped, none) -> {
                    int at = writer.bindUnsent(insert, skipped);
                    insert.setLong(at + 1, batch.id);
                    insert.setObject(at + 2, cells);
                });
    }

    /** The commit travels with the last command: everybody waits for it. */
    private JournalStore.Along store(Batch batch, boolean last) {
        String sql = "insert into batch values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        return new JournalStore.Along(last ? sql + ";commit" : sql, (insert, skipped, taken) -> {
            insert.setLong(skipped + 1, batch.id);
            insert.setString(skipped + 2, batch.source);
            insert.setLong(skipped + 3, taken.last());
            insert.setTimestamp(skipped + 4, Timestamp.from(taken.at()));
            insert.setString(skipped + 5, batch.actor.name());
            insert.setLong(skipped + 6, batch.accepted);
            insert.setLong(skipped + 7, batch.unchanged);
            insert.setLong(skipped + 8, batch.restated);
            insert.setLong(skipped + 9, batch.rejected);
            insert.setInt(skipped + 10, actorEpoch);
            insert.setTimestamp(
                    skipped + 11,
                    batch.newest == Long.MIN_VALUE ? null : Timestamp.from(LocalDays.instant(batch.newest)));
        });
    }

    /** Ids of batches of a source are in the order of their commits: each is given while the source is locked. */
    private long nextId(String source) throws SQLException {
        Long fetched = nextIds.remove(source);
        if (fetched != null) {
            return fetched;
        }
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("select nextval('batch_id')")) {
            row.next();
            return row.getLong(1);
        }
    }
}
