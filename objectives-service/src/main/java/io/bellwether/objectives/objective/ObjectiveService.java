package io.bellwether.objectives.objective;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.journal.Visibility;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.catalogue.Catalogue;
import io.bellwether.objectives.problem.ObjectivesProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The life of an objective. */
@ApplicationScoped
public class ObjectiveService {

    @Inject
    Objectives objectives;

    @Inject
    Policy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    Journal journal;

    @Inject
    Catalogue catalogue;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    /** An objective that the caller may see; else 404. */
    @Transactional
    public Objective visible(String id) {
        Objective objective = objectives.findById(Ids.parse(id, "objective"));
        if (objective == null) {
            throw ProblemException.notFound("objective");
        }
        if (!objective.isPublished()) {
            policy.requireVisible("draft.read", objective.department, "objective");
        }
        return objective;
    }

    /** An objective that the caller may change; else 404 or 403. */
    @Transactional
    public Objective own(String id) {
        Objective objective = visible(id);
        policy.requireFor(objective.isPublished() ? "objective.edit" : "draft.edit", objective.department, "objective");
        return objective;
    }

    /** Whether the current caller may see it. */
    public boolean isVisible(Objective objective) {
        return objective.isPublished() || policy.allowsFor("draft.read", objective.department);
    }

    @Transactional
    Objective create(ObjectiveRequest request) {
        policy.requireFor("objective.create", request.department(), "department");
        Objective objective = new Objective();
        objective.id = Ids.next();
        objective.status = "draft";
        objective.version = 1;
        write(objective, request);
        objectives.persist(objective);
        record("objective.created", objective, null, null);
        return objective;
    }

