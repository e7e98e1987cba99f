package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.access.Policy;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.initiative.InitiativeService;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.objective.CloseRequest;
import io.bellwether.objectives.objective.Lives;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveRequest;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Objectives;
import io.bellwether.objectives.objective.Period;
import io.bellwether.objectives.objective.PeriodVersion;
import io.bellwether.objectives.standing.Recomputation;
import io.bellwether.objectives.standing.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a department what its file says, all of it or nothing. A plan is the same with the transaction rolled back: what it
 * tells is what would happen, refusals included.
 */
@ApplicationScoped
class AsCode {

    private static final IfMatch WHATEVER = new IfMatch("*");

    @Inject
    FileReader reader;

    @Inject
    Present present;

    @Inject
    Parts parts;

    @Inject
    ObjectiveService objectives;

    @Inject
    Objectives store;

    @Inject
    KpiService kpis;

    @Inject
    InitiativeService initiatives;

    @Inject
    Lives lives;

    @Inject
    Standings standings;

    @Inject
    Recomputation recomputation;

    @Inject
    Policy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    Validator validator;

    @Inject
    ObjectMapper mapper;

    @Inject
    EntityManager entities;

    @Inject
    TransactionSynchronizationRegistry transaction;

    /** What was done or would be, and the tag of the department's definitions after it (for a plan: before). */
    record Outcome(Plan plan, String tag) {}

    /** One run over a file. */
    private record Run(
            Stated stated, Changes changes, Faults faults, Map<String, Objective> present, Map<String, UUID> made) {}

    @Transactional
    Outcome run(YamlTree file, String asked, IfMatch ifMatch, boolean apply) {
        String department = department(file.root(), asked);
        policy.requireFor("ascode", department, "department");
        oneAtATime(department);
        recomputation.together();
        String tag = present.tag(department);
        ifMatch.checkIfGiven(tag);
        Faults faults = new Faults(file);
        Stated stated = reader.read(file, department, faults);
        faults.refuseIfAny();
        Run run = new Run(stated, new Changes(file), faults, present.objectives(department), new LinkedHashMap<>());
        for (Stated.StatedObjective one : stated.objectives()) {
            make(one, run, new HashSet<>());
        }
        removeWhatIsMissing(run);
        faults.refuseIfAny();
        entities.flush();
        if (apply) {
            recomputation.doneTogether();
        } else {
            transaction.setRollbackOnly();
        }
        return new Outcome(run.changes().plan(department, apply), apply ? present.tag(department) : tag);
    }

    /** The department that the file names, else the one that was asked for, else the only one of the caller's. */
    String department(JsonNode root, String asked) {
        if (root != null && !root.isObject()) {
            throw ProblemException.invalid(
                    "", "wrong-type", "The file is a map with the keys department and objectives.");
        }
        JsonNode named = root == null ? null : root.get("department");
        if (named != null && !named.isTextual()) {
            throw ProblemException.invalid("/department", "wrong-type", "department must be the key of one.");
        }
        String found = named != null ? named.textValue() : asked;
        if (found != null && asked != null && !found.equals(asked)) {
            throw ProblemException.invalid("/department", "other-department", "This is not the file of " + asked + ".");
        }
        Set<String> own = caller.get().departments();
        if (found == null && own.size() == 1) {
            return own.iterator().next();
        }
        if (found == null) {
            throw ProblemException.badParameter("department", "Say whose objectives: department=human-resources.");
        }
        return found;
    }

    private void oneAtATime(String department) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 43))", Object.class)
                .setParameter(1, department)
                .getResultList();
    }

    private void make(Stated.StatedObjective one, Run run, Set<String> waiting) {
        String key = one.place().key();
        if (run.made().containsKey(key)) {
            return;
        }
        if (!waiting.add(key)) {
            run.faults().at(one.place().pointer() + "/parent", "circle", "An objective cannot serve itself.");
            return;
        }
        UUID parent = parent(one, run, waiting);
        if (run.made().containsKey(key)) {
            return;
        }
        run.faults().doing(one.place().pointer(), () -> make(one, parent, run));
    }

    /** A key of the same file, {@code department/key}, or an id. */
    private UUID parent(Stated.StatedObjective one, Run run, Set<String> waiting) {
        String named = one.parent();
        if (named == null) {
            return null;
        }
        for (Stated.StatedObjective other : run.stated().objectives()) {
            if (other.place().key().equals(named)) {
                make(other, run, waiting);
                return run.made().get(named);
            }
        }
        int slash = named.indexOf('/');
        Map<String, Objective> there = slash < 0 ? run.present() : present.objectives(named.substring(0, slash));
        Objective found = there.get(named.substring(slash + 1));
        if (found != null) {
            return found.id();
        }
        try {
            return UUID.fromString(named);
        } catch (IllegalArgumentException noId) {
            run.faults()
                    .at(
                            one.place().pointer() + "/parent",
                            "unknown-objective",
                            "There is no objective \"" + named
                                    + "\" to serve; name one by its key, as department/key, or by" + " its id.");
            return null;
        }
    }

    private void make(Stated.StatedObjective stated, UUID parent, Run run) {
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
            objectives.reopen(objective.id().toString(), WHATEVER);
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
            objectives.activate(id, WHATEVER);
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
            objectives.close(id, WHATEVER, () -> new CloseRequest(stated.outcome(), stated.retrospective()));
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

    private void removeWhatIsMissing(Run run) {
        Map<String, Objective> drafts = new LinkedHashMap<>();
        run.present().forEach((key, objective) -> {
            if (objective.isDraft()) {
                drafts.put(key, objective);
            } else if (!objective.status().equals("closed")) {
                run.faults()
                        .at(
                                "/objectives",
                                "would-remove-objective",
                                "The objective “" + objective.title() + "” is missing, and what is "
                                        + objective.status()
                                        + " is never removed silently. Put it back (if it was renamed,"
                                        + " with key: " + key + "), with status: closed and an outcome if it is over.");
            }
        });
        entities.flush();
        while (!drafts.isEmpty()) {
            int before = drafts.size();
            drafts.entrySet().removeIf(one -> {
                boolean free = !store.isServed(one.getValue().id());
                if (free) {
                    objectives.delete(one.getValue().id().toString(), WHATEVER);
                    entities.flush();
                    run.changes()
                            .delete(
                                    "objective",
                                    one.getKey(),
                                    one.getValue().id(),
                                    one.getValue().title());
                }
                return free;
            });
            if (drafts.size() == before) {
                drafts.forEach((key, objective) -> run.faults()
                        .at(
                                "/objectives",
                                "served",
                                "The draft “" + objective.title()
                                        + "” is missing, but others serve it or contribute to it."));
                return;
            }
        }
    }
}
