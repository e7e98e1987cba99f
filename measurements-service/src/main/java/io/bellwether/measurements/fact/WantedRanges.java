package io.bellwether.measurements.fact;

import io.bellwether.measurements.series.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Ranges of series, as packed days are looked through for them, and as the rows that may hold them are asked for. */
final class WantedRanges implements DayCursor.Wanted {

    private static final Comparator<FactReader.Range> IN_ORDER = Comparator.comparingInt(
                    (FactReader.Range range) -> range.series().id())
            .thenComparingLong(FactReader.Range::from);

    private final Map<Integer, long[]> spans = new HashMap<>();
    private final Map<Integer, Long> hashes = new HashMap<>();
    private final TreeSet<String> sources = new TreeSet<>();

    /** Runs of days in UTC that are touched, first and last in turn, ascending. */
    private final int[] days;

    WantedRanges(List<FactReader.Range> ranges) {
        List<FactReader.Range> sorted = new ArrayList<>(ranges);
        sorted.sort(IN_ORDER);
        for (int from = 0; from < sorted.size(); ) {
            Series series = sorted.get(from).series();
            int to = from;
            while (to < sorted.size() && sorted.get(to).series().id() == series.id()) {
                to++;
            }
            spans.put(series.id(), joined(sorted.subList(from, to)));
            hashes.put(series.id(), series.hash());
            sources.add(series.source());
            from = to;
        }
        days = days(sorted);
    }

    /** Pairs of bounds, none of which touches the next. */
    private static long[] joined(List<FactReader.Range> ofOne) {
        long[] all = new long[ofOne.size() * 2];
        int size = 0;
        for (FactReader.Range range : ofOne) {
            if (size > 0 && all[size - 1] >= range.from()) {
                all[size - 1] = Math.max(all[size - 1], range.to());
            } else {
                all[size++] = range.from();
                all[size++] = range.to();
            }
        }
        return Arrays.copyOf(all, size);
    }

    private static int[] days(List<FactReader.Range> ranges) {
        long[] runs = ranges.stream()
                .mapToLong(range ->
                        (long) DayPacker.dayOf(range.from()) << 32 | DayPacker.dayOf(range.to() - 1) & 0xffffffffL)
                .sorted()
                .distinct()
                .toArray();
        int[] days = new int[runs.length * 2];
        int size = 0;
        for (long run : runs) {
            int first = (int) (run >> 32);
            int last = (int) run;
            if (size > 0 && days[size - 1] >= first - 1) {
                days[size - 1] = Math.max(days[size - 1], last);
            } else {
                days[size++] = first;
                days[size++] = last;
            }
        }
        return Arrays.copyOf(days, size);
    }

    @Override
    public long[] spans(int series) {
        return spans.get(series);
    }

    long hash(int series) {
        return hashes.get(series);
    }

    boolean touches(int day) {
        for (int i = 0; i < days.length; i += 2) {
            if (day >= days[i] && day <= days[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Rows (packed) of the log, as they were committed. */
    String logQuery() {
        return "select packed from fact_log where " + ofSources("") + " and last_day >= " + days[0]
                + " and first_day <= " + days[days.length - 1] + " order by id";
    }

    /** Rows (day, packed), day after day, of each the older first. */
    String daysQuery() {
        StringJoiner first = new StringJoiner(",");
        StringJoiner last = new StringJoiner(",");
        for (int i = 0; i < days.length; i += 2) {
            first.add(Integer.toString(days[i]));
            last.add(Integer.toString(days[i + 1]));
        }
        return "select d.day, d.packed from unnest('{" + first + "}'::int4[], '{" + last
                + "}'::int4[]) as r (first, last) join fact_day d on d.day between r.first and r.last and "
                + ofSources("d.") + " order by d.day, d.id";
    }

    private String ofSources(String table) {
        StringJoiner names = new StringJoiner(",");
        StringJoiner buckets = new StringJoiner(",");
        for (String source : sources) {
            names.add("'" + source.replace("'", "''") + "'");
            buckets.add(Short.toString(Buckets.of(source)));
        }
        return table + "bucket in (" + buckets + ") and " + table + "source in (" + names + ")";
    }
}
