package io.bellwether.measurements.rollup;

import io.bellwether.measurements.fact.CellSet;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.Moment;
import io.bellwether.measurements.series.Series;
import io.bellwether.measurements.series.SeriesRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Folded days in memory, one metric after the other as they are asked for. A state is never changed: each fold makes a
 * new one, so that a reader keeps the one of its snapshot.
 */
@ApplicationScoped
public class DayCache {

    private static final String COLUMNS =
            "series_id, day - date '1970-01-01', count, withdrawn, not_yet, suppressed, weight, sum, min, max,"
                    + " (extract(epoch from first_at) * 1000000)::int8, (extract(epoch from last_at) * 1000000)::int8,"
                    + " first, last, first_weight, last_weight, (extract(epoch from changed_at) * 1000000)::int8, falls";

    @Inject
    SeriesRegistry series;

    @ConfigProperty(name = "bellwether.rollup.max-cells-in-memory")
    int maxCells;

    private State state = new State(0, new SeriesDays[0], Set.of(), 0);
    private final Map<Long, long[]> marks = new HashMap<>();

    private record State(long version, SeriesDays[] days, Set<String> metrics, long cells) {}

    /**
     * The folded days of metrics in a snapshot; nothing when this service has already seen a newer fold: then the caller
     * begins again with a newer snapshot.
     */
    public synchronized Optional<FoldedDays> in(Connection connection, Collection<String> metrics) throws SQLException {
        long version = version(connection);
        if (version < state.version) {
            return Optional.empty();
        }
        if (version > state.version) {
            state = newer(connection, version);
        }
        Set<String> missing = new HashSet<>(metrics);
        missing.removeAll(state.metrics);
        if (!missing.isEmpty()) {
            state = with(connection, missing);
        }
        return Optional.of(new Snapshot(state.days, marked(connection)));
    }

    private static long version(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select version from fold");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** After an erasure. */
    public synchronized void forget() {
        state = new State(state.version, new SeriesDays[0], Set.of(), 0);
    }

    private State newer(Connection connection, long version) throws SQLException {
        SeriesDays[] days = state.days.clone();
        Filling filling = new Filling(days);
        try (PreparedStatement query =
                connection.prepareStatement("select " + COLUMNS + " from daily where version > ? order by 1, 2")) {
            query.setFetchSize(10_000);
            query.setLong(1, state.version);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Series of = series.byId(rows.getInt(1));
                    if (of != null && state.metrics.contains(of.metric())) {
                        filling.put(rows);
                    }
                }
            }
        }
        return new State(version, filling.days, state.metrics, state.cells + filling.added);
    }

    private State with(Connection connection, Set<String> missing) throws SQLException {
        State base = state.cells > maxCells ? new State(state.version, new SeriesDays[0], Set.of(), 0) : state;
        Filling filling = new Filling(base.days.clone());
        int[] ids = missing.stream()
                .flatMap(metric -> series.ofMetric(metric).stream())
                .mapToInt(Series::id)
                .sorted()
                .toArray();
        try (PreparedStatement query = connection.prepareStatement(
                "select " + COLUMNS + " from daily where series_id = any (?) order by 1, 2")) {
            query.setFetchSize(10_000);
            Array array =
                    connection.createArrayOf("int4", Arrays.stream(ids).boxed().toArray());
            query.setArray(1, array);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    filling.put(rows);
                }
            }
        }
        Set<String> metrics = new HashSet<>(base.metrics);
        metrics.addAll(missing);
        return new State(base.version, filling.days, Set.copyOf(metrics), base.cells + filling.added);
    }

    /** Rows put into copies of the series that they belong to. */
    private static final class Filling {
        private SeriesDays[] days;
        private final Set<Integer> copied = new HashSet<>();
        private long added;

        Filling(SeriesDays[] days) {
            this.days = days;
        }

        void put(ResultSet row) throws SQLException {
            int id = row.getInt(1);
            if (id >= days.length) {
                days = Arrays.copyOf(days, Math.max(1024, id * 2));
            }
            if (days[id] == null) {
                days[id] = new SeriesDays();
                copied.add(id);
            } else if (copied.add(id)) {
                days[id] = days[id].copy();
            }
            int before = days[id].size();
            days[id].put(row.getInt(2), cell(row));
            added += days[id].size() - before;
        }
    }

    private static Cell cell(ResultSet row) throws SQLException {
        Cell cell = Cell.stored(
                row.getBigDecimal(8), row.getBigDecimal(7), row.getInt(3), row.getDouble(15), row.getDouble(16));
        cell.withdrawn = row.getInt(4);
        cell.notYet = row.getInt(5);
        cell.suppressed = row.getInt(6);
        if (cell.count > 0) {
            cell.min = row.getDouble(9);
            cell.max = row.getDouble(10);
            cell.firstAt = row.getLong(11);
            cell.lastAt = row.getLong(12);
            cell.first = row.getDouble(13);
            cell.last = row.getDouble(14);
            cell.falls = row.getInt(18);
        }
        cell.changedAt = row.getLong(17);
        return cell;
    }

    /** The marked days of the snapshot, ascending. Marks never change, so each is read once. */
    private long[] marked(Connection connection) throws SQLException {
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

    /** What one reader sees. */
    private record Snapshot(SeriesDays[] days, long[] marked) implements FoldedDays {

        @Override
        public SeriesDays days(int series) {
            SeriesDays of = series < days.length ? days[series] : null;
            return of == null ? SeriesDays.NONE : of;
        }

        @Override
        public void unsure(int series, Moment moment, CellSet into) {
            int at = Arrays.binarySearch(marked, CellSet.cell(series, 0));
            for (int i = at >= 0 ? at : -at - 1; i < marked.length && CellSet.series(marked[i]) == series; i++) {
                into.add(marked[i]);
            }
            if (!moment.isNow()) {
                long known = LocalDays.micros(moment.knownAt());
                SeriesDays of = days(series);
                for (int i = 0; i < of.size(); i++) {
                    if (of.cell(i).changedAt > known) {
                        into.add(CellSet.cell(series, of.day(i)));
                    }
                }
            }
        }
    }
}
