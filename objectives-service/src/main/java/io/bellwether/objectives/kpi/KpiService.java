package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measure.Canonical;
import io.bellwether.objectives.catalogue.Catalogue;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.objective.Keys;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Objectives;
import io.bellwether.objectives.objective.Period;
import io.bellwether.objectives.objective.PeriodChanged;
import io.bellwether.objectives.problem.ObjectivesProblem;
import io.bellwether.objectives.template.Templates;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** KPIs of objectives; whoever may change the objective may change them. */
@ApplicationScoped
public class KpiService {

    @Inject
    Store kpis;

    @Inject
    Versions versions;

    @Inject
    Objectives objectiveStore;

    @Inject
    ObjectiveService objectives;

    @Inject
    Definitions definitions;

    @Inject
    Templates templates;

    @Inject
    Sharing sharing;

    @Inject
    Catalogue catalogue;

    @Inject
    Journal journal;

    @Inject
    ObjectMapper mapper;

    @Inject
    CurrentCaller caller;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    Event<Changed> changed;

    /** KPIs whose figures must be asked for anew: at once, for who is told of the change, and after the commit. */
    public record Changed(List<UUID> kpis) {}

    /** The KPIs that are kept. */
    @ApplicationScoped
    public static class Store implements PanacheRepositoryBase<Kpi, UUID> {}

