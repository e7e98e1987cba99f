package io.bellwether.measurements.rollup;

import io.bellwether.measurements.fact.CellSet;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.Moment;
import io.bellwether.measurements.series.Series;
import io.bellwether.measurements.series.SeriesRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
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

    /** What the days of series may take of the heap; the rest is for reading, writing and answering. */
    private static final double HEAP_SHARE = 1 / 3d;

    /** A day of several measurements with its totals; one of a single measurement takes half of it. */
    private static final int BYTES_A_DAY = 95;

    /** More than this part of the memory changed at once is not taken in row by row. */
    private static final int FLOOD = 4;

    private static final int ROWS = 10_000;

    /** Days that are read from the facts take some bytes more than these, and each answer has its own. */
    private static final int CHANGED_SHARE = 4;

    @Inject
    SeriesRegistry series;

    @ConfigProperty(name = "bellwether.rollup.max-days-in-memory")
    Optional<Long> configured;

    private long most;
    private State state = new State(0, new SeriesDays[0]);

    /** How many days each metric has whose days are held; the one that was not asked for longest comes first. */
    private final Map<String, Long> held = new LinkedHashMap<>(16, 0.75f, true);

    private final MarkedDays marked = new MarkedDays();

    private record State(long version, SeriesDays[] days) {}

    @PostConstruct
    void measure() {
        most = configured.orElseGet(() -> (long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE / BYTES_A_DAY));
    }

    /** How many days that the rollup cannot vouch for fit into memory beside what is held here. */
    public long mostChanged() {
        return most / CHANGED_SHARE;
    }

    /**
     * The folded days of metrics in a snapshot; nothing when this service has already seen a newer fold: then the caller
     * begins again with a newer snapshot. Metrics that nobody asked for of late make room.
     *
     * @throws TooManyDays when these metrics alone do not fit into memory
     */
    public synchronized Optional<FoldedDays> in(Connection connection, Collection<String> metrics) throws SQLException {
        long version = version(connection);
        if (version < state.version) {
            return Optional.empty();
        }
        if (version > state.version) {
            state = newer(connection, version);
        }
        Set<String> missing = new HashSet<>();
        long wanted = 0;
        for (String metric : metrics) {
            Long days = held.get(metric);
            if (days == null) {
                missing.add(metric);
            } else {
                wanted += days;
            }
        }
        if (!missing.isEmpty()) {
            load(connection, missing, metrics, wanted);
        } else if (wanted > most) {
            throw new TooManyDays(wanted, most, false);
        }
        makeRoom(metrics, 0);
        return Optional.of(new Snapshot(state.days, marked.in(connection)));
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
        forget(state.version);
    }

    private State forget(long version) {
        held.clear();
        state = new State(version, new SeriesDays[0]);
        return state;
    }

    /** Takes in what was folded since; after a flood it is easier to read again what is asked for. */
    private State newer(Connection connection, long version) throws SQLException {
        DailyRows filling = new DailyRows(state.days.clone());
        try (PreparedStatement query = connection.prepareStatement(
                "select " + DailyRows.COLUMNS + " from daily where version > ? order by 1, 2")) {
            query.setFetchSize(ROWS);
            query.setLong(1, state.version);
            try (ResultSet rows = query.executeQuery()) {
                for (long seen = 0; rows.next(); seen++) {
                    if (seen > most / FLOOD) {
                        return forget(version);
                    }
                    Series of = series.byId(rows.getInt(1));
                    if (of != null && held.containsKey(of.metric())) {
                        filling.put(of.metric(), rows);
                    }
                }
            }
        }
        filling.added().forEach((metric, days) -> held.merge(metric, days, Long::sum));
        return new State(version, filling.days());
    }

    private void load(Connection connection, Set<String> missing, Collection<String> metrics, long wanted)
            throws SQLException {
        int[] ids = missing.stream()
                .flatMap(metric -> series.ofMetric(metric).stream())
                .mapToInt(Series::id)
                .sorted()
                .toArray();
        long coming = count(connection, ids);
        if (wanted + coming > most) {
            throw new TooManyDays(wanted + coming, most, false);
        }
        makeRoom(metrics, coming);
        DailyRows filling = new DailyRows(state.days.clone());
        missing.forEach(filling::expect);
        try (PreparedStatement query = connection.prepareStatement(
                "select " + DailyRows.COLUMNS + " from daily where series_id = any (?) order by 1, 2")) {
            query.setFetchSize(ROWS);
            query.setObject(1, ids);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    filling.put(series.byId(rows.getInt(1)).metric(), rows);
                }
            }
        }
        filling.trim();
        held.putAll(filling.added());
        state = new State(state.version, filling.days());
    }

    private static long count(Connection connection, int[] ids) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from daily where series_id = any (?)")) {
            query.setObject(1, ids);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Forgets the days of other metrics until so many more fit. */
    private void makeRoom(Collection<String> metrics, long coming) {
        long all = held.values().stream().mapToLong(Long::longValue).sum();
        SeriesDays[] days = null;
        for (Iterator<Map.Entry<String, Long>> oldest = held.entrySet().iterator();
                all + coming > most && oldest.hasNext(); ) {
            Map.Entry<String, Long> one = oldest.next();
            if (metrics.contains(one.getKey())) {
                continue;
            }
            days = days == null ? state.days.clone() : days;
            for (Series of : series.ofMetric(one.getKey())) {
                if (of.id() < days.length) {
                    days[of.id()] = null;
                }
            }
            all -= one.getValue();
            oldest.remove();
        }
        state = days == null ? state : new State(state.version, days);
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
                    if (of.changedAt(i) > known) {
                        into.add(CellSet.cell(series, of.day(i)));
                    }
                }
            }
        }
    }
}
