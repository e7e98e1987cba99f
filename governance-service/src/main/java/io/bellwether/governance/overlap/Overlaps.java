package io.bellwether.governance.overlap;

import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The overlaps that were ever found. */
@ApplicationScoped
public class Overlaps implements PanacheRepositoryBase<OverlapEntity, UUID> {

    private static final String INSERT = """
        insert into overlap (id, identity, subjects, kind, severity, status, contradictory, departments, objectives,
                             parties, evidence, digest, first_seen, last_confirmed, version)
        select id, identity, subjects, kind, severity, 'open', contradictory, departments, objectives,
               parties, evidence, digest, at, at, 1
        from json_to_recordset(cast(?1 as json)) as added(id uuid, identity text, subjects text[], kind text,
            severity text, contradictory boolean, departments text[], objectives text[], parties json, evidence json,
            digest text, at timestamptz)
        """;

    @Inject
    Journal journal;

    @Inject
    OverlapText text;

    /** Those that wait for a decision, the gravest first, then the longest known. */
    public List<OverlapView> gravest(int most) {
        @SuppressWarnings("unchecked")
        List<OverlapEntity> found = getEntityManager()
                .createNativeQuery("""
                    select * from overlap where status in ('open', 'under-review')
                    order by array_position(array['high', 'medium', 'low', 'lowest'], severity), id limit ?1
                    """, OverlapEntity.class)
                .setParameter(1, most)
                .getResultList();
        return found.stream().map(views()).toList();
    }

    /** What is known of these. */
    KnownOverlaps known(Collection<String> subjects) {
        return known(getEntityManager()
                .createNativeQuery(
                        "select identity, id, present, digest from overlap where subjects && cast(?1 as text[])")
                .setParameter(1, subjects.toArray(new String[0])));
    }

    /** What is known of all whose identities begin with a word. */
    KnownOverlaps knownOf(String word) {
        return known(getEntityManager()
                .createNativeQuery("select identity, id, present, digest from overlap where starts_with(identity, ?1)")
                .setParameter(1, word + " "));
    }

    private static KnownOverlaps known(Query query) {
        Map<String, KnownOverlaps.Known> known = new LinkedHashMap<>();
        for (Object one : query.getResultList()) {
            Object[] row = (Object[]) one;
            known.put((String) row[0], new KnownOverlaps.Known((UUID) row[1], (Boolean) row[2], (String) row[3]));
        }
        return new KnownOverlaps(known);
    }

    /** Moves when they were confirmed last, past the entities: most examinations find what was known. */
    void confirm(Collection<UUID> ids, Instant at) {
        if (!ids.isEmpty()) {
            getEntityManager()
                    .createNativeQuery("update overlap set last_confirmed = ?1 where id = any (cast(?2 as uuid[]))")
                    .setParameter(1, at)
                    .setParameter(2, ids.toArray(new UUID[0]))
                    .executeUpdate();
        }
    }

    void record(String event, OverlapEntity one, Object before) {
        record(event, one, before, null);
    }

    void record(String event, OverlapEntity one, Object before, String reason) {
        journal.record(Entry.open(event, "overlaps/" + one.id, null, before, view(one), reason));
    }

    /** As it is shown, without comments. */
    OverlapView view(OverlapEntity one) {
        return views().apply(one);
    }

    /** Shows several; what is present is confirmed whenever everything is examined. */
    Function<OverlapEntity, OverlapView> views() {
        Instant full = (Instant) getEntityManager()
                .createNativeQuery("select at from full_examination", Instant.class)
                .getSingleResult();
        return one -> {
            List<Map<String, Object>> evidence = new ArrayList<>(text.evidence(one.evidence));
            if (one.inCommon != null) {
                evidence.addAll(text.evidence("[" + one.inCommon + "]"));
            }
            Instant confirmed = one.present && full.isAfter(one.lastConfirmed) ? full : one.lastConfirmed;
            return new OverlapView(
                    one.id,
                    one.kind,
                    one.severity,
                    one.status,
                    one.contradictory,
                    text.parties(one.parties),
                    evidence,
                    (String) evidence.get(0).get("sentence"),
                    one.change,
                    one.reviewOn,
                    one.firstSeen,
                    confirmed,
                    one.version,
                    null);
        };
    }

    /** Everything that is present was found again. */
    void allConfirmed(Instant at) {
        getEntityManager()
                .createNativeQuery("update full_examination set at = ?1")
                .setParameter(1, at)
                .executeUpdate();
    }

    /** Past the persistence context: there may be tens of thousands. */
    void insert(List<NewOverlap> added) {
        if (!added.isEmpty()) {
            getEntityManager()
                    .createNativeQuery(INSERT)
                    .setParameter(1, text.write(added))
                    .executeUpdate();
        }
    }
}
