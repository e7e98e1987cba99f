package io.bellwether.governance.problem;

import io.bellwether.kit.problem.ProblemType;
import java.util.Locale;

/** The refusals of this service. */
public enum GovernanceProblem implements ProblemType {
    KEY_TAKEN(409, "There is one with this key already"),
    LATER_RESPONSIBILITY(409, "A later responsibility begins inside"),
    DECISION_PENDING(409, "A decision on it is being carried out"),
    IN_FORCE(409, "What has been in force stays in the history"),
    DEPARTMENT_CLOSED(409, "The department is closed");

    private final int status;
    private final String title;

    GovernanceProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
