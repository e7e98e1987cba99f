package io.bellwether.objectives.assessment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rounds that are kept, and what was said in them. */
@ApplicationScoped
class Rounds implements PanacheRepositoryBase<Round, UUID> {

    @Inject
    EntityManager entities;

    /** A round that nobody else changes until this transaction ends; null when there is none. */
    Round locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean hasOpen(UUID kpi) {
        return count("kpi = ?1 and revealedAt is null", kpi) > 0;
    }

    /** The newest first, from before a round; null: from the newest. */
    List<Round> page(UUID kpi, UUID before, int limit) {
        return find("kpi = ?1 and (?2 is null or id < ?2) order by id desc", kpi, before)
                .page(0, limit)
                .list();
    }

    /** Revealed rounds of a KPI, the first revealed first. */
    List<Round> revealed(UUID kpi) {
        return list("kpi = ?1 and revealedAt is not null order by revealedAt, id", kpi);
    }

    void add(Assessment assessment) {
        entities.persist(assessment);
    }

    /** What counts in each round: of each person the last assessment, in the order of the persons' names. */
    Map<UUID, List<Assessment>> counting(List<UUID> rounds) {
        Map<UUID, Map<String, Assessment>> last = new HashMap<>();
        if (!rounds.isEmpty()) {
            entities.createQuery("from Assessment where round in ?1 order by name, id", Assessment.class)
                    .setParameter(1, rounds)
                    .getResultList()
                    .forEach(one -> last.computeIfAbsent(one.round, key -> new LinkedHashMap<>())
                            .put(one.subject, one));
        }
        Map<UUID, List<Assessment>> counting = new HashMap<>();
        rounds.forEach(round -> counting.put(
                round, new ArrayList<>(last.getOrDefault(round, Map.of()).values())));
        return counting;
    }
}
