package io.bellwether.measurements.rollup;

import io.bellwether.measurements.fact.CellSet;
import io.bellwether.measurements.fact.FactReader;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.Moment;
import io.bellwether.measurements.fact.StoredFact;
import io.bellwether.measurements.series.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The days of series as one answer sees them: folded days where these are right in its snapshot, and the facts
 * themselves where a day was changed since, or where only a part of a day counts. Say what is needed, {@link #fetch},
 * then look. Of a day that was changed no more is kept than what it comes to, however many facts it has. For one thread.
 */
public final class DayView {

    /** Changed days that are added up in one go, some 200 bytes each meanwhile. */
    private static final int TOGETHER = 50_000;

    private final Connection connection;
    private final Moment moment;
    private final LocalDays days;
    private final FoldedDays folded;
    private final IntFunction<Series> seriesOf;
    private final CellSet unsure = new CellSet();
    private final CellSet wanted = new CellSet();
    private final CellSet read = new CellSet();
    private final long most;
    private final Map<Long, DayFacts> facts = new HashMap<>();
    private final Map<Integer, SeriesDays> corrected = new HashMap<>();

    /**
     * @param folded the folded days of the same snapshot
     * @param seriesOf series by their ids
     * @param most days that the rollup cannot vouch for and that fit into memory
     */
    public DayView(
            Connection connection,
            Moment moment,
            LocalDays days,
            FoldedDays folded,
            IntFunction<Series> seriesOf,
            long most) {
        this.seriesOf = seriesOf;
        this.most = most;
        this.connection = connection;
        this.moment = moment;
        this.days = days;
        this.folded = folded;
    }

    /** The organisation's days. */
    public LocalDays localDays() {
        return days;
    }

    /** Needs the right figures of all days of these series; days that the rollup cannot vouch for are read again. */
    public void need(Collection<Series> series) {
        for (Series one : series) {
            folded.unsure(one.id(), moment, unsure);
        }
    }

    /** Needs to look into the day that a bound lies in, where the bound splits the facts of that day. */
    public void needBound(Collection<Series> series, long bound) {
        int day = days.dayOf(bound);
        if (days.startOf(day) == bound) {
            return;
        }
        for (Series one : series) {
            Cell cell = days(one.id()).ofDay(day);
            if (cell != null && cell.count > 0 && cell.firstAt < bound && cell.lastAt >= bound) {
                wanted.add(CellSet.cell(one.id(), day));
            }
        }
    }

    /**
     * Needs every single fact of these series within a window, where these are not too many to be kept.
     *
     * @return how many there are, 0 when they are too many
     */
    public long needFacts(Collection<Series> series, long from, long to, long most) {
        int first = days.dayOf(from);
        int last = days.dayOf(to - 1);
        CellSet cells = new CellSet();
        long count = 0;
        for (Series one : series) {
            SeriesDays of = days(one.id());
            for (int i = of.from(first); i < of.size() && of.day(i) <= last; i++) {
                count += of.count(i);
                cells.add(CellSet.cell(one.id(), of.day(i)));
            }
        }
        if (count > most) {
            return 0;
        }
        for (long cell : cells.sorted()) {
            wanted.add(cell);
        }
        return count;
    }

    /**
     * Reads what is needed and not there yet.
     *
     * @throws TooManyDays when more days have to be added up than fit into memory
     */
    public void fetch() throws SQLException {
        long[] changed = unsure.without(read);
        if (changed.length > most) {
            throw new TooManyDays(changed.length, most, moment.isNow());
        }
        long[] byDay = CellSet.byDay(changed);
        for (int from = 0; from < byDay.length; from += TOGETHER) {
            Map<Long, Cell> totals = new TreeMap<>();
            for (int i = from; i < Math.min(byDay.length, from + TOGETHER); i++) {
                totals.put(byDay[i], new Cell());
            }
            FactReader.read(connection, ranges(totals.keySet()), moment, new Adding(totals));
            totals.forEach(this::correct);
        }
        List<Long> cells = new ArrayList<>();
        for (long cell : wanted.sorted()) {
            if (!facts.containsKey(cell)) {
                cells.add(cell);
                facts.put(cell, new DayFacts());
            }
        }
        FactReader.read(connection, ranges(cells), moment, new Filling());
        cells.forEach(cell -> correct(cell, facts.get(cell).cell(Long.MIN_VALUE, Long.MAX_VALUE)));
    }

    private void correct(long cell, Cell whole) {
        read.add(cell);
        corrected
                .computeIfAbsent(
                        CellSet.series(cell), series -> folded.days(series).copy())
                .put(CellSet.day(cell), whole);
    }

    /** Adds facts up by their days; neighbours are of the same one. */
    private final class Adding implements FactReader.Sink {
        private final Map<Long, Cell> totals;
        private long cell;
        private Cell of;

        Adding(Map<Long, Cell> totals) {
            this.totals = totals;
        }

        @Override
        public void fact(StoredFact fact) {
            long next = CellSet.cell(fact.series, days.dayOf(fact.at));
            if (next != cell) {
                cell = next;
                of = totals.get(cell);
            }
            of.add(fact.state, fact.at, fact.value, fact.weight);
        }
    }

    /** Puts facts to their days; neighbours are of the same one. */
    private final class Filling implements FactReader.Sink {
        private long cell;
        private DayFacts of;

        @Override
        public void fact(StoredFact fact) {
            long next = CellSet.cell(fact.series, days.dayOf(fact.at));
            if (next != cell) {
                cell = next;
                of = facts.get(cell);
            }
            of.add(fact.at, fact.value, fact.state, fact.weight, fact.actor, fact.epoch);
        }
    }

    /** Passes the facts of days on, one by one, without keeping them. */
    public void each(long[] cells, FactReader.Sink sink) throws SQLException {
        FactReader.read(connection, ranges(Arrays.stream(cells).boxed().toList()), moment, sink);
    }

    /** Passes on the sketches of folded days that are right as they are. */
    public void sketches(Collection<Series> series, int first, int last, Sketches.Sink sink) throws SQLException {
        int[] ids = series.stream().mapToInt(Series::id).toArray();
        Sketches.read(connection, ids, first, last, sketch -> {
            if (!read.contains(CellSet.cell(sketch.series(), sketch.day()))) {
                sink.sketch(sketch);
            }
        });
    }

    private List<FactReader.Range> ranges(Collection<Long> cells) {
        return ranges(cells.stream().mapToLong(Long::longValue).toArray(), days, seriesOf);
    }

    /** When these days are, in any order; neighbouring days of a series are one range. */
    static List<FactReader.Range> ranges(long[] some, LocalDays days, IntFunction<Series> seriesOf) {
        long[] cells = some.clone();
        Arrays.sort(cells);
        List<FactReader.Range> ranges = new ArrayList<>();
        for (int i = 0; i < cells.length; ) {
            int series = CellSet.series(cells[i]);
            int from = CellSet.day(cells[i]);
            int to = from;
            for (i++; i < cells.length && cells[i] == CellSet.cell(series, to + 1); i++) {
                to++;
            }
            ranges.add(new FactReader.Range(seriesOf.apply(series), days.startOf(from), days.startOf(to + 1)));
        }
        return ranges;
    }

    /** The days of a series. */
    public SeriesDays days(int series) {
        SeriesDays right = corrected.get(series);
        return right != null ? right : folded.days(series);
    }

    /** The facts of a day, where they were needed; else null. */
    public DayFacts facts(int series, int day) {
        return facts.get(CellSet.cell(series, day));
    }

    /** What the facts of a day within {@code [from, to)} come to. */
    public Cell within(int series, int day, Cell whole, long from, long to) {
        if (whole.count == 0 || whole.firstAt >= from && whole.lastAt < to) {
            return whole;
        }
        if (whole.firstAt >= to || whole.lastAt < from) {
            return Cell.EMPTY;
        }
        DayFacts of = facts(series, day);
        if (of == null) {
            throw new IllegalStateException("a day is looked into that nobody said is needed");
        }
        return of.cell(from, to);
    }

    /** Whether days of these series were read from the facts. */
    public boolean corrected(Collection<Series> series) {
        for (Series one : series) {
            if (corrected.containsKey(one.id())) {
                return true;
            }
        }
        return false;
    }
}
