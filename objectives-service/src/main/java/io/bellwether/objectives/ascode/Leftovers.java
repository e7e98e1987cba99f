package io.bellwether.objectives.ascode;

import io.bellwether.kit.etag.IfMatch;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Objectives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a department has and its file does not name: drafts go, what was published is never removed silently. */
@ApplicationScoped
class Leftovers {

    private static final IfMatch WHATEVER = new IfMatch("*");

    @Inject
    Objectives store;

    @Inject
    ObjectiveService objectives;

    @Inject
    EntityManager entities;

    void remove(Run run) {
        Map<String, Objective> drafts = new LinkedHashMap<>();
        run.present().forEach((key, objective) -> {
            if (objective.isDraft()) {
                drafts.put(key, objective);
            } else if (!objective.status().equals("closed")) {
                run.faults()
                        .at(
                                "/objectives",
                                "would-remove-objective",
                                "The objective “" + objective.title() + "” is missing, and what is "
                                        + objective.status()
                                        + " is never removed silently. Put it back (if it was renamed,"
                                        + " with key: " + key + "), with status: closed and an outcome if it is over.");
            }
        });
        entities.flush();
        while (!drafts.isEmpty()) {
            int before = drafts.size();
            drafts.entrySet().removeIf(one -> {
                boolean free = !store.isServed(one.getValue().id());
                if (free) {
                    objectives.delete(one.getValue().id().toString(), WHATEVER);
                    entities.flush();
                    run.changes()
                            .delete(
                                    "objective",
                                    one.getKey(),
                                    one.getValue().id(),
                                    one.getValue().title());
                }
                return free;
            });
            if (drafts.size() == before) {
                drafts.forEach((key, objective) -> run.faults()
                        .at(
                                "/objectives",
                                "served",
                                "The draft “" + objective.title()
                                        + "” is missing, but others serve it or contribute to it."));
                return;
            }
        }
    }
}
