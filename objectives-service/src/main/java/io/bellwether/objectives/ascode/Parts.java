package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.objectives.initiative.Initiative;
import io.bellwether.objectives.initiative.InitiativeRequest;
import io.bellwether.objectives.initiative.InitiativeService;
import io.bellwether.objectives.kpi.Kpi;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.kpi.KpiVersion;
import io.bellwether.objectives.kpi.Kpis;
import io.bellwether.objectives.kpi.Statements;
import io.bellwether.objectives.objective.Objective;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;

/** Makes an objective's KPIs and initiatives what the file says. */
@ApplicationScoped
class Parts {

    private static final IfMatch WHATEVER = new IfMatch("*");

    @Inject
    Present present;

    @Inject
    KpiService kpis;

    @Inject
    Statements statements;

    @Inject
    Kpis kept;

    @Inject
    InitiativeService initiatives;

    @Inject
    Validator validator;

    /** Where the parts belong. */
    record Owner(Objective objective, String key, boolean closed) {}

    void kpis(Owner owner, Stated.StatedObjective stated, Changes changes, Faults faults) {
        Map<String, Kpi> missing = present.kpis(owner.objective().id());
        for (Stated.Part part : stated.kpis()) {
            Kpi kpi = missing.remove(part.place().key());
            String key = owner.key() + "/" + part.place().key();
            JsonBody body = JsonBody.of(part.body(), validator);
            ObjectNode after = statements.stated(
                    body, owner.objective().periodStart(), owner.objective().periodEnd());
            if (kpi == null) {
                changing(owner, part, faults, () -> {
                    KpiService.Found made = kpis.create(
                            owner.objective().id().toString(),
                            body,
                            part.place().key());
                    changes.create(
                            "kpi",
                            key,
                            made.kpi().id(),
                            part.place(),
                            made.kpi().name());
                });
                continue;
            }
            KpiVersion newest = kept.newest(kpi);
            List<Plan.Field> fields = Difference.between(present.read(newest.body()), after);
            if (fields.isEmpty()) {
                changes.same();
                continue;
            }
            String reason = part.body().path("reason").asText(null);
            if (owner.objective().isPublished() && !owner.closed() && !isAReason(reason, newest, part, faults)) {
                continue;
            }
            changing(owner, part, faults, () -> {
                kpis.replace(kpi.id().toString(), WHATEVER, body);
                changes.change("kpi", key, kpi.id(), part.place(), fields, reason, kpi.name());
            });
        }
        missing.forEach((name, kpi) -> {
            if (owner.objective().isPublished()) {
                faults.at(
                        stated.place().pointer(),
                        "would-remove-kpi",
                        "The KPI “" + kpi.name() + "” is missing, and a KPI of a published objective stays. Put it back"
                                + " (if it was renamed, with key: " + name + "), or close the objective.");
            } else {
                kpis.delete(kpi.id().toString(), WHATEVER);
                changes.delete("kpi", owner.key() + "/" + name, kpi.id(), kpi.name());
            }
        });
    }

    /** A change of an active KPI says why, and a reason that was left standing says nothing about this change. */
    private static boolean isAReason(String reason, KpiVersion newest, Stated.Part part, Faults faults) {
        if (reason == null || reason.isBlank()) {
            faults.at(
                    part.place().pointer(),
                    "reason-required",
                    "A change of an active KPI says why: add a reason to it.");
            return false;
        }
        if (reason.equals(newest.reason())) {
            faults.at(
                    part.place().pointer() + "/reason",
                    "old-reason",
                    "This is the reason of the change before; say why it changes now.");
            return false;
        }
        return true;
    }

    void initiatives(Owner owner, Stated.StatedObjective stated, Changes changes, Faults faults) {
        Map<String, Initiative> missing = present.initiatives(owner.objective().id());
        for (Stated.Part part : stated.initiatives()) {
            Initiative initiative = missing.remove(part.place().key());
            String key = owner.key() + "/" + part.place().key();
            InitiativeRequest request = JsonBody.of(part.body(), validator).as(InitiativeRequest.class);
            if (initiative == null) {
                changing(owner, part, faults, () -> {
                    InitiativeService.Found made = initiatives.create(
                            owner.objective().id().toString(),
                            () -> request,
                            part.place().key());
                    changes.create("initiative", key, made.id(), part.place(), request.title());
                });
                continue;
            }
            List<Plan.Field> fields =
                    Difference.between(present.read(initiative.body()), present.read(initiatives.checked(request)));
            if (fields.isEmpty()) {
                changes.same();
                continue;
            }
            changing(owner, part, faults, () -> {
                initiatives.replace(initiative.id().toString(), WHATEVER, () -> request);
                changes.change("initiative", key, initiative.id(), part.place(), fields, null, request.title());
            });
        }
        missing.forEach((name, initiative) -> {
            ObjectNode body = present.read(initiative.body());
            boolean only = owner.objective().isPublished()
                    && !body.path("status").asText().equals("planned");
            if (only) {
                faults.at(
                        stated.place().pointer(),
                        "would-remove-initiative",
                        "The initiative “" + body.path("title").asText()
                                + "” is missing and is more than planned. Put it"
                                + " back (if it was renamed, with key: " + name
                                + "), with status: ended if it is over.");
            } else {
                initiatives.delete(initiative.id().toString(), WHATEVER);
                changes.delete(
                        "initiative",
                        owner.key() + "/" + name,
                        initiative.id(),
                        body.path("title").asText());
            }
        });
    }

    private static void changing(Owner owner, Stated.Part part, Faults faults, Runnable change) {
        if (owner.closed()) {
            faults.at(
                    part.place().pointer(), "closed", "A closed objective does not change; status: active reopens it.");
        } else {
            faults.doing(part.place().pointer(), change);
        }
    }
}
