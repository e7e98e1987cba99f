package io.bellwether.governance.closing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.governance.decision.Settled;
import io.bellwether.governance.decision.Transfers;
import io.bellwether.governance.department.Department;
import io.bellwether.governance.department.Departments;
import io.bellwether.governance.overlap.Declarations;
import io.bellwether.governance.problem.GovernanceProblem;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Closes departments. */
@ApplicationScoped
class Closing {

    private static final String EFFECT = "close-department";
    private static final String ORGANISATION = "organisation";

    @Inject
    Departments departments;

    @Inject
    Declarations declarations;

    @Inject
    Transfers transfers;

    @Inject
    ObjectMapper mapper;

    @Transactional
    void close(Department one, ClosingResource.CloseRequest request) {
        if (one.isClosed() || one.closing() != null) {
            throw new ProblemException(
                    GovernanceProblem.DEPARTMENT_CLOSED,
                    one.isClosed()
                            ? "The department “" + one.name() + "” is closed already."
                            : "The objectives of “" + one.name() + "” are moving already.");
        }
        if (one.key().equals(ORGANISATION)) {
            throw ProblemException.invalid("/key", "fixed", "What stands above the departments is never closed.");
        }
        check(one, request.moves());
        String reason = request.reason() == null || request.reason().isBlank()
                ? "The department “" + one.name() + "” is closed."
                : request.reason().strip();
        if (request.moves().isEmpty()) {
            departments.close(one, reason);
            return;
        }
        ObjectNode details = mapper.createObjectNode().put("department", one.key());
        details.set("moves", mapper.valueToTree(request.moves()));
        departments.closing(
                one,
                transfers.decide(
                        EFFECT,
                        reason,
                        details,
                        request.moves().stream()
                                .map(move -> new Transfers.Move(move.objective(), move.to()))
                                .toList()),
                reason);
    }

    /** Every active objective has one destination, and nothing else has any. */
    private void check(Department one, List<ClosingResource.Move> moves) {
        Map<String, String> left = new LinkedHashMap<>();
        declarations
                .objectives(null, one.key())
                .forEach(objective -> left.put(
                        objective.path("id").asText(), objective.path("title").asText()));
        Set<String> named = new HashSet<>();
        ProblemException refused = new ProblemException(
                CommonProblem.INVALID, "Each active objective of “" + one.name() + "” needs one place to go.");
        boolean fine = true;
        int index = 0;
        for (ClosingResource.Move move : moves) {
            String pointer = "/moves/" + index++;
            String objective = move.objective().toString();
            if (!named.add(objective)) {
                refused.at(pointer + "/objective", "named-twice", "This objective is named twice.");
                fine = false;
            } else if (left.remove(objective) == null) {
                refused.at(pointer + "/objective", "unknown-objective", "The department has no such active objective.");
                fine = false;
            }
            if (move.to().equals(one.key())) {
                refused.at(pointer + "/to", "closed-department", "The department itself is what is closed.");
                fine = false;
            }
        }
        for (Map.Entry<String, String> missing : left.entrySet()) {
            refused.at(
                    "/moves",
                    "no-destination",
                    "“" + missing.getValue() + "” (" + missing.getKey() + ") has nowhere to go.");
            fine = false;
        }
        if (!fine) {
            throw refused;
        }
    }

    void settled(@Observes Settled settled) {
        if (!settled.effect().equals(EFFECT)) {
            return;
        }
        departments.closing(settled.decision()).ifPresent(one -> {
            if (settled.applied()) {
                departments.close(one, null);
            } else {
                departments.stays(one, settled.failure());
            }
        });
    }
}
