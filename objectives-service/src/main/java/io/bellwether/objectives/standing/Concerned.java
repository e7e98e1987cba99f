package io.bellwether.objectives.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which KPIs are concerned by what happened. */
@ApplicationScoped
class Concerned {

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** KPIs that read one of these metrics. */
    @Transactional
    List<UUID> reading(List<String> metrics) {
        List<UUID> found = new ArrayList<>();
        for (Object id : entities.createNativeQuery(
                        "select distinct kpi from kpi_version where metrics && cast(?1 as text[])", UUID.class)
                .setParameter(1, metrics.toArray(new String[0]))
                .getResultList()) {
            found.add((UUID) id);
        }
        return found;
    }

    /** KPIs that are due for another reason than a change. */
    @Transactional
    List<UUID> due() {
        List<UUID> found = new ArrayList<>();
        for (Object id : entities.createNativeQuery("select kpi from standing where due_at <= ?1", UUID.class)
                .setParameter(1, clock.instant())
                .getResultList()) {
            found.add((UUID) id);
        }
        return found;
    }
}
