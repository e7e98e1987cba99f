package io.bellwether.measurements.fact;

import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;

/** Facts of one date out of several packed days, in the order of their places. */
final class DayMerge {

    private final PriorityQueue<DayCursor> waiting = new PriorityQueue<>(DayMerge::compare);
    private DayCursor current;

    /** Takes a fact; the object is filled again for the next. */
    interface Sink {
        void fact(StoredFact fact);
    }

    /**
     * @param cursors those that hold later recorded facts later
     */
    DayMerge(List<DayCursor> cursors) {
        for (int i = 0; i < cursors.size(); i++) {
            DayCursor cursor = cursors.get(i);
            cursor.order = i;
            if (cursor.next()) {
                waiting.add(cursor);
            }
        }
    }

    /** Of each place the fact that counts as known; none where it was moved away by then. */
    void each(LongPredicate knownBatch, Sink sink) {
        StoredFact held = new StoredFact();
        boolean counts = false;
        for (StoredFact fact = next(); fact != null; fact = next()) {
            boolean known = knownBatch.test(fact.batch);
            if (!held.samePlace(fact)) {
                if (counts && !held.gone) {
                    sink.fact(held);
                }
                held.set(fact);
                counts = known;
            } else if (known) {
                held.set(fact);
                counts = true;
            }
        }
        if (counts && !held.gone) {
            sink.fact(held);
        }
    }

    /** All that was recorded at each place; what one batch wrote twice was never seen in between. */
    void all(Sink sink) {
        StoredFact held = new StoredFact();
        boolean holds = false;
        for (StoredFact fact = next(); fact != null; fact = next()) {
            if (holds && !(held.batch == fact.batch && held.samePlace(fact))) {
                sink.fact(held);
            }
            held.set(fact);
            holds = true;
        }
        if (holds) {
            sink.fact(held);
        }
    }

    private StoredFact next() {
        if (current == null || !current.next()) {
            current = waiting.poll();
        } else if (!waiting.isEmpty() && compare(waiting.peek(), current) < 0) {
            waiting.add(current);
            current = waiting.poll();
        }
        return current == null ? null : current.fact;
    }

    private static int compare(DayCursor a, DayCursor b) {
        int place = a.fact.comparePlace(b.fact);
        if (place != 0) {
            return place;
        }
        int batch = Long.compare(a.fact.batch, b.fact.batch);
        return batch != 0 ? batch : Integer.compare(a.order, b.order);
    }
}
