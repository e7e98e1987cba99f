package io.bellwether.objectives.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Containment;
import io.bellwether.objectives.evaluation.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The watches and incidents that are known here. */
@ApplicationScoped
public class Incidents {

    /** Of each watch that is named, by id or by a name that it has or had, the one that came to it last. */
    private static final String NAMED = """
        select named.watch, found.id from unnest(cast(?1 as text[])) as named (watch)
        join lateral (
            select id from known_watch
            where (name = named.watch or cast(id as text) = named.watch) and since <= ?2
            order by since desc limit 1
        ) found on true
        """;

    @Inject
    EntityManager entities;

    /** Takes over what the feed says of a watch. */
    @Transactional
    public void rememberWatch(JsonNode watch, Instant since) {
        entities.createNativeQuery("insert into known_watch values (?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, UUID.fromString(watch.path("id").asText()))
                .setParameter(2, watch.path("name").asText())
                .setParameter(3, since)
                .executeUpdate();
    }

    /** A watch was removed, which only one can be that never raised anything. */
    @Transactional
    public void forgetWatch(String id) {
        entities.createNativeQuery("delete from known_watch where id = ?1")
                .setParameter(1, UUID.fromString(id))
                .executeUpdate();
    }

    /** Takes over what the feed says of an incident. */
    @Transactional
    public void remember(JsonNode incident) {
        entities.createNativeQuery("""
            insert into known_incident values (?1, ?2, ?3, cast(?4 as timestamptz), cast(?5 as timestamptz))
            on conflict (id) do update set contained_at = excluded.contained_at, closed_at = excluded.closed_at
            """)
                .setParameter(1, UUID.fromString(incident.path("id").asText()))
                .setParameter(2, UUID.fromString(incident.path("watch").asText()))
                .setParameter(3, Instant.parse(incident.path("raisedAt").asText()))
                .setParameter(4, incident.path("containedAt").asText(null))
                .setParameter(5, incident.path("closedAt").asText(null))
                .executeUpdate();
    }

    /** KPIs that are judged by the incidents of a watch. */
    @Transactional
    public List<UUID> readers(String watch) {
        return entities.createNativeQuery("""
            select distinct kpi from kpi_version where body -> 'target' ->> 'watch' = any (
                array(select name from known_watch where id = cast(?1 as uuid)) || cast(?1 as text))
            """, Object.class).setParameter(1, watch).getResultList().stream()
                .map(UUID.class::cast)
                .toList();
    }

    /**
     * What is known at a moment of the watches of targets and of their incidents, by KPI, as {@link Containment} names it.
     */
    @Transactional
    public Map<UUID, Map<String, Answer>> of(Map<UUID, Target.Response> targets, Instant at) {
        Map<UUID, Map<String, Answer>> answers = new HashMap<>();
        if (targets.isEmpty()) {
            return answers;
        }
        Map<String, UUID> watches = watches(targets, at);
        Map<UUID, Map<String, Answer>> raised = raised(watches, at);
        targets.forEach((kpi, target) -> {
            UUID watch = watches.get(target.watch());
            if (watch != null) {
                Map<String, Answer> own = new HashMap<>(raised.getOrDefault(watch, Map.of()));
                own.put(Containment.WATCH, Containment.watched());
                answers.put(kpi, own);
            }
        });
        return answers;
    }

    private Map<String, UUID> watches(Map<UUID, Target.Response> targets, Instant at) {
        Map<String, UUID> watches = new HashMap<>();
        for (Object one : entities.createNativeQuery(NAMED)
                .setParameter(
                        1,
                        targets.values().stream()
                                .map(Target.Response::watch)
                                .distinct()
                                .toArray(String[]::new))
                .setParameter(2, at)
                .getResultList()) {
            Object[] row = (Object[]) one;
            watches.put((String) row[0], (UUID) row[1]);
        }
        return watches;
    }

    private Map<UUID, Map<String, Answer>> raised(Map<String, UUID> watches, Instant at) {
        Map<UUID, Map<String, Answer>> raised = new HashMap<>();
        for (Object one : entities.createNativeQuery("""
            select watch, id, raised_at, contained_at, closed_at from known_incident
            where watch = any (?1) and raised_at <= ?2
            """)
                .setParameter(1, watches.values().toArray(new UUID[0]))
                .setParameter(2, at)
                .getResultList()) {
            Object[] row = (Object[]) one;
            raised.computeIfAbsent((UUID) row[0], key -> new HashMap<>())
                    .put(
                            Containment.answerOf(row[1].toString()),
                            Containment.answer((Instant) row[2], by(at, (Instant) row[3]), by(at, (Instant) row[4])));
        }
        return raised;
    }

    private static Instant by(Instant at, Instant instant) {
        return instant == null || instant.isAfter(at) ? null : instant;
    }
}
