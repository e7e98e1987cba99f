package io.bellwether.measurements.fact;

import io.bellwether.kit.problem.ProblemException;
import java.sql.SQLException;
import java.util.Set;

/** What a database that cannot take a push right now comes to for who sent it. */
final class Refusals {

    /** Deadlock, serialization failure, lock timeout. */
    private static final Set<String> IN_THE_WAY = Set.of("40P01", "40001", "55P03");

    private Refusals() {}

    static RuntimeException of(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        if (IN_THE_WAY.contains(state)) {
            return (RuntimeException) ProblemException.unavailable(
                            "Another push of the same source is under way; send this one again in a moment.", 1)
                    .initCause(failed);
        }
        // without a state: no connection could be had
        if (state.isEmpty() || state.startsWith("08") || state.startsWith("57")) {
            return (RuntimeException) ProblemException.unavailable("The database is not available right now.", 2)
                    .initCause(failed);
        }
        return new IllegalStateException("measurements cannot be stored", failed);
    }
}
