package io.bellwether.governance.department;

import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The departments that there are. */
@ApplicationScoped
public class Departments implements PanacheRepositoryBase<Department, String> {

    @Inject
    Members members;

    @Inject
    Journal journal;

    /** 422 at a pointer unless there is such a department. */
    public void mustKnow(String key, String pointer) {
        if (key == null || findById(key) == null) {
            throw ProblemException.invalid(pointer, "unknown-department", "There is no department \"" + key + "\".");
        }
    }

    /** 422 at a pointer unless there is such a department and it was not closed. */
    public void mustBeOpen(String key, String pointer) {
        mustKnow(key, pointer);
        if (findById(key).closed) {
            throw ProblemException.invalid(pointer, "closed-department", "The department \"" + key + "\" is closed.");
        }
    }

    /** Whether there is such a department and it was closed. */
    public boolean isClosed(String key) {
        return findByIdOptional(key).map(one -> one.closed).orElse(false);
    }

    /** @throws ProblemException 404 */
    public Department existing(String key) {
        return findByIdOptional(key).orElseThrow(() -> ProblemException.notFound("department"));
    }

    /** The same for who changes it: nobody else does until the transaction ends. */
    public Department locked(String key) {
        return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.notFound("department"));
    }

    public DepartmentView view(Department one) {
        return new DepartmentView(
                one.key, one.name, one.parent, one.closed, one.closing, members.has(one.key), one.version);
    }

    /** Its objectives are moving by a decision. */
    public void closing(Department one, UUID decision, String reason) {
        DepartmentState before = DepartmentState.of(one);
        one.closing = decision;
        one.version++;
        record("department.changed", one, before, reason);
    }

    /** The department that is to be closed by a decision. */
    public Optional<Department> closing(UUID decision) {
        return find("closing", decision).firstResultOptional();
    }

    /** Nothing is left that must go on. */
    public void close(Department one, String reason) {
        DepartmentState before = DepartmentState.of(one);
        one.closed = true;
        one.closing = null;
        one.version++;
        record("department.closed", one, before, reason);
    }

    /** Its objectives could not be moved. */
    public void stays(Department one, String why) {
        DepartmentState before = DepartmentState.of(one);
        one.closing = null;
        one.version++;
        record("department.changed", one, before, "It could not be closed: " + why);
    }

    void record(String event, Department one, DepartmentState before, String reason) {
        journal.record(Entry.open(event, "departments/" + one.key, one.key, before, DepartmentState.of(one), reason));
    }
}
