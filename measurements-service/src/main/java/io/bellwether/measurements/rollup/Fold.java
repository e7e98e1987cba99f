package io.bellwether.measurements.rollup;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.measurements.fact.CellSet;
import io.bellwether.measurements.fact.FactReader;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.Moment;
import io.bellwether.measurements.fact.Packing;
import io.bellwether.measurements.fact.StoredFact;
import io.bellwether.measurements.series.SeriesRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Recomputes marked days from the facts. In one repeatable-read transaction: reads marks and facts, replaces the days,
 * deletes exactly the marks that it saw.
 */
@ApplicationScoped
class Fold {

    /** Held by the replica that folds ("FOLD"). */
    private static final long LOCK = 0x464f4c44L;

    /** Days in one fold: some seconds of work at most. */
    private static final int MAX_CELLS = 50_000;

    /** Later marks are looked through for days that are folded anyway, so that days hit again and again are folded once. */
    private static final int MAX_LOOKED_THROUGH = 200 * MAX_CELLS;

    /** Facts held at a time, some 24 bytes each. */
    private static final int MANY_FACTS = 500_000;

    /** Nobody knows how many facts a day has before the first ones were read; a reading a second makes 86,400. */
    private static final int FIRST_CELLS = 8;

    @Inject
    DataSource dataSource;

    @Inject
    OrganisationZone zone;

    @Inject
    SeriesRegistry series;

    @Inject
    Packing packing;

    /** Folds what is marked, up to a bound; true when there is more to do at once. */
    boolean some() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
                return false;
            }
            try {
                boolean more = packed(connection);
                return inOneTransaction(connection) || more;
            } finally {
                ask(connection, "select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private boolean packed(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            boolean more = packing.some(connection);
            connection.commit();
            return more;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private boolean inOneTransaction(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            series.follow(connection);
            Marks marks = read(connection);
            if (!marks.ids.isEmpty()) {
                replace(connection, marks);
            }
            connection.commit();
            return marks.more;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    /** Marks with the cells that they name, and when each cell's newest change was recorded. */
    private static final class Marks {
        final List<Long> ids = new ArrayList<>();
        final Map<Long, Long> changedAt = new HashMap<>();
        final CellSet cells = new CellSet();
        boolean more;
    }

    private static Marks read(Connection connection) throws SQLException {
        Marks marks = new Marks();
        String sql = """
                select m.id, m.cells, (extract(epoch from b.recorded_at) * 1000000)::int8
                from mark m join batch b on b.id = m.batch order by m.id
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(20);
            try (ResultSet rows = query.executeQuery()) {
                for (int seen = 0; seen < MAX_LOOKED_THROUGH && rows.next(); ) {
                    Long[] cells = (Long[]) rows.getArray(2).getArray();
                    seen += cells.length;
                    if (marks.changedAt.size() < MAX_CELLS
                            || marks.changedAt.keySet().containsAll(List.of(cells))) {
                        marks.ids.add(rows.getLong(1));
                        long recordedAt = rows.getLong(3);
                        for (Long cell : cells) {
                            marks.changedAt.merge(cell, recordedAt, Math::max);
                            marks.cells.add(cell);
                        }
                    } else {
                        marks.more = true;
                    }
                }
                marks.more |= rows.next();
            }
        }
        return marks;
    }

    private void replace(Connection connection, Marks marks) throws SQLException {
        long version = 1;
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("update fold set version = version + 1 returning version")) {
            row.next();
            version = row.getLong(1);
        }
        Moment now = Moment.of(connection, null);
        DailyTable daily = new DailyTable(connection, version);
        long[] cells = CellSet.byDay(marks.cells.sorted());
        int size = FIRST_CELLS;
        for (int from = 0; from < cells.length; ) {
            long[] some = Arrays.copyOfRange(cells, from, Math.min(cells.length, from + size));
            long facts = replace(connection, some, now, daily, marks);
            from += some.length;
            size = (int) Math.max(1, Math.min(size * 4L, MANY_FACTS * (long) some.length / Math.max(1, facts)));
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from mark where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("int8", marks.ids.toArray()));
            delete.executeUpdate();
        }
    }

    /** Replaces some days and gives the number of facts that they hold. */
    private long replace(Connection connection, long[] cells, Moment now, DailyTable daily, Marks marks)
            throws SQLException {
        LocalDays days = new LocalDays(zone.zone());
        Map<Long, FoldedDay> folded = new HashMap<>();
        for (long cell : cells) {
            folded.put(cell, new FoldedDay());
        }
        FactReader.read(connection, DayView.ranges(cells, days, series::byId), now, new Filling(days, folded));
        daily.delete(cells);
        daily.insert(cells, cell -> {
            Cell of = folded.get(cell).cell();
            of.changedAt = marks.changedAt.get(cell);
            return of;
        });
        Sketches.replace(connection, cells, folded::get);
        return folded.values().stream().mapToLong(FoldedDay::size).sum();
    }

    /** Puts facts to their days; neighbours are of the same one. */
    private static final class Filling implements FactReader.Sink {
        private final LocalDays days;
        private final Map<Long, FoldedDay> folded;
        private long cell;
        private FoldedDay of;

        Filling(LocalDays days, Map<Long, FoldedDay> folded) {
            this.days = days;
            this.folded = folded;
        }

        @Override
        public void fact(StoredFact fact) {
            long next = CellSet.cell(fact.series, days.dayOf(fact.at));
            if (next != cell) {
                cell = next;
                of = folded.get(cell);
            }
            of.add(fact);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
