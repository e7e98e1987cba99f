package io.bellwether.measurements.intake;

import io.bellwether.kit.problem.ProblemException;

/** {@code ?onError=}: {@code reject} (default) stores all or nothing, {@code skip} the good lines. */
public final class OnError {

    private OnError() {}

    /**
     * Whether refused lines are passed over.
     *
     * @throws ProblemException 400 for another word
     */
    public static boolean skips(String word) {
        if (word == null || word.isEmpty() || word.equals("reject")) {
            return false;
        }
        if (word.equals("skip")) {
            return true;
        }
        throw ProblemException.badParameter("onError", "onError must be reject or skip.");
    }
}
