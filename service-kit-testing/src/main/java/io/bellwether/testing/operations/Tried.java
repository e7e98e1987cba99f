package io.bellwether.testing.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What every generated test needs: operations, objects, calls, and who may do what to which of them. */
final class Tried {

    private final Operations operations = new Operations();
    private final ExpectedTable table = ExpectedTable.of(Contracts.read("authorization/expected.yaml"));
    private final Calls calls;
    private final Objects objects;
    private final Requests requests;

    Tried(Door door, String salt, Map<String, Function<Map<String, String>, Map<String, String>>> own) {
        calls = new Calls(door);
        objects = new Objects(operations, calls, salt, own);
        requests = new Requests(objects);
    }

    Operations operations() {
        return operations;
    }

    ExpectedTable table() {
        return table;
    }

    Calls calls() {
        return calls;
    }

    Objects objects() {
        return objects;
    }

    Requests requests() {
        return requests;
    }

    /** A principal and an object on which the operation's example is accepted. */
    record Case(Operation operation, String kind, Subject subject, Principal who) {}

    /**
     * A case for an operation.
     *
     * @return nothing where no state of its kind has an accepted example
     */
    Optional<Case> accepted(Operation operation) {
        for (String state : objects.states(operation.kind())) {
            int answer = operation.answer(state);
            if (answer / 100 != 2 && answer != -1) {
                continue;
            }
            Subject subject = objects.first(operation.kind(), state);
            List<Principal> may = allowed(operation, subject);
            if (!may.isEmpty()) {
                return Optional.of(new Case(operation, operation.kind(), subject, may.get(0)));
            }
        }
        return Optional.empty();
    }

    /** Everybody who may do it to this subject. */
    List<Principal> allowed(Operation operation, Subject subject) {
        List<Principal> may = new ArrayList<>();
        String row = operation.row(objects.state(operation.kind(), subject));
        for (Principal who : Principal.values()) {
            if (table.outcome(row, who, subject) == Outcome.ALLOW) {
                may.add(who);
            }
        }
        return may;
    }

    /** The same on an object that nobody has touched. */
    Case afresh(Case like) {
        return new Case(like.operation(), like.kind(), objects.another(like.kind(), like.subject()), like.who());
    }
}
