package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.objectives.objective.ObjectiveService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.function.Supplier;

/** Takes the newest version of a shared definition over, as a new version of the KPI that refers to it. */
@ApplicationScoped
class TakeOver {

    @Inject
    KpiService service;

    @Inject
    KpiViews views;

    @Inject
    KpiChanges changes;

    @Inject
    Sharing sharing;

    @Inject
    CurrentCaller caller;

    @Inject
    Journal journal;

    @Transactional
    KpiService.Found newest(String id, IfMatch ifMatch, Supplier<String> reason) {
        KpiService.Found found = service.own(id);
        ifMatch.check(found.kpi().version);
        ObjectiveService.mustNotBeClosed(found.objective());
        String why = reason.get();
        ObjectNode fields = sharing.takeOver(found.version());
        String said = why == null || why.isBlank()
                ? "Version " + fields.at("/shared/version").asInt() + " of the shared definition was taken over."
                : why;
        Map<String, Object> before = views.event(found.objective(), found.kpi(), found.version());
        KpiVersion version = changes.next(
                found.kpi(), found.objective(), fields, caller.get().name(), said);
        journal.record(new Entry(
                "kpi.taken-over",
                "kpis/" + found.kpi().id,
                found.objective().department(),
                ObjectiveService.visibility(found.objective()),
                before,
                views.event(found.objective(), found.kpi(), version),
                said));
        return new KpiService.Found(found.kpi(), version, found.objective());
    }
}
