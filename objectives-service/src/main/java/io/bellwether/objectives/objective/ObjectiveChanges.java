package io.bellwether.objectives.objective;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.objectives.decision.Changeable;
import io.bellwether.objectives.decision.Decided;
import io.bellwether.objectives.initiative.InitiativeService;
import io.bellwether.objectives.kpi.KpiService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** What decisions change of objectives: whose they are, and what they contribute to. */
@ApplicationScoped
class ObjectiveChanges implements Changeable {

    @Inject
    Objectives objectives;

    @Inject
    Outside responsibility;

    @Inject
    KpiService kpis;

    @Inject
    InitiativeService initiatives;

    @Inject
    Journal journal;

    @Inject
    ObjectMapper mapper;

    @Override
    public String kind() {
        return "objectives";
    }

    @Override
    public Optional<Subject> find(UUID id) {
        return Optional.ofNullable(objectives.findById(id, LockModeType.PESSIMISTIC_WRITE))
                .map(this::subject);
    }

    @Override
    public Subject set(String event, UUID id, ObjectNode fields, Decided decided) {
        Objective objective = objectives.findById(id);
        ObjectNode before = mapper.valueToTree(ObjectiveService.shown(objective));
        String department = fields.path("department").asText(objective.department);
        boolean moves = !department.equals(objective.department);
        objective.department = department;
        if (moves) {
            objective.outside = responsibility.isOutside(objective);
        }
        if (fields.has("contributesTo")) {
            String lead = fields.get("contributesTo").asText(null);
            objective.contributesTo = lead == null ? null : UUID.fromString(lead);
        }
        objective.version++;
        ObjectNode after = mapper.valueToTree(ObjectiveService.shown(objective));
        after.put("decision", decided.decision().toString());
        after.put("decidedBy", decided.by());
        journal.record(new Entry(
                event,
                "objectives/" + objective.id,
                objective.department,
                ObjectiveService.visibility(objective),
                before,
                after,
                decided.reason()));
        if (moves) {
            kpis.objectiveChanged(objective);
            initiatives.objectiveChanged(objective);
        }
        return subject(objective);
    }

    private Subject subject(Objective objective) {
        ObjectNode fields = mapper.createObjectNode();
        fields.put("department", objective.department);
        fields.put("contributesTo", objective.contributesTo == null ? null : objective.contributesTo.toString());
        ObjectNode shown = mapper.createObjectNode();
        shown.put("title", objective.title);
        shown.put("department", objective.department);
        shown.put("outsideResponsibility", objective.outside);
        shown.put("contributesTo", objective.contributesTo == null ? null : objective.contributesTo.toString());
        shown.put("contributesToTitle", leadTitle(objective));
        shown.put("version", objective.version);
        return new Subject(
                kind(),
                objective.id,
                objective.title,
                objective.department,
                objective.status.equals("closed"),
                objective.version,
                fields,
                shown);
    }

    private String leadTitle(Objective objective) {
        return objective.contributesTo == null ? null : objectives.findById(objective.contributesTo).title;
    }
}
