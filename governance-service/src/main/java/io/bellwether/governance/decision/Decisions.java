package io.bellwether.governance.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The decisions that were made. */
@ApplicationScoped
class Decisions implements PanacheRepositoryBase<Decision, UUID> {

    @Inject
    Journal journal;

    @Inject
    ObjectMapper mapper;

    /** What a list is asked for; null means any. */
    record Filter(UUID overlap, String effect, String state, String department) {}

    /** The decision that undoes one, whether carried out yet or not. */
    Optional<Decision> undoing(UUID decision) {
        return find("reverts = ?1 and state <> 'failed'", decision).firstResultOptional();
    }

    /** Newest first. */
    List<Decision> page(Filter filter, UUID before, int limit) {
        List<Decision> found = new ArrayList<>();
        for (Object id : getEntityManager()
                .createNativeQuery("""
                        select d.id from decision d left join overlap o on o.id = d.overlap
                        where (cast(?1 as uuid) is null or d.overlap = cast(?1 as uuid)) and (cast(?2 as text) is null or d.effect = ?2)
                          and (cast(?3 as text) is null or d.state = ?3)
                          and (cast(?4 as text) is null or ?4 = any (o.departments))
                          and (cast(?5 as uuid) is null or d.id < cast(?5 as uuid))
                        order by d.id desc limit ?6
                        """, UUID.class)
                .setParameter(1, filter.overlap())
                .setParameter(2, filter.effect())
                .setParameter(3, filter.state())
                .setParameter(4, filter.department())
                .setParameter(5, before)
                .setParameter(6, limit)
                .getResultList()) {
            found.add(findById((UUID) id));
        }
        return found;
    }

    void record(String event, Decision one, Object before) {
        journal.record(Entry.open(event, "decisions/" + one.id, null, before, view(one), one.reason));
    }

    /** As it is shown; while it is pending, also how its delivery gets on. */
    Map<String, Object> view(Decision one) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", one.id);
        view.put("overlap", one.overlap);
        view.put("effect", one.effect);
        view.put("reason", one.reason);
        tree(one.details).properties().forEach(field -> view.put(field.getKey(), field.getValue()));
        view.put("by", one.byName);
        view.put("at", one.at);
        view.put("state", one.state);
        view.put("failure", one.failure);
        view.put("settledAt", one.settledAt);
        view.put("effects", tree(one.effects));
        undoing(one.id).ifPresent(undoing -> view.put("revertedBy", undoing.id));
        if (one.state.equals("pending")) {
            delivery(one.id).ifPresent(delivery -> view.put("delivery", delivery));
        }
        return view;
    }

    private Optional<Map<String, Object>> delivery(UUID decision) {
        List<?> rows = getEntityManager()
                .createNativeQuery("select attempts, next_at, trouble from outbox where decision = ?1")
                .setParameter(1, decision)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.get(0);
        Map<String, Object> delivery = new LinkedHashMap<>();
        delivery.put("attempts", row[0]);
        delivery.put("next", (Instant) row[1]);
        delivery.put("trouble", row[2]);
        return Optional.of(delivery);
    }

    JsonNode tree(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a decision cannot be read", corrupt);
        }
    }

    String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a decision cannot be written", unwritable);
        }
    }
}
