package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.decision.Changeable;
import io.bellwether.objectives.decision.Decided;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Objectives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What decisions change of KPIs: which definition they have. Each change is a new version; targets are never touched. */
@ApplicationScoped
class KpiChanges implements Changeable {

    @Inject
    Kpis kpis;

    @Inject
    KpiVersions versions;

    @Inject
    KpiViews views;

    @Inject
    Objectives objectives;

    @Inject
    Definitions definitions;

    @Inject
    Sharing sharing;

    @Inject
    Journal journal;

    @Inject
    ObjectMapper mapper;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    Event<KpiService.Changed> changed;

    @Override
    public String kind() {
        return "kpis";
    }

    @Override
    public Optional<Subject> find(UUID id) {
        List<UUID> objective = kpis.getEntityManager()
                .createQuery("select one.objective from Kpi one where one.id = ?1", UUID.class)
                .setParameter(1, id)
                .getResultList();
        if (objective.isEmpty()) {
            return Optional.empty();
        }
        objectives.findById(objective.get(0), LockModeType.PESSIMISTIC_WRITE);
        return Optional.ofNullable(kpis.findById(id)).map(this::subject);
    }

    @Override
    public Subject set(String event, UUID id, ObjectNode fields, Decided decided) {
        Kpi kpi = kpis.findById(id);
        Objective objective = kpis.objectiveOf(kpi);
        Map<String, Object> before = views.event(objective, kpi, kpis.newest(kpi));
        KpiVersion version = next(kpi, objective, fields, decided.by(), decided.reason());
        Map<String, Object> after = views.event(objective, kpi, version);
        after.put("decision", decided.decision());
        after.put("decidedBy", decided.by());
        journal.record(new Entry(
                event,
                "kpis/" + kpi.id,
                objective.department(),
                ObjectiveService.visibility(objective),
                before,
                after,
                decided.reason()));
        return subject(kpi);
    }

    /** A new version with another definition: everything that is the department's own stays. */
    KpiVersion next(Kpi kpi, Objective objective, ObjectNode fields, String by, String reason) {
        KpiVersion newest = kpis.newest(kpi);
        ObjectNode body = tree(newest.body);
        for (String name : List.of("measure", "unit")) {
            if (fields.has(name)) {
                body.set(name, fields.get(name));
            }
        }
        Definition definition = fitting(kpi, objective, body);
        kpi.version++;
        KpiVersion version = new KpiVersion();
        version.kpi = kpi.id;
        version.number = (int) kpi.version;
        version.effectiveFrom = zone.today();
        version.savedAt = clock.instant();
        version.savedBy = by;
        version.reason = reason;
        version.body = body.toString();
        version.canonical =
                definition.canonical() == null ? null : definition.canonical().formula();
        version.metrics = definition.canonical() == null
                ? new String[0]
                : definition.canonical().metrics().toArray(new String[0]);
        JsonNode shared = fields.has("shared") ? fields.get("shared") : treeOf(newest.shared);
        version.shared = shared == null || shared.isNull() ? null : shared.toString();
        versions.persist(version);
        changed.fire(new KpiService.Changed(List.of(kpi.id)));
        return version;
    }

    private Definition fitting(Kpi kpi, Objective objective, ObjectNode body) {
        try {
            return definitions.checked(body, objective.periodStart(), objective.periodEnd());
        } catch (ProblemException refusal) {
            throw (ProblemException) ProblemException.invalid(
                            "/shared",
                            "does-not-fit",
                            "“" + kpi.name + "” of " + objective.department()
                                    + " keeps its own target, which does not fit the formula "
                                    + body.path("measure").asText() + ": " + refusal.getMessage())
                    .initCause(refusal);
        }
    }

    private Subject subject(Kpi kpi) {
        Objective objective = kpis.objectiveOf(kpi);
        KpiVersion newest = kpis.newest(kpi);
        ObjectNode body = tree(newest.body);
        ObjectNode fields = mapper.createObjectNode();
        fields.set("measure", body.get("measure"));
        fields.set("unit", body.get("unit"));
        fields.set("shared", treeOf(newest.shared));
        ObjectNode shown = mapper.createObjectNode();
        shown.put("name", kpi.name);
        shown.put("department", objective.department());
        shown.set("measure", body.get("measure"));
        shown.set("unit", body.get("unit"));
        shown.set("target", body.get("target"));
        shown.set("weight", body.get("weight"));
        Map<String, Object> shared = sharing.view(newest);
        if (shared != null) {
            shared.remove("newer");
        }
        shown.set("shared", mapper.valueToTree(shared));
        shown.put("version", kpi.version);
        return new Subject(
                kind(),
                kpi.id,
                kpi.name,
                objective.department(),
                objective.status().equals("closed"),
                kpi.version,
                fields,
                shown);
    }

    private ObjectNode tree(String body) {
        return (ObjectNode) treeOf(body);
    }

    private JsonNode treeOf(String json) {
        try {
            return json == null
                    ? null
                    : mapper.reader()
                            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                            .readTree(json);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a definition cannot be read", corrupt);
        }
    }
}
