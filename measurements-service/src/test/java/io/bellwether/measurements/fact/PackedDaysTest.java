package io.bellwether.measurements.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is packed comes out as it was put in, alone and out of several packed days. */
class PackedDaysTest {

    private static final int DAY = -3;

    private static StoredFact random(Random random, long batch) {
        StoredFact fact = new StoredFact();
        fact.series = 1 + random.nextInt(3) * (random.nextBoolean() ? 1 : 1_000_000);
        fact.at = DAY * DayPacker.DAY_MICROS
                + (random.nextBoolean() ? random.nextInt(86_400) * 1_000_000L : random.nextLong(DayPacker.DAY_MICROS));
        fact.keyed = random.nextBoolean();
        if (fact.keyed) {
            fact.keyHigh = random.nextLong() | Long.MIN_VALUE;
            fact.keyLow = random.nextLong();
        }
        fact.batch = batch;
        fact.gone = fact.keyed && random.nextInt(5) == 0;
        if (fact.gone) {
            return fact;
        }
        fact.state = State.of(random.nextInt(8) == 0 ? random.nextInt(4) : 0);
        if (fact.state == State.MEASURED) {
            fact.value = value(random);
        }
        fact.weight = random.nextInt(4) == 0 ? 1 + random.nextInt(1_000) / 8.0 : Double.NaN;
        if (random.nextInt(4) == 0) {
            fact.actor = random.nextLong();
            fact.epoch = 1 + random.nextInt(300);
        }
        fact.revision = random.nextInt(4) == 0 ? random.nextLong(1L << 60) : Long.MIN_VALUE;
        return fact;
    }

    private static double value(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(2_000) - 1_000;
            case 1 -> random.nextInt(2_000_000) / 100.0;
            case 2 -> random.nextLong(1_000_000_000_000_000L);
            case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            default -> 0;
        };
    }

    private static byte[] pack(List<StoredFact> facts) {
        List<StoredFact> sorted = new ArrayList<>(facts);
        sorted.sort(StoredFact::comparePlace);
        DayPacker packer = new DayPacker(DAY);
        sorted.forEach(packer::add);
        return packer.toArray();
    }

    private static DayCursor cursor(byte[] bytes) {
        return new DayCursor(bytes, 0, bytes.length, DAY, DayCursor.ALL);
    }

    private static String text(StoredFact fact) {
        return fact.series + " " + fact.at + " "
                + (fact.keyed ? fact.keyHigh + ":" + fact.keyLow : "-") + " " + fact.batch + " "
                + (fact.gone
                        ? "gone"
                        : fact.state + " " + fact.value + " " + fact.weight + " "
                                + (fact.epoch == 0 ? "" : fact.actor + "/" + fact.epoch) + " " + fact.revision);
    }

    @Property(tries = 300)
    void a_packed_day_gives_back_its_facts(@ForAll long seed) {
        Random random = new Random(seed);
        List<StoredFact> facts = new ArrayList<>();
        for (int i = random.nextInt(60); i >= 0; i--) {
            StoredFact fact = random(random, 1 + random.nextInt(3));
            if (facts.stream().noneMatch(fact::samePlace)) {
                facts.add(fact);
            }
        }
        List<String> got = new ArrayList<>();
        DayCursor cursor = cursor(pack(facts));
        while (cursor.next()) {
            got.add(text(cursor.fact));
        }
        facts.sort(StoredFact::comparePlace);
        assertThat(got)
                .containsExactlyElementsOf(
                        facts.stream().map(PackedDaysTest::text).toList());
    }

    @Property(tries = 300)
    void of_each_place_counts_the_newest_known_however_days_are_brought_together(@ForAll long seed) {
        Random random = new Random(seed);
        List<byte[]> days = new ArrayList<>();
        Map<String, StoredFact> counts = new HashMap<>();
        List<StoredFact> places = new ArrayList<>();
        long known = 1 + random.nextInt(6);
        for (long batch = 1; batch <= 6; batch++) {
            List<StoredFact> facts = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                StoredFact fact = random(random, batch);
                if (!places.isEmpty() && random.nextBoolean()) {
                    StoredFact again = places.get(random.nextInt(places.size()));
                    fact.series = again.series;
                    fact.at = again.at;
                    fact.keyed = again.keyed;
                    fact.keyHigh = again.keyHigh;
                    fact.keyLow = again.keyLow;
                }
                if (facts.stream().noneMatch(fact::samePlace)) {
                    facts.add(fact);
                    places.add(fact);
                    if (batch <= known) {
                        counts.put(fact.series + " " + fact.at + (fact.keyed ? " " + fact.keyLow : ""), fact);
                    }
                }
            }
            days.add(pack(facts));
            if (random.nextBoolean() && days.size() > 1) {
                DayPacker packer = new DayPacker(DAY);
                int last = days.size() - 1;
                new DayMerge(new ArrayList<>(List.of(cursor(days.get(last - 1)), cursor(days.get(last)))))
                        .all(packer::add);
                days.set(last - 1, packer.toArray());
                days.remove(last);
            }
        }
        List<String> got = new ArrayList<>();
        new DayMerge(days.stream().map(PackedDaysTest::cursor).toList())
                .each(batch -> batch <= known, fact -> got.add(text(fact)));
        assertThat(got)
                .containsExactlyElementsOf(counts.values().stream()
                        .filter(fact -> !fact.gone)
                        .sorted(Comparator.comparing(fact -> fact, StoredFact::comparePlace))
                        .map(PackedDaysTest::text)
                        .toList());
    }

    @Property(tries = 300)
    void a_cursor_passes_over_what_is_not_wanted(@ForAll long seed) {
        Random random = new Random(seed);
        List<StoredFact> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            StoredFact fact = random(random, 1);
            if (facts.stream().noneMatch(fact::samePlace)) {
                facts.add(fact);
            }
        }
        int series = facts.get(0).series;
        long from = DAY * DayPacker.DAY_MICROS + random.nextLong(DayPacker.DAY_MICROS);
        long to = from + random.nextLong(DayPacker.DAY_MICROS);
        byte[] bytes = pack(facts);
        DayCursor cursor = new DayCursor(
                bytes, 0, bytes.length, DAY, of -> of == series ? new long[] {from - 5, from - 2, from, to} : null);
        List<String> got = new ArrayList<>();
        while (cursor.next()) {
            got.add(text(cursor.fact));
        }
        assertThat(got)
                .containsExactlyElementsOf(facts.stream()
                        .filter(fact -> fact.series == series)
                        .filter(fact -> fact.at >= from && fact.at < to || fact.at >= from - 5 && fact.at < from - 2)
                        .sorted(StoredFact::comparePlace)
                        .map(PackedDaysTest::text)
                        .toList());
    }
}
