package io.bellwether.objectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.objectives.objective.Objective;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Two transactions that lock the same in another order: PostgreSQL ends one of them, and it runs again; so does one that
 * finds that what it read is gone.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class AgainAfterConflictTest {

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

        /** Whether it is still there. */
        @Transactional
        public boolean lockWhatWasRead(String objective, Runnable between) {
            turns.incrementAndGet();
            UUID id = UUID.fromString(objective);
            if (entities.find(Objective.class, id) == null) {
                return false;
            }
            between.run();
            return entities.find(Objective.class, id, LockModeType.PESSIMISTIC_WRITE) != null;
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
    void what_somebody_else_removed_in_between_is_looked_for_again() {
        int before = crossing.turns();
        String draft = World.draft("2025-01-01", "2025-12-31");
        boolean there = crossing.lockWhatWasRead(draft, () -> CompletableFuture.runAsync(() -> World.as(World.OWNER)
                        .header("If-Match", "*")
                        .delete("/api/v1/objectives/" + draft)
                        .then()
                        .statusCode(204))
                .join());
        assertThat(there).isFalse();
        assertThat(crossing.turns() - before).isEqualTo(2);
    }

    @Test
    void what_fails_by_itself_fails_once() {
        int before = crossing.turns();
        assertThatThrownBy(crossing::fail).rootCause().hasMessageContaining("division by zero");
        assertThat(crossing.turns() - before).isEqualTo(1);
    }
}
