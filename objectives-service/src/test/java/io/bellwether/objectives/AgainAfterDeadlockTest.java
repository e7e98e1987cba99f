package io.bellwether.objectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two transactions that lock the same in another order: PostgreSQL ends one of them, and it runs again. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class AgainAfterDeadlockTest {

    @ApplicationScoped
    static class Crossing {

        @Inject
        EntityManager entities;

        private final AtomicInteger turns = new AtomicInteger();

        public int turns() {
            return turns.get();
        }

        @Transactional
        public void lock(int first, CountDownLatch met, int second) throws InterruptedException {
            turns.incrementAndGet();
            lock(first);
            met.countDown();
            met.await();
            lock(second);
        }

        @Transactional
        public void fail() {
            turns.incrementAndGet();
            entities.createNativeQuery("select 1 / 0", Integer.class).getSingleResult();
        }

        private void lock(int key) {
            entities.createNativeQuery("select pg_advisory_xact_lock(77, ?1)", Object.class)
                    .setParameter(1, key)
                    .getResultList();
        }
    }

    @Inject
    Crossing crossing;

    @Test
    void who_was_in_the_way_of_another_tries_again_and_both_come_through() throws Exception {
        int before = crossing.turns();
        CountDownLatch met = new CountDownLatch(2);
        try (var beside = Executors.newFixedThreadPool(2)) {
            Future<?> there = beside.submit(() -> lock(1, met, 2));
            Future<?> back = beside.submit(() -> lock(2, met, 1));
            there.get();
            back.get();
        }
        assertThat(crossing.turns() - before).isGreaterThanOrEqualTo(3);
    }

    private Void lock(int first, CountDownLatch met, int second) throws InterruptedException {
        crossing.lock(first, met, second);
        return null;
    }

    @Test
    void what_fails_by_itself_fails_once() {
        int before = crossing.turns();
        assertThatThrownBy(crossing::fail).rootCause().hasMessageContaining("division by zero");
        assertThat(crossing.turns() - before).isEqualTo(1);
    }
}
