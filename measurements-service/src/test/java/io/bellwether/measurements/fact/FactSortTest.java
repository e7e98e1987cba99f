package io.bellwether.measurements.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FactSortTest {

    private static final Comparator<Fact> ORDER =
            Comparator.<Fact>comparingInt(fact -> fact.series).thenComparingLong(fact -> fact.at);

    @Property(tries = 200)
    void facts_come_out_as_the_comparator_alone_would_sort_them(
            @ForAll long seed, @ForAll @IntRange(max = 300) int size) {
        Random random = new Random(seed);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Fact fact = new Fact();
            fact.series = random.nextInt(20) - 10;
            fact.at = random.nextInt(10);
            facts.add(fact);
        }
        List<Fact> expected = new ArrayList<>(facts);
        expected.sort(ORDER);
        FactSort.sort(facts, fact -> fact.series, ORDER);
        // equal ones keep their order, too
        assertThat(facts).usingElementComparator((a, b) -> a == b ? 0 : 1).containsExactlyElementsOf(expected);
    }
}
