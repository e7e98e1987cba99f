package io.bellwether.objectives.ascode;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.transaction.OneAtATime;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Objectives;
import io.bellwether.objectives.standing.Recomputation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a department what its file says, all of it or nothing. A plan is the same with the transaction rolled back: what it
 * tells is what would happen, refusals included.
 */
@ApplicationScoped
class AsCode {

    @Inject
    FileReader reader;

    @Inject
    OneAtATime oneAtATime;

    @Inject
    Objectives objectives;

    @Inject
    Present present;

    @Inject
    ObjectiveMaker maker;

    @Inject
    Leftovers leftovers;

    @Inject
    WhoseFile whose;

    @Inject
    Recomputation recomputation;

    @Inject
    Policy policy;

    @Inject
    EntityManager entities;

    @Inject
    TransactionSynchronizationRegistry transaction;

    /** What was done or would be, and the tag of the department's definitions after it (for a plan: before). */
    record Outcome(Plan plan, String tag) {}

    @Transactional
    Outcome run(YamlTree file, String asked, IfMatch ifMatch, boolean apply) {
        String department = whose.department(file.root(), asked);
        policy.requireFor("ascode", department, "department");
        oneAtATime.enter("the file of " + department);
        objectives.lockAll(department);
        recomputation.together();
        String tag = present.tag(department);
        ifMatch.checkIfGiven(tag);
        Faults faults = new Faults(file);
        Stated stated = reader.read(file, department, faults);
        faults.refuseIfAny();
        Run run = new Run(file, stated, faults, present.objectives(department));
        for (Stated.StatedObjective one : stated.objectives()) {
            make(one, run, new HashSet<>());
        }
        leftovers.remove(run);
        faults.refuseIfAny();
        entities.flush();
        if (apply) {
            recomputation.doneTogether();
        } else {
            transaction.setRollbackOnly();
        }
        return new Outcome(run.changes().plan(department, apply), apply ? present.tag(department) : tag);
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
        run.faults().doing(one.place().pointer(), () -> maker.make(one, parent, run));
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
}
