package io.bellwether.measurements.intake;

import io.bellwether.measurements.fact.Fact;
import io.bellwether.measurements.fact.Fate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of rows that hold several measurements each: restated when one of them was, else accepted when one of them
 * was, else unchanged. All facts of a row come in one piece.
 */
public final class RowTally {

    private long accepted;
    private long unchanged;
    private long restated;

    void count(List<Fact> piece) {
        Map<Long, Fate> fates = new HashMap<>();
        for (Fact fact : piece) {
            if (fact.row > 0) {
                fates.merge(fact.row, fact.fate, RowTally::stronger);
            }
        }
        for (Fate fate : fates.values()) {
            switch (fate) {
                case ACCEPTED -> accepted++;
                case UNCHANGED -> unchanged++;
                case RESTATED -> restated++;
            }
        }
    }

    private static Fate stronger(Fate one, Fate other) {
        if (one == Fate.RESTATED || other == Fate.RESTATED) {
            return Fate.RESTATED;
        }
        return one == Fate.ACCEPTED ? one : other;
    }

    public long accepted() {
        return accepted;
    }

    public long unchanged() {
        return unchanged;
    }

    public long restated() {
        return restated;
    }
}
