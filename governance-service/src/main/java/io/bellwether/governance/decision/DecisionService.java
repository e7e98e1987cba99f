package io.bellwether.governance.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.governance.overlap.Afterwards;
import io.bellwether.governance.overlap.OverlapEntity;
import io.bellwether.governance.overlap.OverlapLife;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/** Makes decisions on overlaps. */
@ApplicationScoped
class DecisionService {

    @Inject
    Decisions decisions;

    @Inject
    Plans plans;

    @Inject
    OverlapLife life;

    @Inject
    Afterwards afterwards;

    @Inject
    Outbox outbox;

    @Inject
    ObjectivesPeer objectives;

    @Inject
    CurrentCaller caller;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    /**
     * Decides. What is to be done in objectives is previewed first, so that what could never be carried out is refused at
     * once; where objectives does not answer, the decision is made all the same and carried out later.
     */
    @Transactional
    Decision decide(String overlap, IfMatch ifMatch, Supplier<DecisionRequest> body) {
        OverlapEntity seen = life.existing(overlap);
        ifMatch.check(seen.version());
        DecisionRequest request = body.get();
        Decision decision = made(seen, request);
        Plan plan = plans.of(seen, request);
        Answer preview = preview(decision, plan);
        OverlapEntity locked = life.locked(seen.id());
        ifMatch.check(locked.version());
        plan = plans.of(locked, request);
        write(decision, plan, preview);
        decisions.persist(decision);
        decisions.flush();
        if (plan.steps().isEmpty()) {
            settleAtOnce(decision, plan, locked);
        } else {
            life.pending(locked, decision.id);
            outbox.put(new Command(decision.id, decision.byName, decision.reason, plan.steps()));
        }
        decisions.record("decision.made", decision, null);
        return decision;
    }

    /** What deciding would come to; nothing is kept. */
    @Transactional
    DecisionView dryRun(String overlap, IfMatch ifMatch, Supplier<DecisionRequest> body) {
        OverlapEntity seen = life.existing(overlap);
        ifMatch.check(seen.version());
        DecisionRequest request = body.get();
        Decision decision = made(seen, request);
        Plan plan = plans.of(seen, request);
        Answer preview = preview(decision, plan);
        if (preview instanceof Answer.Away away) {
            throw ProblemException.unavailable("Its effect cannot be told right now. " + away.trouble(), 2);
        }
        write(decision, plan, preview);
        if (preview instanceof Answer.Refused refused) {
            decision.state = "failed";
            decision.failure = refused.sentence();
        }
        return decisions.viewOfDryRun(decision, remains(seen, plan, preview));
    }

    /** What would still meet although scopes were agreed or one initiative is stopped; null when nothing would. */
    private String remains(OverlapEntity overlap, Plan plan, Answer preview) {
        boolean separates = plan.effect() == Effect.SPLIT_SCOPE || plan.effect() == Effect.STOP;
        if (!separates || !(preview instanceof Answer.Done done)) {
            return null;
        }
        Map<String, JsonNode> otherwise = new HashMap<>();
        done.effects().forEach(effect -> otherwise.put(effect.path("subject").asText(), effect.path("after")));
        return afterwards.meeting(overlap, otherwise).orElse(null);
    }

    private Decision made(OverlapEntity overlap, DecisionRequest request) {
        Caller who = caller.get();
        Decision decision = new Decision();
        decision.id = Ids.next();
        decision.overlap = overlap.id();
        decision.effect = request.effect();
        decision.reason = request.reason().strip();
        decision.bySubject = who.subject();
        decision.byName = who.name();
        decision.at = clock.instant();
        Object requestId = MDC.get("request");
        decision.request = requestId == null ? "" : requestId.toString();
        return decision;
    }

    private void write(Decision decision, Plan plan, Answer preview) {
        decision.details = plan.details().toString();
        decision.reverts = plan.reverts();
        decision.state = plan.steps().isEmpty() ? "applied" : "pending";
        decision.settledAt = plan.steps().isEmpty() ? decision.at : null;
        decision.versions = "{}";
        decision.effects = preview instanceof Answer.Done done ? done.effects().toString() : "[]";
    }

    /** What would happen in objectives, or here where nothing happens there. */
    private Answer preview(Decision decision, Plan plan) {
        if (plan.steps().isEmpty()) {
            return new Answer.Done(onTheOverlap(decision, plan), Map.of());
        }
        Answer answer = objectives.preview(
                new Command(decision.id, decision.byName, decision.reason, plan.steps()), decision.request);
        if (answer instanceof Answer.Refused refused && !refused.becauseOfAVersion()) {
            ProblemException refusal = new ProblemException(
                    refused.code().equals("changed-since") ? CommonProblem.CONFLICT : CommonProblem.INVALID,
                    refused.sentence());
            refused.errors().forEach(refusal::with);
            throw refusal;
        }
        return answer;
    }

    private ArrayNode onTheOverlap(Decision decision, Plan plan) {
        OverlapEntity overlap = life.existing(decision.overlap.toString());
        ObjectNode before = mapper.createObjectNode().put("status", overlap.status());
        ObjectNode after = mapper.createObjectNode().put("status", plan.reviewOn() == null ? "open" : "accepted");
        before.put(
                "reviewOn",
                overlap.reviewOn() == null ? null : overlap.reviewOn().toString());
        after.put("reviewOn", plan.reviewOn() == null ? null : plan.reviewOn().toString());
        JsonNode effect = mapper.createObjectNode()
                .put("subject", "overlaps/" + overlap.id())
                .<ObjectNode>set("before", before)
                .<ObjectNode>set("after", after)
                .put(
                        "sentence",
                        plan.reviewOn() == null
                                ? "The overlap is open again."
                                : "Both go on as they are until " + plan.reviewOn() + ", when it is looked at again.");
        return mapper.createArrayNode().add(effect);
    }

    private void settleAtOnce(Decision decision, Plan plan, OverlapEntity overlap) {
        if (plan.reverts() == null) {
            life.accepted(overlap, plan.restsOn(), plan.reviewOn());
        } else {
            life.undone(overlap, Map.of(), Settlement.undone(decision));
        }
    }

    /** @throws ProblemException 404 */
    Decision existing(String id) {
        UUID known = Ids.parse(id, "decision");
        Decision one = decisions.findById(known);
        if (one == null) {
            throw ProblemException.notFound("decision");
        }
        return one;
    }
}
