package io.bellwether.measurements.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RecentTimesTest {

    private static final long FLOOR = 20;

    /** The times of a series, some of them up to the floor, where nothing is known. */
    @Property
    void no_time_is_forgotten_and_the_latest_are_known_exactly(
            @ForAll @Size(max = 60) List<@IntRange(max = 100) Integer> added,
            @ForAll @IntRange(min = 1, max = 16) int most) {
        RecentTimes times = new RecentTimes(FLOOR);
        TreeSet<Long> all = new TreeSet<>();
        for (int at : added) {
            times.add(at, most);
            all.add((long) at);
        }
        TreeSet<Long> beyond = new TreeSet<>(all.tailSet(FLOOR + 1));
        while (beyond.size() > most) {
            beyond.pollFirst();
        }
        long exactFrom = beyond.isEmpty() ? FLOOR + 1 : beyond.first();
        for (long at = 0; at <= 110; at++) {
            if (all.contains(at)) {
                assertThat(times.mayHave(at)).as("%d is there", at).isTrue();
            } else if (at >= exactFrom) {
                assertThat(times.mayHave(at)).as("%d is not there", at).isFalse();
            }
        }
    }

    @Property
    void a_copy_is_changed_by_itself(@ForAll @Size(max = 20) List<@IntRange(min = 21, max = 100) Integer> added) {
        RecentTimes times = new RecentTimes(FLOOR);
        added.forEach(at -> times.add(at, 8));
        RecentTimes copy = times.copy();
        copy.add(200, 8);
        assertThat(copy.mayHave(200)).isTrue();
        assertThat(times.mayHave(200)).isFalse();
    }
}
