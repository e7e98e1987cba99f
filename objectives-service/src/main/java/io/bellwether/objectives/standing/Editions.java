package io.bellwether.objectives.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How often KPIs, their objectives and their rounds were changed: of two states of one KPI the later one has more. */
@ApplicationScoped
class Editions {

    private static final String COUNT = """
        select kpi.id as kpi, kpi.version + objective.version
            + (select count(*) from assessment_round round
               where round.kpi = kpi.id and round.revealed_at is not null) as edition
        from kpi join objective on objective.id = kpi.objective
        where kpi.id in ?1
        """;

    @Inject
    EntityManager entities;

    /** The editions by KPI, as this transaction sees them; what is read after them is at least as new. */
    @Transactional
    Map<UUID, Long> of(Collection<UUID> kpis) {
        Map<UUID, Long> editions = new HashMap<>();
        if (!kpis.isEmpty()) {
            for (Object row : entities.createNativeQuery(COUNT, Tuple.class)
                    .setParameter(1, kpis)
                    .getResultList()) {
                Tuple one = (Tuple) row;
                editions.put(
                        one.get("kpi", UUID.class),
                        one.get("edition", Number.class).longValue());
            }
        }
        return editions;
    }
}
