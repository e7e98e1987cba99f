package io.bellwether.measurements.rollup;

import io.bellwether.measurements.fact.CellSet;
import io.bellwether.measurements.fact.Moment;

/** Folded days as of one snapshot. */
public interface FoldedDays {

    /** The days when nothing had been recorded. */
    FoldedDays NONE = new FoldedDays() {
        @Override
        public SeriesDays days(int series) {
            return SeriesDays.NONE;
        }

        @Override
        public void unsure(int series, Moment moment, CellSet into) {}
    };

    /** The folded days of a series; never null, never changed. */
    SeriesDays days(int series);

    /** Adds the days of a series that the rollup cannot vouch for at a moment: changed and not folded, or changed later. */
    void unsure(int series, Moment moment, CellSet into);
}