    @Transactional
    Objective replace(String id, IfMatch ifMatch, Supplier<ObjectiveRequest> body) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        ObjectiveRequest request = body.get();
        if (!request.department().equals(objective.department)) {
            throw ProblemException.invalid(
                    "/department",
                    "not-by-edit",
                    "An objective moves to another department by a transfer, decided by the coordinator.");
        }
        ObjectiveView before = shown(objective);
        write(objective, request);
        objective.version++;
        record("objective.changed", objective, before, null);
        return objective;
    }

    private void write(Objective objective, ObjectiveRequest request) {
        if (request.period().end().isBefore(request.period().start())) {
            throw ProblemException.invalid("/period/end", "order", "The period ends before it begins.");
        }
        if (!catalogue.hasDepartment(request.department())) {
            throw ProblemException.invalid(
                    "/department", "unknown-department", "There is no department \"" + request.department() + "\".");
        }
        if (catalogue.type(request.type()).isEmpty()) {
            throw ProblemException.invalid(
                    "/type", "unknown-type", "There is no objective type \"" + request.type() + "\".");
        }
        theParentIsThereAndNoDescendant(objective.id, request.parent());
        objective.title = request.title().strip();
        objective.description = request.description();
        objective.type = request.type();
        objective.department = request.department();
        objective.parent = request.parent();
        objective.weight = request.weight() == null ? BigDecimal.ONE : request.weight();
        objective.deputy = request.deputy();
        objective.periodStart = request.period().start();
        objective.periodEnd = request.period().end();
        objective.outside = isOutside(objective);
    }

    private void theParentIsThereAndNoDescendant(UUID id, UUID parent) {
        UUID above = parent;
        while (above != null) {
            if (above.equals(id)) {
                throw ProblemException.invalid("/parent", "circle", "An objective cannot serve itself.");
            }
            Objective one = objectives.findById(above);
            if (one == null || !isVisible(one)) {
                throw ProblemException.invalid("/parent", "unknown-objective", "There is no such objective to serve.");
            }
            above = one.parent;
        }
    }

    private boolean isOutside(Objective objective) {
        return catalogue
                .leader(objective.type, zone.today())
                .map(leader -> !leader.equals(objective.department))
                .orElse(false);
    }

    @Transactional
    void delete(String id, IfMatch ifMatch) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        if (!objective.isDraft()) {
            throw wrongStatus("Only drafts are deleted; close this one instead.");
        }
        record("objective.deleted", objective, shown(objective), null);
        objectives.delete(objective);
    }

    /** Publishes a draft, or asks for consent where the type's policy wants it. */
    @Transactional
    Objective activate(String id, IfMatch ifMatch) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        if (!objective.isDraft()) {
            throw wrongStatus("Only a draft is activated; this one is " + objective.status + ".");
        }
        ObjectiveView before = shown(objective);
        objective.outside = isOutside(objective);
        String rule = objective.outside
                ? catalogue.type(objective.type).map(Catalogue.TypeRule::policy).orElse("advise")
                : "advise";
        if (rule.equals("refuse")) {
            String leader = catalogue.leader(objective.type, zone.today()).orElse("");
            throw new ProblemException(
                            ObjectivesProblem.OUTSIDE_RESPONSIBILITY,
                            "Objectives of the type " + objective.type + " are led by " + leader
                                    + ", and nobody else may pursue them.")
                    .at("/type", "outside-responsibility", "This type is led by " + leader + ".");
        }
        objective.status = rule.equals("consent") ? "awaiting-consent" : "active";
        objective.version++;
        record(rule.equals("consent") ? "objective.awaiting-consent" : "objective.activated", objective, before, null);
        return objective;
    }

    @Transactional
    Objective consent(String id, boolean granted, String reason) {
        Objective objective = visible(id);
        Set<io.bellwether.kit.access.Relation> held = catalogue
                .leader(objective.type, zone.today())
                .filter(caller.get()::owns)
                .map(leader -> Set.of(io.bellwether.kit.access.Relation.LEADING))
                .orElse(Set.of());
        policy.require("consent.decide", held, "objective");
        if (!objective.status.equals("awaiting-consent")) {
            throw wrongStatus("Nobody asks for consent to this objective.");
        }
        if (!granted && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("/reason", "required", "A refusal says why.");
        }
        ObjectiveView before = shown(objective);
        objective.status = granted ? "active" : "draft";
        objective.version++;
        record(granted ? "objective.consented" : "objective.refused", objective, before, reason);
        return objective;
    }

    @Transactional
    Objective close(String id, IfMatch ifMatch, String outcome, String retrospective) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        if (!objective.status.equals("active")) {
            throw wrongStatus("Only an active objective is closed; this one is " + objective.status + ".");
        }
        ObjectiveView before = shown(objective);
        objective.status = "closed";
        objective.closedAt = clock.instant();
        objective.outcome = outcome;
        objective.retrospective = retrospective;
        objective.version++;
        record("objective.closed", objective, before, outcome);
        return objective;
    }

    @Transactional
    Objective reopen(String id, IfMatch ifMatch) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        if (!objective.status.equals("closed")) {
            throw wrongStatus("Only a closed objective is reopened.");
        }
        ObjectiveView before = shown(objective);
        objective.status = "active";
        objective.closedAt = null;
        objective.version++;
        record("objective.reopened", objective, before, null);
        return objective;
    }

    private static ProblemException wrongStatus(String sentence) {
        return new ProblemException(ObjectivesProblem.WRONG_STATUS, sentence);
    }

    static ObjectiveView shown(Objective objective) {
        return ObjectiveView.of(objective, null, null, null);
    }

    private void record(String event, Objective objective, ObjectiveView before, String reason) {
        ObjectiveView after = event.equals("objective.deleted") ? null : shown(objective);
        journal.record(new Entry(
                event,
                "objectives/" + objective.id,
                objective.department,
                visibility(objective),
                before,
                after,
                reason));
    }

    /** Entries about drafts are for their department. */
    public static Visibility visibility(Objective objective) {
        return objective.isPublished() ? Visibility.ALL : Visibility.DEPARTMENT;
    }

    /** What must hold of an objective before something of it is changed. */
    public static void mustNotBeClosed(Objective objective) {
        if (objective.status.equals("closed")) {
            throw new ProblemException(CommonProblem.CONFLICT, "A closed objective does not change; reopen it first.");
        }
    }

    /** Facts that events of an objective's parts carry. */
    public static Map<String, Object> context(Objective objective) {
        return Map.of(
                "objective", objective.id,
                "objectiveTitle", objective.title,
                "department", objective.department,
                "objectiveType", objective.type,
                "objectiveStatus", objective.status,
                "period", new Period(objective.periodStart, objective.periodEnd));
    }
}
