package io.bellwether.objectives.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final Lane lane = new Lane();
    private final List<UUID> many = some(7);
    private final List<UUID> few = some(2);

    private static List<UUID> some(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    @Test
    void what_overtakes_goes_first_and_the_rest_of_the_batch_is_filled() throws InterruptedException {
        lane.add(many, true);
        lane.overtake(few, true);

        assertThat(lane.next(4, 1).changed()).containsExactly(few.get(0), few.get(1), many.get(0), many.get(1));
        assertThat(lane.next(9, 1).changed()).containsExactlyElementsOf(many.subList(2, 7));
        assertThat(lane.next(9, 1).size()).isZero();
    }

    @Test
    void what_waits_already_is_taken_along_once() throws InterruptedException {
        lane.add(many, false);
        lane.overtake(many.subList(5, 6), true);
        lane.add(many.subList(5, 7), true);

        Lane.Batch batch = lane.next(9, 1);

        assertThat(batch.changed()).containsExactly(many.get(5), many.get(6));
        assertThat(batch.moved()).containsExactlyElementsOf(many.subList(0, 5));
        assertThat(lane.next(9, 1).size()).isZero();
    }

    @Test
    void that_measurements_changed_is_not_forgotten_by_what_overtakes_for_another_reason() throws InterruptedException {
        lane.add(few, true);
        lane.overtake(few, false);

        assertThat(lane.next(9, 1).changed()).containsExactlyElementsOf(few);
    }
}
