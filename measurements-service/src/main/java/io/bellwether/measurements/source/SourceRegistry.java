package io.bellwether.measurements.source;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;
import io.bellwether.measurements.metric.Departments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Registers sources and tells how fresh they are. */
@ApplicationScoped
class SourceRegistry {

    @Inject
    SourceRepository repository;

    @Inject
    EntityManager entities;

    @Inject
    Policy policy;

    @Inject
    Departments departments;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    @Inject
    OrganisationZone zone;

    @Transactional
    SourceView register(SourceRequest asked) {
        SourceRequest request = asked.complete();
        policy.require("source.manage", Set.of(), "source");
        if (request.department() != null) {
            departments.mustExist(request.department(), "/department");
        }
        if (repository.findById(request.key()) != null) {
            throw new ProblemException(
                            MeasurementsProblem.SOURCE_EXISTS, "There is already a source \"" + request.key() + "\".")
                    .at("/key", "taken", "This key is taken.");
        }
        Source source = new Source();
        source.key = request.key();
        source.name = request.name();
        source.department = request.department();
        source.profile = request.importProfile();
        source.freshness = request.freshness();
        source.version = 1;
        source.registeredAt = Instant.now(clock);
        entities.persist(source);
        SourceView view = new SourceView(
                source.key,
                source.name,
                source.department,
                source.profile,
                source.registeredAt,
                SourceView.Freshness.of(null, null, source.freshness, clock.instant(), zone.zone()),
                0);
        journal.record(Entry.open("source.registered", "sources/" + source.key, source.department, null, view, null));
        return view;
    }

    SourceView get(String key) {
        return read("s.key = ?1", key, 1).stream().findFirst().orElseThrow(() -> ProblemException.notFound("source"));
    }

    List<SourceView> list(String after, int fetch) {
        return read("s.key > ?1", after, fetch);
    }

    @SuppressWarnings("unchecked")
    private List<SourceView> read(String which, String key, int fetch) {
        String sql = """
                select s.key, s.name, s.department, s.profile, s.freshness, s.registered_at,
                       (select max(b.recorded_at) from batch b where b.source = s.key) as last_pushed,
                       (select max(b.newest) from batch b where b.source = s.key) as newest,
                       (select count(*) from series r where r.source = s.key) as series
                from source s where\s""" + which + " order by s.key limit ?2";
        Instant now = clock.instant();
        List<Tuple> rows = entities.createNativeQuery(sql, Tuple.class)
                .setParameter(1, key)
                .setParameter(2, fetch)
                .getResultList();
        return rows.stream()
                .map(row -> new SourceView(
                        row.get("key", String.class),
                        row.get("name", String.class),
                        row.get("department", String.class),
                        row.get("profile", String.class),
                        row.get("registered_at", Instant.class),
                        SourceView.Freshness.of(
                                row.get("last_pushed", Instant.class),
                                row.get("newest", Instant.class),
                                row.get("freshness", String.class),
                                now,
                                zone.zone()),
                        row.get("series", Number.class).longValue()))
                .toList();
    }
}
