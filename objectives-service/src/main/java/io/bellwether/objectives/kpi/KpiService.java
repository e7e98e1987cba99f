package io.bellwether.objectives.kpi;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.objective.Keys;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.problem.ObjectivesProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** KPIs of objectives; whoever may change the objective may change them. */
@ApplicationScoped
public class KpiService {

    @Inject
    Kpis kpis;

    @Inject
    KpiVersions versions;

    @Inject
    ObjectiveService objectives;

    @Inject
    Statements statements;

    @Inject
    KpiViews views;

    @Inject
    Sharing sharing;

    @Inject
    Journal journal;

    @Inject
    OrganisationZone zone;

    @Inject
    Event<Changed> changed;

    /** KPIs whose figures must be asked for anew: at once, for who is told of the change, and after the commit. */
    public record Changed(List<UUID> kpis) {}

    /** A KPI with what is shown of it. */
    public record Found(Kpi kpi, KpiVersion version, Objective objective) {}

    /**
     * States one.
     *
     * @param key its name in files; null: by its name
     */
    @Transactional
    public Found create(String objectiveId, JsonBody body, String key) {
        Objective objective = objectives.own(objectiveId);
        ObjectiveService.mustNotBeClosed(objective);
        Statements.Stated stated = statements.state(body, objective);
        Kpi kpi = new Kpi();
        kpi.id = Ids.next();
        kpi.objective = objective.id();
        kpi.version = 1;
        kpi.name = stated.request().name().strip();
        kpi.key = key != null
                ? key
                : Keys.free(
                        Keys.of(kpi.name),
                        kpis.of(List.of(objective.id())).stream().map(Kpi::key).toList());
        kpis.persist(kpi);
        KpiVersion version = versions.add(kpi, stated, null);
        record("kpi.created", objective, kpi, version, null, null);
        changed.fire(new Changed(List.of(kpi.id)));
        return new Found(kpi, version, objective);
    }

    /** States a new version. */
    @Transactional
    public Found replace(String id, IfMatch ifMatch, JsonBody body) {
        Found found = own(id);
        ifMatch.check(found.kpi().version);
        ObjectiveService.mustNotBeClosed(found.objective());
        Statements.Stated stated = statements.state(body, found.objective());
        String reason = stated.request().reason();
        boolean published = found.objective().isPublished();
        if (published && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("/reason", "reason-required", "A change of an active KPI says why.");
        }
        if (stated.request().effectiveFrom() != null
                && stated.request().effectiveFrom().isBefore(zone.today())) {
            throw ProblemException.invalid(
                    "/effectiveFrom",
                    "in-the-past",
                    "A change is in force today at the earliest: yesterday's status does not change.");
        }
        sharing.theSharedDefinitionStays(found.version(), stated.definition().canonical());
        Map<String, Object> before = views.event(found.objective(), found.kpi(), found.version());
        Kpi kpi = found.kpi();
        kpi.version++;
        kpi.name = stated.request().name().strip();
        KpiVersion version = versions.add(kpi, stated, reason);
        version.shared = found.version().shared;
        record("kpi.changed", found.objective(), kpi, version, before, reason);
        offer(kpi);
        changed.fire(new Changed(List.of(kpi.id)));
        return new Found(kpi, version, found.objective());
    }

    /** Removes one from an objective that was never published. */
    @Transactional
    public void delete(String id, IfMatch ifMatch) {
        Found found = own(id);
        ifMatch.check(found.kpi().version);
        if (found.objective().isPublished()) {
            throw new ProblemException(
                    ObjectivesProblem.WRONG_STATUS,
                    "A KPI of a published objective stays, so that its figures do; change it instead.");
        }
        journal.record(new Entry(
                "kpi.deleted",
                "kpis/" + found.kpi().id,
                found.objective().department(),
                ObjectiveService.visibility(found.objective()),
                views.event(found.objective(), found.kpi(), found.version()),
                null,
                null));
        versions.delete("kpi", found.kpi().id);
        kpis.delete(found.kpi());
    }

    /** A KPI whose objective the caller may see; else 404. */
    @Transactional
    public Found visible(String id) {
        Kpi kpi = kpis.findById(Ids.parse(id, "KPI"));
        if (kpi == null) {
            throw ProblemException.notFound("KPI");
        }
        Objective objective = objectives.visible(kpi.objective.toString());
        return new Found(kpi, kpis.newest(kpi), objective);
    }

    /** A KPI that the caller may change; its objective is locked, so that of two changes one sees the other. */
    Found own(String id) {
        UUID known = Ids.parse(id, "KPI");
        UUID objectiveId = kpis.find("select objective from Kpi where id = ?1", known)
                .project(UUID.class)
                .firstResult();
        if (objectiveId == null) {
            throw ProblemException.notFound("KPI");
        }
        Objective objective = objectives.own(objectiveId.toString());
        Kpi kpi = kpis.findById(known);
        if (kpi == null) {
            throw ProblemException.notFound("KPI");
        }
        return new Found(kpi, kpis.newest(kpi), objective);
    }

    /** Tells the feed anew about all of an objective's KPIs: its status stands in their events. */
    @Transactional
    public void objectiveChanged(Objective objective) {
        for (Kpi kpi : kpis.of(List.of(objective.id()))) {
            record("kpi.changed", objective, kpi, kpis.newest(kpi), null, null);
        }
    }

    /** Tells the departments whose KPIs refer to this one that there is a newer version of it. */
    private void offer(Kpi kpi) {
        for (Kpi other : kpis.byIds(sharing.referringTo(kpi.id))) {
            record("kpi.offered", kpis.objectiveOf(other), other, kpis.newest(other), null, null);
        }
    }

    private void record(
            String name, Objective objective, Kpi kpi, KpiVersion version, Map<String, Object> before, String reason) {
        journal.record(new Entry(
                name,
                "kpis/" + kpi.id,
                objective.department(),
                ObjectiveService.visibility(objective),
                before,
                views.event(objective, kpi, version),
                reason));
    }
}
