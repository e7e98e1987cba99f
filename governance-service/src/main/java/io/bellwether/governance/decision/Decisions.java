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
import java.util.List;
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
    DecisionView view(Decision one) {
        return view(
                one,
                one.id,
                null,
                undoing(one.id).map(undoing -> undoing.id).orElse(null),
                one.state.equals("pending") ? delivery(one.id) : null);
    }

    /** The same of one that is not made; {@code remains} is what would still meet, or null. */
    DecisionView viewOfDryRun(Decision one, String remains) {
        return view(one, null, remains, null, null);
    }

    private DecisionView view(Decision one, UUID id, String remains, UUID revertedBy, DecisionView.Delivery delivery) {
        return new DecisionView(
                id,
                one.overlap,
                one.effect,
                one.reason,
                read(one.details, DecisionView.Said.class),
                one.byName,
                one.at,
                one.state,
                one.failure,
                one.settledAt,
                List.of(read(one.effects, DecisionView.Change[].class)),
                remains,
                revertedBy,
                delivery);
    }

    private DecisionView.Delivery delivery(UUID decision) {
        List<?> rows = getEntityManager()
                .createNativeQuery("select attempts, next_at, trouble from outbox where decision = ?1")
                .setParameter(1, decision)
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        Object[] row = (Object[]) rows.get(0);
        return new DecisionView.Delivery(((Number) row[0]).intValue(), (Instant) row[1], (String) row[2]);
    }

    private <T> T read(String text, Class<T> what) {
        try {
            return mapper.readValue(text, what);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a decision cannot be read", corrupt);
        }
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
