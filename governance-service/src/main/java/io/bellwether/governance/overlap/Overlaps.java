package io.bellwether.governance.overlap;

import io.bellwether.governance.rules.Finding;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The overlaps that were ever found. */
@ApplicationScoped
public class Overlaps implements PanacheRepositoryBase<OverlapEntity, UUID> {

    /** One array a column. A list of texts is written as one text: an array of arrays would have to be a rectangle. */
    private static final String INSERT = """
        insert into overlap (id, identity, subjects, kind, severity, status, contradictory, departments, objectives,
                             parties, evidence, digest, first_seen, last_confirmed, version)
        select id, identity, string_to_array(subjects, ' '), kind, severity, 'open', contradictory,
               string_to_array(departments, ' '), string_to_array(objectives, ' '),
               cast(parties as json), cast(evidence as json), digest, ?12, ?12, 1
        from unnest(cast(?1 as uuid[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]),
                    cast(?6 as boolean[]), cast(?7 as text[]), cast(?8 as text[]), cast(?9 as text[]),
                    cast(?10 as text[]), cast(?11 as text[]))
             as added(id, identity, subjects, kind, severity, contradictory, departments, objectives, parties,
                      evidence, digest)
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
                    .setFlushMode(FlushModeType.COMMIT)
                    .setParameter(1, at)
                    .setParameter(2, ids.toArray(new UUID[0]))
                    .executeUpdate();
        }
    }

    /** Those that are present were found when everything was examined last, if not later. */
    void confirmFull(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            getEntityManager()
                    .createNativeQuery("""
                        update overlap set last_confirmed = full_examination.at from full_examination
                        where id = any (cast(?1 as uuid[])) and present and last_confirmed < full_examination.at
                        """)
                    .setFlushMode(FlushModeType.COMMIT)
                    .setParameter(1, ids.toArray(new UUID[0]))
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
                .setFlushMode(FlushModeType.COMMIT)
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

    /** Past the persistence context: there may be tens of thousands, found at one time. */
    void insert(List<NewOverlap> added, Instant at) {
        if (added.isEmpty()) {
            return;
        }
        List<Found> found = added.stream().map(NewOverlap::found).toList();
        List<Finding> findings = found.stream().map(Found::finding).toList();
        getEntityManager()
                .createNativeQuery(INSERT)
                .setParameter(1, column(added, NewOverlap::id, UUID[]::new))
                .setParameter(2, texts(found, Found::identity))
                .setParameter(3, texts(found, one -> String.join(" ", one.subjects())))
                .setParameter(4, texts(findings, Finding::kind))
                .setParameter(5, texts(findings, Finding::severity))
                .setParameter(6, column(findings, Finding::contradictory, Boolean[]::new))
                .setParameter(7, texts(findings, one -> String.join(" ", NewOverlap.departments(one))))
                .setParameter(8, texts(findings, one -> String.join(" ", NewOverlap.objectives(one))))
                .setParameter(9, texts(found, Found::partiesText))
                .setParameter(10, texts(found, Found::evidenceText))
                .setParameter(11, texts(found, Found::digest))
                .setParameter(12, at)
                .executeUpdate();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return column(rows, text, String[]::new);
    }

    private static <T, V> V[] column(List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
