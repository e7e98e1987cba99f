package io.bellwether.measurements.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Facts of one commit, packed day by day behind a list of the days and their lengths. */
final class LogRow {

    private static final Comparator<Fact> BY_PLACE = (a, b) -> {
        if (a.series != b.series) {
            return Integer.compare(a.series, b.series);
        }
        if (a.at != b.at) {
            return Long.compare(a.at, b.at);
        }
        if (!a.isKeyed() || !b.isKeyed()) {
            return Boolean.compare(a.isKeyed(), b.isKeyed());
        }
        int high = Long.compareUnsigned(a.high, b.high);
        return high != 0 ? high : Long.compareUnsigned(a.low, b.low);
    };

    final int firstDay;
    final int lastDay;
    final int facts;
    final long lastAt;
    final byte[] packed;

    private LogRow(List<DayPacker> days) {
        Bytes bytes = new Bytes();
        bytes.number(days.size());
        int count = 0;
        long last = Long.MIN_VALUE;
        for (DayPacker day : days) {
            bytes.signed(day.day());
            bytes.number(day.size());
            count += day.facts();
            last = Math.max(last, day.lastAt());
        }
        days.forEach(day -> day.writeTo(bytes));
        firstDay = days.getFirst().day();
        lastDay = days.getLast().day();
        facts = count;
        lastAt = last;
        packed = bytes.toArray();
    }

    /** Packs facts of one batch; each place at most once. */
    static LogRow of(List<Fact> facts, int actorEpoch) {
        List<DayPacker> days = new ArrayList<>();
        StoredFact stored = new StoredFact();
        byDay(facts).forEach((day, list) -> {
            FactSort.sort(list, fact -> fact.series, BY_PLACE);
            DayPacker packer = new DayPacker(day);
            for (Fact fact : list) {
                stored.set(fact, actorEpoch);
                packer.add(stored);
            }
            days.add(packer);
        });
        return new LogRow(days);
    }

    private static Map<Integer, List<Fact>> byDay(List<Fact> facts) {
        Map<Integer, List<Fact>> days = new TreeMap<>();
        int last = Integer.MIN_VALUE;
        List<Fact> list = null;
        for (Fact fact : facts) {
            int day = DayPacker.dayOf(fact.at);
            if (day != last) {
                list = days.computeIfAbsent(day, key -> new ArrayList<>());
                last = day;
            }
            list.add(fact);
        }
        return days;
    }

    /** Takes the days of a stored row, one after the other. */
    interface Days {
        void day(int day, int from, int to);
    }

    /** Says where in stored bytes which day is. */
    static void days(byte[] bytes, int start, Days days) {
        int[] at = {start};
        int count = (int) number(bytes, at);
        int[] day = new int[count];
        int[] length = new int[count];
        for (int i = 0; i < count; i++) {
            long zigzag = number(bytes, at);
            day[i] = (int) (zigzag >>> 1 ^ -(zigzag & 1));
            length[i] = (int) number(bytes, at);
        }
        int from = at[0];
        for (int i = 0; i < count; i++) {
            days.day(day[i], from, from + length[i]);
            from += length[i];
        }
    }

    private static long number(byte[] bytes, int[] at) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            long next = bytes[at[0]++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
