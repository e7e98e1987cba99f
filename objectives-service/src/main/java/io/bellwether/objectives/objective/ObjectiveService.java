package io.bellwether.objectives.objective;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.access.Relation;
import io.bellwether.kit.caller.CurrentCaller;
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
import jakarta.enterprise.event.Event;
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
    Outside responsibility;

    @Inject
    Lives lives;

    @Inject
    Event<PeriodChanged> periodChanged;

    @Inject
    Clock clock;

    /** An objective that the caller may see; else 404. */
    @Transactional
    public Objective visible(String id) {
        return visible(objectives.findById(Ids.parse(id, "objective")));
    }

    private Objective visible(Objective objective) {
        if (objective == null || !isVisible(objective)) {
            throw ProblemException.notFound("objective");
        }
        return objective;
    }

    /** An objective that the caller may change, locked until the transaction ends; else 404 or 403. */
    @Transactional
    public Objective own(String id) {
        Objective objective = visible(objectives.locked(Ids.parse(id, "objective")));
        policy.requireFor("objective.edit", objective.department, "objective");
        return objective;
    }

    /**
     * Whether the current caller may see it. Drafts are for their department and the coordinator; while consent is asked
     * for, also for the department that has to give it.
     */
    public boolean isVisible(Objective objective) {
        return objective.isPublished()
                || policy.allowsFor("draft.read", objective.department)
                || (objective.awaitsConsent() && responsibility.isLedByTheCaller(objective.type));
    }

    /**
     * States one, as a draft.
     *
     * @param key its name in files; null: by its title
     */
    @Transactional
    public Objective create(ObjectiveRequest request, String key) {
        policy.requireFor("objective.create", request.department(), "department");
        Objective objective = new Objective();
        objective.id = Ids.next();
        objective.status = "draft";
        objective.version = 1;
        write(objective, request);
        objective.key = key != null ? key : Keys.free(Keys.of(objective.title), objectives.keys(objective.department));
        objectives.persist(objective);
        lives.born(objective);
        record("objective.created", objective, null, null);
        return objective;
    }

    /** Replaces what may be edited. */
    @Transactional
    public Objective replace(String id, IfMatch ifMatch, Supplier<ObjectiveRequest> body) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        mustNotBeClosed(objective);
        ObjectiveRequest request = body.get();
        if (!request.department().equals(objective.department)) {
            throw ProblemException.invalid(
                    "/department",
                    "not-by-edit",
                    "An objective moves to another department by a transfer, decided by the coordinator.");
        }
        ObjectiveView before = shown(objective);
        write(objective, request);
        boolean moved = !request.period().equals(before.period());
        if (moved) {
            lives.changed(objective, request);
            periodChanged.fire(new PeriodChanged(objective, before.period()));
        }
        objective.version++;
        record("objective.changed", objective, before, moved ? request.reason() : null);
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
        if (objective.department == null && catalogue.isClosed(request.department())) {
            throw ProblemException.invalid(
                    "/department",
                    "closed-department",
                    "The department \"" + request.department() + "\" is closed and takes no new objectives.");
        }
        if (catalogue.type(request.type()).isEmpty()) {
            throw ProblemException.invalid(
                    "/type", "unknown-type", "There is no objective type \"" + request.type() + "\".");
        }
        theParentFits(objective, request);
        objective.title = request.title().strip();
        objective.description = request.description();
        objective.type = request.type();
        objective.department = request.department();
        objective.parent = request.parent();
        objective.weight = request.weight() == null ? BigDecimal.ONE : request.weight();
        objective.deputy = request.deputy();
        objective.periodStart = request.period().start();
        objective.periodEnd = request.period().end();
        objective.links = Link.checked(request.links());
        objective.outside = responsibility.isOutside(objective);
    }

    private void theParentFits(Objective objective, ObjectiveRequest request) {
        if (request.parent() == null || request.parent().equals(objective.parent)) {
            return;
        }
        Objective parent = objectives.findById(request.parent());
        if (parent == null || !isVisible(parent)) {
            throw ProblemException.invalid("/parent", "unknown-objective", "There is no such objective to serve.");
        }
        if (!parent.department.equals(Catalogue.ORGANISATION) && !parent.department.equals(request.department())) {
            throw ProblemException.invalid(
                    "/parent",
                    "wrong-parent",
                    "An objective serves one of the organisation or of its own department, not one of "
                            + parent.department + ".");
        }
        if (parent.status.equals("closed")) {
            throw ProblemException.invalid("/parent", "closed-parent", "The objective to serve is closed.");
        }
        nobodyServesItself(objective.id, parent);
    }

    private void nobodyServesItself(UUID id, Objective parent) {
        for (Objective above = parent; above != null; ) {
            if (above.id.equals(id)) {
                throw ProblemException.invalid("/parent", "circle", "An objective cannot serve itself.");
            }
            above = above.parent == null ? null : objectives.findById(above.parent);
        }
    }

    /** Removes a draft that no other one serves or contributes to. */
    @Transactional
    public void delete(String id, IfMatch ifMatch) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        if (!objective.isDraft()) {
            throw wrongStatus("Only drafts are deleted; close this one instead.");
        }
        if (objectives.isServed(objective.id)) {
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    "Other objectives serve this one or contribute to it; let them serve another one first.");
        }
        record("objective.deleted", objective, shown(objective), null);
        objectives.delete(objective);
    }

    /** Publishes a draft, or asks for consent where the type's policy wants it. */
    @Transactional
    public Objective activate(String id, IfMatch ifMatch) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        if (!objective.isDraft()) {
            throw wrongStatus("Only a draft is activated; this one is " + objective.status + ".");
        }
        ObjectiveView before = shown(objective);
        String event = publish(objective, "objective.activated");
        objective.version++;
        record(event, objective, before, null);
        return objective;
    }

    /** Publishes as the type's policy allows, and says what happened. */
    private String publish(Objective objective, String event) {
        objective.outside = responsibility.isOutside(objective);
        return switch (objective.outside ? responsibility.policy(objective) : "advise") {
            case "refuse" -> throw responsibility.refusal(objective);
            case "consent" -> {
                objective.status = "awaiting-consent";
                objective.consentGranted = null;
                yield "objective.awaiting-consent";
            }
            default -> {
                objective.status = "active";
                yield event;
            }
        };
    }

    @Transactional
    Objective consent(String id, IfMatch ifMatch, Supplier<ConsentRequest> body) {
        Objective objective = visible(objectives.locked(Ids.parse(id, "objective")));
        Set<Relation> held = responsibility.isLedByTheCaller(objective.type) ? Set.of(Relation.LEADING) : Set.of();
        policy.require("consent.decide", held, "objective");
        ifMatch.checkIfGiven(objective.version);
        if (!objective.status.equals("awaiting-consent")) {
            throw wrongStatus("Nobody asks for consent to this objective.");
        }
        ConsentRequest request = body.get();
        boolean granted = request.granted();
        String reason = request.reason();
        if (!granted && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("/reason", "required", "A refusal says why.");
        }
        ObjectiveView before = shown(objective);
        objective.status = granted ? "active" : "draft";
        objective.consentGranted = granted;
        objective.consentReason = reason;
        objective.consentBy = caller.get().name();
        objective.consentAt = clock.instant();
        objective.version++;
        record(granted ? "objective.consented" : "objective.refused", objective, before, reason);
        return objective;
    }

    /** Ends an active one with what came of it. */
    @Transactional
    public Objective close(String id, IfMatch ifMatch, Supplier<CloseRequest> body) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        if (!objective.status.equals("active")) {
            throw wrongStatus("Only an active objective is closed; this one is " + objective.status + ".");
        }
        CloseRequest request = body.get();
        ObjectiveView before = shown(objective);
        objective.status = "closed";
        objective.closedAt = clock.instant();
        lives.closed(objective);
        objective.outcome = request.outcome();
        objective.retrospective = request.retrospective();
        objective.version++;
        record("objective.closed", objective, before, request.outcome());
        return objective;
    }

    /** Makes a closed one active again, as its type's policy allows. */
    @Transactional
    public Objective reopen(String id, IfMatch ifMatch) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        if (!objective.status.equals("closed")) {
            throw wrongStatus("Only a closed objective is reopened.");
        }
        ObjectiveView before = shown(objective);
        objective.closedAt = null;
        lives.reopened(objective);
        String event = publish(objective, "objective.reopened");
        objective.version++;
        record(event, objective, before, null);
        return objective;
    }

    private static ProblemException wrongStatus(String sentence) {
        return new ProblemException(ObjectivesProblem.WRONG_STATUS, sentence);
    }

    /** What is shown of an objective alone. */
    public static ObjectiveView shown(Objective objective) {
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
