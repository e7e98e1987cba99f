package io.bellwether.governance.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.governance.overlap.Declarations;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.MDC;

/**
 * Several objectives move at once, as one decision that rests on no overlap: carried out like any other, all of it or
 * nothing. {@link Settled} is fired when it was, or could not be.
 */
@ApplicationScoped
public class Transfers {

    @Inject
    Decisions decisions;

    @Inject
    Declarations declarations;

    @Inject
    Plans plans;

    @Inject
    Outbox outbox;

    @Inject
    CurrentCaller caller;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    /** An objective and the department that it moves to. */
    public record Move(UUID objective, String to) {}

    /**
     * Makes the decision, in the caller's transaction.
     *
     * @param effect what it is called in the list of decisions, {@code close-department} for instance
     * @param details what was stated, shown with the decision
     * @param moves not empty; faults point to {@code /moves/…}
     * @return its id
     * @throws ProblemException 422 for an objective that nobody knows, or a department that is unknown or closed
     */
    @Transactional
    public UUID decide(String effect, String reason, ObjectNode details, List<Move> moves) {
        List<ObjectNode> steps = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            steps.add(step(moves.get(i), "/moves/" + i));
        }
        Caller who = caller.get();
        Decision decision = new Decision();
        decision.id = Ids.next();
        decision.effect = effect;
        decision.details = details.toString();
        decision.reason = reason;
        decision.bySubject = who.subject();
        decision.byName = who.name();
        decision.at = clock.instant();
        Object request = MDC.get("request");
        decision.request = request == null ? "" : request.toString();
        decision.state = "pending";
        decision.effects = "[]";
        decision.versions = "{}";
        decisions.persist(decision);
        outbox.put(new Command(decision.id, decision.byName, reason, steps));
        decisions.record("decision.made", decision, null);
        return decision.id;
    }

    private ObjectNode step(Move move, String pointer) {
        plans.mustBeOpen(move.to(), pointer + "/to");
        long version = declarations
                .version("objectives/" + move.objective())
                .orElseThrow(() -> ProblemException.invalid(
                        pointer + "/objective", "unknown-objective", "There is no such objective."));
        return mapper.createObjectNode()
                .put("do", "transfer")
                .put("objective", move.objective().toString())
                .put("version", version)
                .put("to", move.to());
    }
}
