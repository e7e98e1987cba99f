package io.bellwether.objectives.objective;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Visibility;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.function.Supplier;

/** Objectives as they are seen and stated; what becomes of them is told by {@link StatusChanges}. */
@ApplicationScoped
public class ObjectiveService {

    @Inject
    Objectives objectives;

    @Inject
    Policy policy;

    @Inject
    ObjectiveStatements statements;

    @Inject
    ObjectiveEntries entries;

    @Inject
    Outside responsibility;

    @Inject
    Lives lives;

    @Inject
    Event<PeriodChanged> periodChanged;

    /** An objective that the caller may see; else 404. */
    @Transactional
    public Objective visible(String id) {
        return visible(objectives.findById(Ids.parse(id, "objective")));
    }

    Objective visible(Objective objective) {
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
        statements.write(objective, request);
        objective.key = key != null ? key : Keys.free(Keys.of(objective.title), objectives.keys(objective.department));
        objectives.persist(objective);
        lives.born(objective);
        entries.record("objective.created", objective, null, null);
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
        statements.write(objective, request);
        boolean moved = !request.period().equals(before.period());
        if (moved) {
            lives.changed(objective, request);
            periodChanged.fire(new PeriodChanged(objective, before.period()));
        }
        objective.version++;
        entries.record("objective.changed", objective, before, moved ? request.reason() : null);
        return objective;
    }

    /** Removes a draft that no other one serves or contributes to. */
    @Transactional
    public void delete(String id, IfMatch ifMatch) {
        Objective objective = own(id);
        ifMatch.check(objective.version);
        if (!objective.isDraft()) {
            throw StatusChanges.wrongStatus("Only drafts are deleted; close this one instead.");
        }
        if (objectives.isServed(objective.id)) {
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    "Other objectives serve this one or contribute to it; let them serve another one first.");
        }
        entries.record("objective.deleted", objective, shown(objective), null);
        objectives.delete(objective);
    }

    /** What is shown of an objective alone. */
    public static ObjectiveView shown(Objective objective) {
        return ObjectiveView.of(objective, null, null, null);
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
