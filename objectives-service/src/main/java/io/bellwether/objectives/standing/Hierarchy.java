package io.bellwether.objectives.standing;

import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Objectives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What stands below an objective: published ones that serve it as their parent, or contribute to it by a decision. */
@ApplicationScoped
class Hierarchy {

    private static final String BELOW = """
            with recursive edge (above, id) as (
                select parent, id from objective where parent is not null and status in ('active', 'closed')
                union all
                select contributes_to, id from objective
                where contributes_to is not null and status in ('active', 'closed')
            ), below (above, id) as (
                select above, id from edge where above = any (cast(cast(?1 as text[]) as uuid[]))
                union
                select e.above, e.id from edge e join below b on e.above = b.id
            ) select above, id from below
            """;

    @Inject
    EntityManager entities;

    @Inject
    Objectives objectives;

    /**
     * Objectives with everything below them.
     *
     * @param all those asked for and all below them, each once
     * @param children of each, directly
     */
    record Below(List<Objective> all, Map<UUID, List<UUID>> children) {}

    Below below(List<Objective> asked) {
        Map<UUID, Objective> all = new LinkedHashMap<>();
        asked.forEach(one -> all.put(one.id(), one));
        Map<UUID, List<UUID>> children = new HashMap<>();
        if (asked.isEmpty()) {
            return new Below(List.of(), children);
        }
        List<UUID> missing = new ArrayList<>();
        for (Object row : entities.createNativeQuery(BELOW)
                .setParameter(1, all.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .getResultList()) {
            UUID above = (UUID) ((Object[]) row)[0];
            UUID id = (UUID) ((Object[]) row)[1];
            children.computeIfAbsent(above, key -> new ArrayList<>()).add(id);
            if (!all.containsKey(id)) {
                missing.add(id);
            }
        }
        if (!missing.isEmpty()) {
            objectives.list("id in ?1", missing).forEach(one -> all.put(one.id(), one));
        }
        return new Below(List.copyOf(all.values()), children);
    }
}
