package io.bellwether.measurements.importing;

import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;

/** A file that can be read in more than one way, or in none; never guessed at. */
final class Unclear extends Exception {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String code;

    /**
     * @param what the parameter that settles it, or {@code file}
     * @param code stable slug
     */
    Unclear(String what, String code, String sentence) {
        super(sentence, null, false, false);
        this.what = what;
        this.code = code;
    }

    /** 422 saying the same. */
    ProblemException problem() {
        return new ProblemException(MeasurementsProblem.UNCLEAR_FILE, getMessage()).at(what, code, getMessage());
    }
}
