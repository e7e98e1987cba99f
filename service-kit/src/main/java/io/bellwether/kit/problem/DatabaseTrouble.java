package io.bellwether.kit.problem;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;

/** Why a database did not take a statement though nothing is wrong with it; the same may go well in a moment. */
public enum DatabaseTrouble {
    /** Another transaction held what this one wanted: deadlock, serialization failure, lock timeout. */
    IN_THE_WAY,
    /**
     * Another transaction made what this one looked for in vain, or removed what it had read. Who looks again finds that, and
     * says so; for who does not, it is a defect.
     */
    OVERTAKEN,
    /** It is shut down, starting, or out of connections. */
    AWAY,
    NONE;

    private static final Set<String> HELD = Set.of("40P01", "40001", "55P03");

    /** A unique or a foreign key. */
    private static final Set<String> BROKEN = Set.of("23505", "23503");

    /** The trouble that an error somewhere in the chain of causes tells of. */
    public static DatabaseTrouble in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failed) {
                return of(failed);
            }
            if (cause instanceof OptimisticLockException) {
                return OVERTAKEN;
            }
        }
        return NONE;
    }

    private static DatabaseTrouble of(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        if (HELD.contains(state)) {
            return IN_THE_WAY;
        }
        if (BROKEN.contains(state)) {
            return OVERTAKEN;
        }
        // without a state: the pool had no connection to give
        boolean away = state.isEmpty() || state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
        return away ? AWAY : NONE;
    }

    /** What it comes to for who asked, or null when it is a defect. */
    public ProblemException refusal(Throwable failed) {
        ProblemException refusal =
                switch (this) {
                    case IN_THE_WAY ->
                        ProblemException.unavailable(
                                "Something else was changing the same at that moment; nothing of this request is stored. Send it again.",
                                1);
                    case AWAY -> ProblemException.unavailable("The database is not available right now.", 2);
                    case OVERTAKEN, NONE -> null;
                };
        if (refusal != null) {
            refusal.initCause(failed);
        }
        return refusal;
    }
}
