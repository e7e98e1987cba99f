package io.bellwether.measurements;

import io.bellwether.kit.problem.ProblemType;
import java.util.Locale;

/** What this service refuses, beside what every service does. */
public enum MeasurementsProblem implements ProblemType {
    METRIC_EXISTS(409, "A metric of this key exists"),
    SOURCE_EXISTS(409, "A source of this key exists"),
    PROFILE_EXISTS(409, "An import profile of this name exists"),
    WATCH_EXISTS(409, "A watch of this name exists"),
    UNCLEAR_FILE(422, "The file cannot be read with certainty"),
    METRICS_MISSING(422, "The profile fills metrics that nobody has defined"),
    REFUSED_MEASUREMENTS(422, "Some lines are refused, nothing was stored"),
    REFUSED_MEASURE(422, "This measure cannot be computed"),
    UNKNOWN_SOURCE(422, "The source is not registered"),
    KEY_OF_ANOTHER_SOURCE(422, "A measurement belongs to another source"),
    TOO_BUSY(429, "Too many pushes at once");

    private final int status;
    private final String title;

    MeasurementsProblem(int status, String title) {
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