    /** Their versions. */
    @ApplicationScoped
    public static class Versions implements PanacheRepositoryBase<KpiVersion, KpiVersion.Key> {}

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
        Stated stated = state(body, objective);
        Kpi kpi = new Kpi();
        kpi.id = Ids.next();
        kpi.objective = objective.id();
        kpi.version = 1;
        kpi.name = stated.request().name().strip();
        kpi.key = key != null
                ? key
                : Keys.free(
                        Keys.of(kpi.name),
                        of(List.of(objective.id())).stream().map(Kpi::key).toList());
        kpis.persist(kpi);
        KpiVersion version = add(kpi, stated, null);
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
        Stated stated = state(body, found.objective());
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
        Map<String, Object> before = event(found.objective(), found.kpi(), found.version());
        Kpi kpi = found.kpi();
        kpi.version++;
        kpi.name = stated.request().name().strip();
        KpiVersion version = add(kpi, stated, reason);
        version.shared = found.version().shared;
        record("kpi.changed", found.objective(), kpi, version, before, reason);
        offer(kpi);
        changed.fire(new Changed(List.of(kpi.id)));
        return new Found(kpi, version, found.objective());
    }

    /** Refuses a period that a KPI's target cannot be computed over, if the one before was right for it. */
    void periodChanges(@Observes PeriodChanged change) {
        Objective objective = change.objective();
        for (Kpi kpi : of(List.of(objective.id()))) {
            ObjectNode body = (ObjectNode) Sharing.tree(newest(kpi).body);
            try {
                definitions.checked(body, objective.periodStart(), objective.periodEnd());
            } catch (ProblemException refusal) {
                if (definitions.isRight(body, change.before())) {
                    throw (ProblemException) ProblemException.invalid(
                                    "/period",
                                    "does-not-fit",
                                    "The KPI “" + kpi.name + "” does not fit this period: " + refusal.getMessage())
                            .initCause(refusal);
                }
            }
        }
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
                event(found.objective(), found.kpi(), found.version()),
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
        return new Found(kpi, newest(kpi), objective);
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
        return new Found(kpi, newest(kpi), objective);
    }

    /** The newest version, whether in force yet or not. */
    public KpiVersion newest(Kpi kpi) {
        return versions.findById(new KpiVersion.Key(kpi.id, (int) kpi.version));
    }

    /** Every version, oldest first. */
    @Transactional
    public List<KpiVersion> all(UUID kpi) {
        return versions.list("kpi = ?1 order by number", kpi);
    }

    /** KPIs of objectives, oldest first. */
    public List<Kpi> of(List<UUID> objectiveIds) {
        return objectiveIds.isEmpty() ? List.of() : kpis.list("objective in ?1 order by id", objectiveIds);
    }

    /** KPIs by id; unknown ids are left out. */
    public List<Kpi> byIds(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : kpis.list("id in ?1 order by id", ids);
    }

    /** Every version of KPIs, oldest first. */
    public Map<UUID, List<KpiVersion>> versionsOf(List<Kpi> found) {
        Map<UUID, List<KpiVersion>> byKpi = new java.util.HashMap<>();
        if (!found.isEmpty()) {
            List<UUID> ids = found.stream().map(Kpi::id).toList();
            for (KpiVersion version : versions.list("kpi in ?1 order by number", ids)) {
                byKpi.computeIfAbsent(version.kpi, key -> new java.util.ArrayList<>())
                        .add(version);
            }
        }
        return byKpi;
    }

    /** What was stated, read and checked. */
    record Stated(KpiRequest request, ObjectNode body, Definition definition) {}

    /**
     * What would be kept of a statement.
     *
     * @throws ProblemException 422 where it is not right
     */
    public ObjectNode stated(JsonBody body, java.time.LocalDate start, java.time.LocalDate end) {
        return state(body.tree(), body, start, end).body();
    }

    Stated state(JsonBody json, Objective objective) {
        return state(json.tree(), json, objective.periodStart(), objective.periodEnd());
    }

    Stated state(JsonNode statement, JsonBody json, java.time.LocalDate start, java.time.LocalDate end) {
        JsonNode tree = templates.stated(statement);
        KpiRequest request = json.validated(io.bellwether.kit.json.StrictJson.bind(tree, KpiRequest.class));
        ObjectNode body = mapper.createObjectNode();
        body.put("name", request.name().strip());
        body.put("measure", request.measure());
        body.put("unit", request.unit());
        body.put("weight", request.weight() == null ? java.math.BigDecimal.ONE : request.weight());
        for (String name : List.of("target", "pace", "cadence", "missing", "thresholds", "minimum", "template")) {
            if (tree.hasNonNull(name)) {
                body.set(name, tree.get(name));
            }
        }
        if (tree.has("freshness")) {
            body.set("freshness", tree.get("freshness"));
        }
        if (!body.has("missing")) {
            body.put("missing", "unknown");
        }
        return new Stated(request, body, definitions.checked(body, start, end));
    }

    private KpiVersion add(Kpi kpi, Stated stated, String reason) {
        KpiVersion version = new KpiVersion();
        version.kpi = kpi.id;
        version.number = (int) kpi.version;
        version.effectiveFrom = kpi.version == 1
                ? null
                : stated.request().effectiveFrom() == null
                        ? zone.today()
                        : stated.request().effectiveFrom();
        version.savedAt = clock.instant();
        version.savedBy = caller.get().name();
        version.reason = reason;
        version.body = stated.body().toString();
        version.canonical = stated.definition().canonical() == null
                ? null
                : stated.definition().canonical().formula();
        version.metrics = stated.definition().canonical() == null
                ? new String[0]
                : stated.definition().canonical().metrics().toArray(new String[0]);
        versions.persist(version);
        return version;
    }

    /** Tells the feed anew about all of an objective's KPIs: its status stands in their events. */
    @Transactional
    public void objectiveChanged(Objective objective) {
        for (Kpi kpi : of(List.of(objective.id()))) {
            record("kpi.changed", objective, kpi, newest(kpi), null, null);
        }
    }

    /** What is shown of a KPI, without its standing. */
    public Map<String, Object> view(Found found) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", found.kpi().id);
        view.put("objective", found.kpi().objective);
        view.put("department", found.objective().department());
        try {
            view.putAll(mapper.readValue(found.version().body, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a definition cannot be read", corrupt);
        }
        view.put("canonical", found.version().canonical);
        view.put("shared", sharing.view(found.version()));
        view.put("version", found.kpi().version);
        return view;
    }

    /** A version as the list of versions shows it. */
    public Map<String, Object> versionView(KpiVersion version) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("version", version.number);
        view.put("effectiveFrom", version.effectiveFrom);
        view.put("savedAt", version.savedAt);
        view.put("savedBy", version.savedBy);
        view.put("reason", version.reason);
        view.put("shared", Sharing.of(version));
        try {
            view.put("definition", mapper.readTree(version.body));
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a definition cannot be read", corrupt);
        }
        return view;
    }

    Map<String, Object> event(Objective objective, Kpi kpi, KpiVersion version) {
        Map<String, Object> event = view(new Found(kpi, version, objective));
        event.putAll(ObjectiveService.context(objective));
        event.put("period", new Period(objective.periodStart(), objective.periodEnd()));
        event.put("canBeNegative", canBeNegative(version));
        return event;
    }

    /** Told to who follows the feed, since only here it is known what the metrics' values can be. */
    private boolean canBeNegative(KpiVersion version) {
        return version.canonical != null
                && Canonical.of(version.canonical)
                        .canBeNegative(metric ->
                                Optional.ofNullable(catalogue.state(metric).min()));
    }

    /** Tells the departments whose KPIs refer to this one that there is a newer version of it. */
    private void offer(Kpi kpi) {
        for (Kpi other : byIds(sharing.referringTo(kpi.id))) {
            record("kpi.offered", objectiveOf(other), other, newest(other), null, null);
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
                event(objective, kpi, version),
                reason));
    }

    /** The objective of a KPI, also of one that no caller asked for. */
    public Objective objectiveOf(Kpi kpi) {
        return objectiveStore.findById(kpi.objective);
    }
}
