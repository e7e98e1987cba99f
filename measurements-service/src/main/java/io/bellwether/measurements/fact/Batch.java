package io.bellwether.measurements.fact;

import io.bellwether.kit.journal.Actor;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Facts that one client recorded under one source in one commit. */
final class Batch {

    final long id;
    final String source;
    final Actor actor;
    final CellSet cells = new CellSet();
    final Map<String, LocalDate> complete = new HashMap<>();
    long newest = Long.MIN_VALUE;
    long accepted;
    long unchanged;
    long restated;
    long rejected;

    Batch(long id, String source, Actor actor) {
        this.id = id;
        this.source = source;
        this.actor = actor;
    }

    boolean fits(Push push) {
        return source.equals(push.source())
                && actor.subject().equals(push.actor().subject())
                && actor.client().equals(push.actor().client());
    }

    void count(Push push) {
        Tally tally = push.tally();
        accepted += tally.accepted();
        unchanged += tally.unchanged();
        restated += tally.restated();
        rejected += tally.rejected();
    }

    boolean changedAnything() {
        return accepted > 0 || restated > 0;
    }
}
