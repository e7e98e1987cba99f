package io.bellwether.objectives.initiative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.objectives.decision.Changeable;
import io.bellwether.objectives.decision.Decided;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Objectives;
import io.bellwether.objectives.objective.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What decisions change of initiatives: channels, audiences, period, and that they end. */
@ApplicationScoped
class InitiativeChanges implements Changeable {

    private static final List<String> FIELDS = List.of("channels", "audiences", "period", "status");

    @Inject
    InitiativeService.Store store;

    @Inject
    InitiativeService service;

    @Inject
    Objectives objectives;

    @Inject
    Journal journal;

    @Inject
    ObjectMapper mapper;

    @Override
    public String kind() {
        return "initiatives";
    }

    @Override
    public Optional<Subject> find(UUID id) {
        List<UUID> objective = store.getEntityManager()
                .createQuery("select one.objective from Initiative one where one.id = ?1", UUID.class)
                .setParameter(1, id)
                .getResultList();
        if (objective.isEmpty()) {
            return Optional.empty();
        }
        objectives.findById(objective.get(0), LockModeType.PESSIMISTIC_WRITE);
        return Optional.ofNullable(store.findById(id)).map(this::subject);
    }

    @Override
    public Subject set(String event, UUID id, ObjectNode fields, Decided decided) {
        Initiative initiative = store.findById(id);
        Objective objective = objectives.findById(initiative.objective);
        Map<String, Object> before = service.event(objective, initiative);
        ObjectNode body = body(initiative);
        body.setAll(fields);
        initiative.body = body.toString();
        initiative.version++;
        Map<String, Object> after = service.event(objective, initiative);
        after.put("decision", decided.decision());
        after.put("decidedBy", decided.by());
        journal.record(new Entry(
                event,
                "initiatives/" + initiative.id,
                objective.department(),
                ObjectiveService.visibility(objective),
                before,
                after,
                decided.reason()));
        return subject(initiative);
    }

    private Subject subject(Initiative initiative) {
        Objective objective = objectives.findById(initiative.objective);
        ObjectNode body = body(initiative);
        ObjectNode fields = mapper.createObjectNode();
        FIELDS.forEach(name -> fields.set(name, body.get(name)));
        ObjectNode shown = mapper.createObjectNode();
        shown.set("title", body.get("title"));
        shown.put("department", objective.department());
        shown.setAll(fields.deepCopy());
        shown.set("campaigns", body.get("campaigns"));
        shown.set("objectivePeriod", mapper.valueToTree(new Period(objective.periodStart(), objective.periodEnd())));
        shown.put("version", initiative.version);
        return new Subject(
                kind(),
                initiative.id,
                body.path("title").asText(),
                objective.department(),
                objective.status().equals("closed"),
                initiative.version,
                fields,
                shown);
    }

    private ObjectNode body(Initiative initiative) {
        try {
            return (ObjectNode) mapper.readTree(initiative.body);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an initiative cannot be read", corrupt);
        }
    }
}
