package io.bellwether.governance.department;

import io.bellwether.kit.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The departments that there are. */
@ApplicationScoped
public class Departments implements PanacheRepositoryBase<Department, String> {

    /** 422 at a pointer unless there is such a department. */
    public void mustKnow(String key, String pointer) {
        if (key == null || findById(key) == null) {
            throw ProblemException.invalid(pointer, "unknown-department", "There is no department \"" + key + "\".");
        }
    }
}
