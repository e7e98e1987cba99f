package io.bellwether.governance.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.governance.overlap.OverlapEntity;
import io.bellwether.governance.overlap.OverlapLife;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** What becomes of a decision, and of the overlap that it is about, when objectives has answered. */
@ApplicationScoped
class Settlement {

    @Inject
    Decisions decisions;

    @Inject
    OverlapLife life;

    @Inject
    Event<Settled> settled;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    void applied(Decision decision, Answer.Done done) {
        JsonNode before = mapper.valueToTree(decisions.view(decision));
        decision.state = "applied";
        decision.settledAt = clock.instant();
        decision.effects = decisions.text(done.effects());
        decision.versions = decisions.text(done.versions());
        decisions.record("decision.applied", decision, before);
        if (decision.overlap != null) {
            OverlapEntity overlap = life.locked(decision.overlap);
            if (decision.reverts == null) {
                Map<String, Long> restsOn = life.versions(overlap);
                restsOn.putAll(done.versions());
                life.resolved(overlap, restsOn);
            } else {
                life.undone(overlap, done.versions(), undone(decision));
            }
        }
        settled.fire(new Settled(decision.id, decision.effect, null));
    }

    void failed(Decision decision, Answer.Refused refused) {
        JsonNode before = mapper.valueToTree(decisions.view(decision));
        decision.state = "failed";
        decision.settledAt = clock.instant();
        decision.failure = refused.sentence();
        decisions.record("decision.failed", decision, before);
        if (decision.overlap != null) {
            life.reopened(
                    life.locked(decision.overlap),
                    "The decision “" + decision.effect + "” could not be carried out: " + refused.sentence());
        }
        settled.fire(new Settled(decision.id, decision.effect, refused.sentence()));
    }

    static String undone(Decision undoing) {
        return "The decision on it was undone: " + undoing.reason;
    }
}
