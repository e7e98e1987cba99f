package io.bellwether.governance.decision;

import io.bellwether.governance.overlap.OverlapEntity;
import io.bellwether.governance.overlap.OverlapLife;
import io.bellwether.kit.clock.OrganisationZone;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Brings accepted overlaps back on the day on which they are to be looked at again. */
@ApplicationScoped
class Reviews {

    @Inject
    EntityManager entities;

    @Inject
    OverlapLife life;

    @Inject
    OrganisationZone zone;

    /** A day begins at most a minute before; a query that finds nothing costs nothing. */
    @Scheduled(every = "60s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void due() {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::next);
        }
    }

    private boolean next() {
        List<?> found = entities.createNativeQuery("""
                        select id from overlap where status = 'accepted' and review_on <= ?1
                        order by review_on, id limit 1 for update skip locked
                        """, UUID.class)
                .setParameter(1, zone.today())
                .getResultList();
        for (Object id : found) {
            OverlapEntity one = life.locked((UUID) id);
            life.reopened(one, "Both were to go on until " + one.reviewOn() + "; it is to be looked at again.");
        }
        return !found.isEmpty();
    }
}
