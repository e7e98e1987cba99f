package io.bellwether.objectives.objective;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.access.Relation;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.problem.ObjectivesProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;

/** The life of an objective: published, by consent where the type's policy wants it, closed, and made active again. */
@ApplicationScoped
public class StatusChanges {

    @Inject
    ObjectiveService service;

    @Inject
    Objectives objectives;

    @Inject
    ObjectiveEntries entries;

    @Inject
    Policy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    Outside responsibility;

    @Inject
    Lives lives;

    @Inject
    Clock clock;

    /** Publishes a draft, or asks for consent where the type's policy wants it. */
    @Transactional
    public Objective activate(String id, IfMatch ifMatch) {
        Objective objective = service.own(id);
        ifMatch.check(objective.version);
        if (!objective.isDraft()) {
            throw wrongStatus("Only a draft is activated; this one is " + objective.status + ".");
        }
        ObjectiveView before = ObjectiveService.shown(objective);
        String event = publish(objective, "objective.activated");
        objective.version++;
        entries.record(event, objective, before, null);
        return objective;
    }

    /** Publishes as the type's policy allows, and says what happened. */
    private String publish(Objective objective, String event) {
        objective.outside = responsibility.isOutside(objective);
        return switch (objective.outside ? responsibility.policy(objective) : "advise") {
            case "refuse" -> throw responsibility.refusal(objective);
            case "consent" -> {
                objective.status = "awaiting-consent";
                objective.consentGranted = null;
                yield "objective.awaiting-consent";
            }
            default -> {
                objective.status = "active";
                yield event;
            }
        };
    }

    @Transactional
    Objective consent(String id, IfMatch ifMatch, Supplier<ConsentRequest> body) {
        Objective objective = service.visible(objectives.locked(Ids.parse(id, "objective")));
        Set<Relation> held = responsibility.isLedByTheCaller(objective.type) ? Set.of(Relation.LEADING) : Set.of();
        policy.require("consent.decide", held, "objective");
        ifMatch.checkIfGiven(objective.version);
        if (!objective.status.equals("awaiting-consent")) {
            throw wrongStatus("Nobody asks for consent to this objective.");
        }
        ConsentRequest request = body.get();
        boolean granted = request.granted();
        String reason = request.reason();
        if (!granted && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("/reason", "required", "A refusal says why.");
        }
        ObjectiveView before = ObjectiveService.shown(objective);
        objective.status = granted ? "active" : "draft";
        objective.consentGranted = granted;
        objective.consentReason = reason;
        objective.consentBy = caller.get().name();
        objective.consentAt = clock.instant();
        objective.version++;
        entries.record(granted ? "objective.consented" : "objective.refused", objective, before, reason);
        return objective;
    }

    /** Ends an active one with what came of it. */
    @Transactional
    public Objective close(String id, IfMatch ifMatch, Supplier<CloseRequest> body) {
        Objective objective = service.own(id);
        ifMatch.check(objective.version);
        if (!objective.status.equals("active")) {
            throw wrongStatus("Only an active objective is closed; this one is " + objective.status + ".");
        }
        CloseRequest request = body.get();
        ObjectiveView before = ObjectiveService.shown(objective);
        objective.status = "closed";
        objective.closedAt = clock.instant();
        lives.closed(objective);
        objective.outcome = request.outcome();
        objective.retrospective = request.retrospective();
        objective.version++;
        entries.record("objective.closed", objective, before, request.outcome());
        return objective;
    }

    /** Makes a closed one active again, as its type's policy allows. */
    @Transactional
    public Objective reopen(String id, IfMatch ifMatch) {
        Objective objective = service.own(id);
        ifMatch.check(objective.version);
        if (!objective.status.equals("closed")) {
            throw wrongStatus("Only a closed objective is reopened.");
        }
        ObjectiveView before = ObjectiveService.shown(objective);
        objective.closedAt = null;
        lives.reopened(objective);
        String event = publish(objective, "objective.reopened");
        objective.version++;
        entries.record(event, objective, before, null);
        return objective;
    }

    static ProblemException wrongStatus(String sentence) {
        return new ProblemException(ObjectivesProblem.WRONG_STATUS, sentence);
    }
}
