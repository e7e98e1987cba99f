package io.bellwether.measurements.incident;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;
import io.bellwether.measurements.aggregate.MeasureReader;
import io.bellwether.measurements.metric.Departments;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Defines watches. */
@ApplicationScoped
class WatchService {

    @Inject
    Store watches;

    @Inject
    IncidentService.Store incidents;

    @Inject
    MeasureReader measures;

    @Inject
    Departments departments;

    @Inject
    Policy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** The watches that are kept. */
    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<Watch, UUID> {}

    @Transactional
    List<WatchView> page(String after, int limit) {
        return watches.find("name > ?1 order by name", after).page(0, limit).list().stream()
                .map(WatchView::of)
                .toList();
    }

    @Transactional
    WatchView read(String id) {
        return WatchView.of(found(watches.findById(Ids.parse(id, "watch"))));
    }

    private static Watch found(Watch watch) {
        if (watch == null) {
            throw ProblemException.notFound("watch");
        }
        return watch;
    }

    @Transactional
    WatchView define(WatchRequest request) {
        Watch watch = new Watch();
        watch.id = Ids.next();
        watch.version = 1;
        write(watch, request);
        watches.persist(watch);
        WatchView view = WatchView.of(watch);
        journal.record(Entry.open("watch.defined", "watches/" + watch.id, watch.department, null, view, null));
        return view;
    }

    @Transactional
    WatchView change(String id, IfMatch ifMatch, Supplier<WatchRequest> body) {
        Watch watch = found(watches.findById(Ids.parse(id, "watch"), LockModeType.PESSIMISTIC_WRITE));
        policy.requireFor("watch.define", watch.department, "watch");
        ifMatch.check(watch.version);
        WatchView before = WatchView.of(watch);
        write(watch, body.get());
        watch.version++;
        WatchView after = WatchView.of(watch);
        journal.record(Entry.open("watch.changed", "watches/" + watch.id, watch.department, before, after, null));
        return after;
    }

    private void write(Watch watch, WatchRequest request) {
        String department = request.department() != null ? request.department() : onlyDepartment();
        policy.requireFor("watch.define", department, "watch");
        departments.mustExist(department, "/department");
        WatchRequest.Ratio ratio = request.ratio();
        String coolDown = request.coolDownOrUsual();
        measures.check(request.measure(), clock.instant());
        boolean taken = watches.count("name = ?1 and id <> ?2", request.name().strip(), watch.id) > 0;
        if (taken) {
            throw new ProblemException(
                            MeasurementsProblem.WATCH_EXISTS, "There is already a watch \"" + request.name() + "\".")
                    .at("/name", "taken", "This name is taken.");
        }
        watch.name = request.name().strip();
        watch.measure = request.measure();
        watch.grain = request.grain();
        watch.department = department;
        watch.direction = request.direction() == null ? "up" : request.direction();
        watch.factor = ratio.factor();
        watch.minimum = ratio.minimum();
        watch.coolDown = coolDown;
    }

    private String onlyDepartment() {
        Set<String> own = caller.get().departments();
        if (own.size() != 1) {
            throw ProblemException.invalid("/department", "required", "Say whose watch it is.");
        }
        return own.iterator().next();
    }

    @Transactional
    void delete(String id, IfMatch ifMatch) {
        Watch watch = found(watches.findById(Ids.parse(id, "watch"), LockModeType.PESSIMISTIC_WRITE));
        policy.requireFor("watch.define", watch.department, "watch");
        ifMatch.check(watch.version);
        if (incidents.count("watch", watch.id) > 0) {
            throw new ProblemException(
                    CommonProblem.CONFLICT, "This watch has raised incidents; they are a record, so it stays.");
        }
        journal.record(
                Entry.open("watch.deleted", "watches/" + watch.id, watch.department, WatchView.of(watch), null, null));
        watches.delete(watch);
    }
}
