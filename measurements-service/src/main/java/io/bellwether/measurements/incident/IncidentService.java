package io.bellwether.measurements.incident;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What people do about incidents. */
@ApplicationScoped
class IncidentService {

    @Inject
    Store incidents;

    @Inject
    WatchService.Store watches;

    @Inject
    Policy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** The incidents that are kept. */
    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<Incident, UUID> {}

    /** The newest first; {@code watch} is an id or a name. */
    @Transactional
    List<IncidentView> page(String watch, String status, UUID before, int limit) {
        return incidents.find("""
            (?1 is null or watch in (select w.id from Watch w where w.name = ?1 or cast(w.id as string) = ?1))
            and (?2 is null or status = ?2) and (?3 is null or id < ?3) order by id desc
            """, watch, status, before).page(0, limit).list().stream()
                .map(this::view)
                .toList();
    }

    @Transactional
    IncidentView read(String id) {
        Incident incident = incidents.findById(Ids.parse(id, "incident"));
        if (incident == null) {
            throw ProblemException.notFound("incident");
        }
        return view(incident);
    }

    private IncidentView view(Incident incident) {
        return IncidentView.of(incident, watches.findById(incident.watch));
    }

    @Transactional
    IncidentView acknowledge(String id) {
        Incident incident = mine(id);
        mustBe(incident.status.equals("open"), "Only an open incident is acknowledged; this one is " + incident.status);
        IncidentView before = view(incident);
        incident.status = "acknowledged";
        incident.acknowledgedAt = clock.instant();
        incident.acknowledgedBy = caller.get().name();
        return record("incident.acknowledged", incident, before);
    }

    @Transactional
    IncidentView contain(String id) {
        Incident incident = mine(id);
        mustBe(
                incident.status.equals("open") || incident.status.equals("acknowledged"),
                "This incident is " + incident.status + " already");
        IncidentView before = view(incident);
        Instant now = clock.instant();
        incident.status = "contained";
        incident.containedAt = now;
        incident.containedBy = caller.get().name();
        return record("incident.contained", incident, before);
    }

    /** Ends it, contained or not; one that was not counts as not contained. */
    @Transactional
    IncidentView close(String id) {
        Incident incident = mine(id);
        mustBe(!incident.isClosed(), "This incident is closed already");
        IncidentView before = view(incident);
        incident.status = "closed";
        incident.closedAt = clock.instant();
        incident.closedBy = caller.get().name();
        return record("incident.closed", incident, before);
    }

    private Incident mine(String id) {
        Incident incident = incidents.findById(Ids.parse(id, "incident"), LockModeType.PESSIMISTIC_WRITE);
        if (incident == null) {
            throw ProblemException.notFound("incident");
        }
        policy.requireFor("incident.handle", watches.findById(incident.watch).department, "incident");
        return incident;
    }

    private static void mustBe(boolean so, String otherwise) {
        if (!so) {
            throw new ProblemException(CommonProblem.CONFLICT, otherwise + ".");
        }
    }

    private IncidentView record(String event, Incident incident, IncidentView before) {
        IncidentView after = view(incident);
        journal.record(Entry.open(event, "incidents/" + incident.id, after.department(), before, after, null));
        return after;
    }
}
