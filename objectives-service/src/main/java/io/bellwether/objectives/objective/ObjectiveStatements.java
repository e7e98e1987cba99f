package io.bellwether.objectives.objective;

import io.bellwether.kit.problem.ProblemException;
import io.bellwether.kit.transaction.OneAtATime;
import io.bellwether.objectives.catalogue.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.UUID;

/** What may be stated of an objective: its department, type and period are there, and what it serves fits. */
@ApplicationScoped
class ObjectiveStatements {

    @Inject
    OneAtATime oneAtATime;

    @Inject
    Objectives objectives;

    @Inject
    ObjectiveService service;

    @Inject
    Catalogue catalogue;

    @Inject
    Outside responsibility;

    /**
     * Writes a statement into an objective.
     *
     * @throws ProblemException 422 where it is not right
     */
    void write(Objective objective, ObjectiveRequest request) {
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
        oneAtATime.enter("who serves whom");
        Objective parent = objectives.findById(request.parent());
        if (parent == null || !service.isVisible(parent)) {
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
}
