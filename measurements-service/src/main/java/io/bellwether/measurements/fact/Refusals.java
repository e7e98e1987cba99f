package io.bellwether.measurements.fact;

import io.bellwether.kit.problem.DatabaseTrouble;
import java.sql.SQLException;

/** What a database that cannot take a push right now comes to for who sent it. */
final class Refusals {

    private Refusals() {}

    static RuntimeException of(SQLException failed) {
        RuntimeException later = DatabaseTrouble.in(failed).refusal(failed);
        return later != null ? later : new IllegalStateException("measurements cannot be stored", failed);
    }
}
