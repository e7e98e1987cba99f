package io.bellwether.objectives.objective;

import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What the journal is told of objectives themselves. */
@ApplicationScoped
class ObjectiveEntries {

    @Inject
    Journal journal;

    /** Tells of a change; {@code before} is null where there was nothing, and nothing comes after a deletion. */
    void record(String event, Objective objective, ObjectiveView before, String reason) {
        ObjectiveView after = event.equals("objective.deleted") ? null : ObjectiveService.shown(objective);
        journal.record(new Entry(
                event,
                "objectives/" + objective.id,
                objective.department,
                ObjectiveService.visibility(objective),
                before,
                after,
                reason));
    }
}
