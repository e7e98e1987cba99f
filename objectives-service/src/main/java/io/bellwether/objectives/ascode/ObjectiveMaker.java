package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.objectives.initiative.InitiativeService;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.objective.CloseRequest;
import io.bellwether.objectives.objective.Lives;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveRequest;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Period;
import io.bellwether.objectives.objective.PeriodVersion;
import io.bellwether.objectives.objective.StatusChanges;
import io.bellwether.objectives.standing.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.List;
import java.util.UUID;

/** Makes an objective what the file says, with its parts and its status. */
@ApplicationScoped
class ObjectiveMaker {

    private static final IfMatch WHATEVER = new IfMatch("*");

    @Inject
    Parts parts;

    @Inject
    ObjectiveService objectives;

    @Inject
    StatusChanges status;

    @Inject
    KpiService kpis;

    @Inject
    InitiativeService initiatives;

    @Inject
    Lives lives;

    @Inject
    Standings standings;

    @Inject
    Validator validator;

    @Inject
    ObjectMapper mapper;

    void make(Stated.StatedObjective stated, UUID parent, Run run) {
        String key = stated.place().key();
        ObjectNode body = stated.body().deepCopy();
        if (parent != null) {
            body.put("parent", parent.toString());
        }
        ObjectiveRequest request = JsonBody.of(body, validator).as(ObjectiveRequest.class);
        Objective objective = run.present().remove(key);
        if (objective == null) {
            objective = objectives.create(request, key);
            run.changes().create("objective", key, objective.id(), stated.place(), objective.title());
        } else {
            change(objective, request, stated, run);
        }
        run.made().put(key, objective.id());
        Parts.Owner owner = new Parts.Owner(objective, key, objective.status().equals("closed"));
        parts.kpis(owner, stated, run.changes(), run.faults());
        parts.initiatives(owner, stated, run.changes(), run.faults());
        status(objective, stated, run);
    }

    private void change(Objective objective, ObjectiveRequest request, Stated.StatedObjective stated, Run run) {
        if (objective.status().equals("closed") && "active".equals(stated.status())) {
            status.reopen(objective.id().toString(), WHATEVER);
            published(objective);
            run.changes()
                    .status(
                            "reopen",
                            stated.place().key(),
                            objective.id(),
                            stated.place(),
                            "“" + objective.title() + "” is reopened.");
        }
        var fields = Difference.between(definition(ObjectiveService.shown(objective)), definition(request));
        if (fields.isEmpty()) {
            run.changes().same();
        } else if (objective.status().equals("closed")) {
            run.faults()
                    .at(
                            stated.place().pointer(),
                            "closed",
                            "A closed objective does not change; status: active reopens it.");
        } else if (isReasonLeftStanding(objective, request)) {
            run.faults()
                    .at(
                            stated.place().pointer() + "/reason",
                            "old-reason",
                            "This is the reason of the change before; say why the period changes now.");
        } else {
            objectives.replace(objective.id().toString(), WHATEVER, () -> request);
            standings.definitionChanged(objective.id());
            run.changes()
                    .change(
                            "objective",
                            stated.place().key(),
                            objective.id(),
                            stated.place(),
                            fields,
                            request.reason(),
                            objective.title());
        }
    }

    /** A reason that was given for another period says nothing about this one. */
    private boolean isReasonLeftStanding(Objective objective, ObjectiveRequest request) {
        boolean moves = !request.period().equals(new Period(objective.periodStart(), objective.periodEnd()));
        List<PeriodVersion> periods = lives.of(objective.id()).periods();
        return moves
                && objective.isPublished()
                && request.reason() != null
                && request.reason().equals(periods.get(periods.size() - 1).reason());
    }

    /** What an owner states of an objective, of whatever holds it. */
    private ObjectNode definition(Object holder) {
        ObjectNode definition = mapper.valueToTree(holder);
        definition.retain(
                "title", "description", "type", "department", "parent", "weight", "deputy", "period", "links");
        if (!definition.hasNonNull("weight")) {
            definition.put("weight", 1);
        }
        if (!definition.hasNonNull("links")) {
            definition.putArray("links");
        }
        definition.put("title", definition.path("title").asText().strip());
        return definition;
    }

    private void status(Objective objective, Stated.StatedObjective stated, Run run) {
        String wanted = stated.status();
        String id = objective.id().toString();
        String key = stated.place().key();
        if (wanted == null || wanted.equals(objective.status())) {
            return;
        }
        if (wanted.equals("draft")) {
            run.faults()
                    .at(
                            stated.place().pointer() + "/status",
                            "wrong-status",
                            "What was published does not become a draft again; it is " + objective.status() + ".");
            return;
        }
        if (objective.isDraft()) {
            status.activate(id, WHATEVER);
            published(objective);
            run.changes()
                    .status(
                            "activate",
                            key,
                            objective.id(),
                            stated.place(),
                            objective.isPublished()
                                    ? "“" + objective.title() + "” is published."
                                    : "“" + objective.title()
                                            + "” asks for consent of the department that leads its type.");
        }
        if (wanted.equals("closed")) {
            status.close(id, WHATEVER, () -> new CloseRequest(stated.outcome(), stated.retrospective()));
            published(objective);
            standings.definitionChanged(objective.id());
            run.changes()
                    .status("close", key, objective.id(), stated.place(), "“" + objective.title() + "” is closed.");
        }
    }

    /** Its KPIs' and initiatives' events hold the status. */
    private void published(Objective objective) {
        kpis.objectiveChanged(objective);
        initiatives.objectiveChanged(objective);
    }
}
