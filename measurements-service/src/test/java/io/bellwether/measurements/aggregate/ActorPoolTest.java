package io.bellwether.measurements.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.measure.Value;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ActorPoolTest {

    @Test
    void people_are_counted_once() {
        ActorPool pool = new ActorPool(false);
        pool.fact(1, 1, 7, 1);
        pool.fact(1, 1, 7, 1);
        pool.fact(1, 1, 8, 1);
        pool.fact(1, 1, 0, 0);
        assertThat(pool.answer().value()).isEqualTo(Value.of(BigDecimal.valueOf(2)));
    }

    @Test
    void over_two_keys_nobody_can_tell_and_the_reason_is_said() {
        for (boolean many : new boolean[] {false, true}) {
            ActorPool pool = new ActorPool(many);
            pool.fact(1, 1, 7, 1);
            pool.fact(1, 1, 7, 2);
            assertThat(pool.answer().value()).isEqualTo(Value.absent("key-changed"));
        }
    }
}
