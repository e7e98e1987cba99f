package io.bellwether.measurements.source;

import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/**
 * Removes what a source recorded. Series, who pushed when, and the journal stay; no value and no hash of an actor does.
 * Emptied days are folded anew, so that every replica sees them empty.
 */
@ApplicationScoped
class Erasure {

    private static final String OF_SOURCE = "series_id in (select id from series where source = ?1)";

    /** Taken by whoever folds ("FOLD"): an erasure and a fold never meet. */
    private static final long FOLD_LOCK = 0x464f4c44L;

    @Inject
    EntityManager entities;

    @Inject
    SourceRepository repository;

    @Inject
    Journal journal;

    @Transactional
    void erase(String source, String reason) {
        if (repository.findById(source) == null) {
            throw ProblemException.notFound("source");
        }
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(" + FOLD_LOCK + ") as text)")
                .getResultList();
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 4)) as text)")
                .setParameter(1, source)
                .getResultList();
        Number facts =
                (Number) entities.createNativeQuery("""
                        select coalesce(sum(facts), 0) from (select facts from fact_day where source = ?1
                        union all select facts from fact_log where source = ?1) as stored
                        """).setParameter(1, source).getSingleResult();
        run("delete from fact_day where source = ?1", source);
        run("delete from fact_log where source = ?1", source);
        run("delete from fact_key where " + OF_SOURCE, source);
        run("delete from daily_sketch where " + OF_SOURCE, source);
        run("delete from complete_until where source = ?1", source);
        run("update batch set newest = null where source = ?1", source);
        run("""
                update daily set version = f.version + 1, changed_at = now(), count = 0, withdrawn = 0, not_yet = 0,
                       suppressed = 0, weight = 0, sum = 0, min = null, max = null, first_at = null, last_at = null,
                       first = null, last = null, first_weight = null, last_weight = null
                from fold f where
                """ + OF_SOURCE, source);
        entities.createNativeQuery("update fold set version = version + 1").executeUpdate();
        journal.record(Entry.open(
                "source.erased",
                "sources/" + source,
                null,
                null,
                Map.of("source", source, "facts", facts.longValue(), "changed", List.of()),
                reason));
    }

    private void run(String sql, String source) {
        entities.createNativeQuery(sql).setParameter(1, source).executeUpdate();
    }
}
