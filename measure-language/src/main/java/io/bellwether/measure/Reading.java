package io.bellwether.measure;

import java.util.Map;

/** A formula that was read: its tree, and where each part of it stands. */
public final class Reading {

    private final Measure measure;
    private final Map<Object, Integer> columns;

    Reading(Measure measure, Map<Object, Integer> columns) {
        this.measure = measure;
        this.columns = columns;
    }

    public Measure measure() {
        return measure;
    }

    /**
     * Where a part begins.
     *
     * @param part a measure or a matcher of this very tree, not merely an equal one
     * @return its 1-based column; of a selection that of the metric, as aggregates are never in doubt here
     */
    public int column(Object part) {
        Integer column = columns.get(part);
        if (column == null) {
            throw new IllegalArgumentException("not a part of this reading: " + part);
        }
        return column;
    }
}
