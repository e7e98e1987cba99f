package io.bellwether.measurements.source;

import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
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
        List<Changed> changed = changed(source);
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
                Map.of("source", source, "facts", facts.longValue(), "changed", changed),
                reason));
    }

    /** Days of a metric that are not what they were, both ends inclusive; the feed says them as it does for a push. */
    private record Changed(String metric, LocalDate from, LocalDate to) {}

    @SuppressWarnings("unchecked")
    private List<Changed> changed(String source) {
        List<Tuple> ranges = entities.createNativeQuery("""
                with cell as (
                    select r.metric, d.day from daily d join series r on r.id = d.series_id
                    where r.source = ?1 and d.count + d.withdrawn + d.not_yet + d.suppressed > 0
                    union
                    select r.metric, date '1970-01-01' + cast(c & 4294967295 as int)
                    from mark m join batch b on b.id = m.batch cross join unnest(m.cells) as c
                    join series r on r.id = c >> 32 where b.source = ?1
                    union
                    select metric, day from complete_until where source = ?1),
                run as (
                    select metric, day, day - cast(row_number() over (partition by metric order by day) as int) as first
                    from cell)
                select metric, cast(min(day) as text) as "from", cast(max(day) as text) as "to"
                from run group by metric, first order by 1, 2
                """, Tuple.class)
                .setParameter(1, source)
                .getResultList();
        return ranges.stream()
                .map(range -> new Changed(
                        range.get("metric", String.class),
                        LocalDate.parse(range.get("from", String.class)),
                        LocalDate.parse(range.get("to", String.class))))
                .toList();
    }

    private void run(String sql, String source) {
        entities.createNativeQuery(sql).setParameter(1, source).executeUpdate();
    }
}
