package io.bellwether.objectives.problem;

import io.bellwether.kit.problem.ProblemType;
import java.util.Locale;

/** The refusals of this service. */
public enum ObjectivesProblem implements ProblemType {
    OUTSIDE_RESPONSIBILITY(422, "Another department leads this type of objective"),
    WRONG_STATUS(409, "It is not in a status in which this can be done"),
    CHANGED_SINCE_DECIDED(409, "What the decision rests on has been changed"),
    CHANGED_SINCE(409, "What it would restore has been changed since"),
    OPEN_QUESTIONS(422, "A question of the template is not answered"),
    UNKNOWN_METRIC(422, "The measure names a metric that does not exist"),
    INVALID_MEASURE(422, "The measure cannot be used");

    private final int status;
    private final String title;

    ObjectivesProblem(int status, String title) {
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
