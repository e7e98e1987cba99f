package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tries every cell: every operation of a service as every principal on every kind of object. Who may not is refused
 * with the status that the table says, before the version and the body are looked at, and changes nothing; who may is
 * let through, asked for the version before the body is read, and answered as the example says. Lists and feeds show
 * exactly what single reads allow. In which order a service decides is tried at its own port only; the gateway sees no
 * object and no version.
 */
public final class AuthorizationMatrix {

    private final Tried tried;
    private final Map<String, List<Subject>> made = new HashMap<>();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger cells = new AtomicInteger();
    private final Set<String> looked = ConcurrentHashMap.newKeySet();

    /**
     * Prepares.
     *
     * @param salt a word of small letters that no earlier run on the same installation had
     * @param own recipes that the caller carries out itself, by name
     */
    public AuthorizationMatrix(
            Door door, String salt, Map<String, Function<Map<String, String>, Map<String, String>>> own) {
        tried = new Tried(door, salt, own);
    }

    /** Makes what a service must have, if it is not there yet; where services run together, first for all of them. */
    public void prepare(String service) {
        tried.objects().prepare(service);
    }

    /** Tries every operation of a service. */
    public Result run(String service) {
        cells.set(0);
        wrong.clear();
        List<Operation> all = tried.operations().of(service);
        prepare(service);
        String start = new Feed(tried.calls(), service).head();
        List<Operation> onEachKind =
                all.stream().flatMap(one -> one.onEachKind().stream()).toList();
        make(Stream.concat(
                        onEachKind.stream().map(Operation::kind),
                        all.stream().flatMap(one -> one.listedKinds().stream()))
                .distinct()
                .filter(kind -> !made.containsKey(kind))
                .toList());
        List<Runnable> rounds = new ArrayList<>();
        onEachKind.forEach(operation ->
                made.get(operation.kind()).forEach(subject -> rounds.add(() -> tryAll(operation, subject))));
        AtOnce.each(rounds, Runnable::run);
        Visible visible = new Visible(tried, start);
        List<Runnable> lists = new ArrayList<>();
        all.forEach(operation -> operation
                .listedKinds()
                .forEach(kind ->
                        lists.add(() -> cells.addAndGet(visible.compare(operation, kind, made.get(kind), wrong)))));
        AtOnce.each(lists, Runnable::run);
        return new Result(cells.get(), wrong);
    }

    private void make(List<String> kinds) {
        List<List<Subject>> subjects = AtOnce.map(kinds, tried.objects()::all);
        for (int i = 0; i < kinds.size(); i++) {
            made.put(kinds.get(i), subjects.get(i));
        }
    }

    private void tryAll(Operation operation, Subject subject) {
        Feed feed = new Feed(tried.calls(), operation.service());
        String row = operation.row(tried.objects().state(operation.kind(), subject));
        Map<Principal, Outcome> refused = new HashMap<>();
        List<Principal> allowed = new ArrayList<>();
        for (Principal who : Principal.values()) {
            Outcome outcome = outcome(operation, row, who, subject);
            cells.incrementAndGet();
            if (outcome == Outcome.ALLOW) {
                allowed.add(who);
            } else {
                refused.put(who, outcome);
            }
        }
        String before = witness(operation, subject);
        String position = feed.head();
        String mark = "refused-" + Long.toString(System.nanoTime(), 36);
        refused.forEach((who, outcome) -> refuse(operation, subject, who, outcome, mark));
        if (!before.equals(witness(operation, subject))) {
            wrong.add(operation.words() + " on " + subject.words() + ": a refused call changed it");
        }
        if (feed.journalAfter(position).contains(mark)) {
            wrong.add(operation.words() + " on " + subject.words() + ": a refused call is in the journal");
        }
        allowed.forEach(who -> allow(operation, subject, who));
    }

    /** What the table says; at the gateway services' accounts have no business, and what is internal is unknown. */
    private Outcome outcome(Operation operation, String row, Principal who, Subject subject) {
        if (tried.calls().door().isGateway()) {
            if (operation.path().startsWith("/internal/")) {
                return Outcome.HIDE;
            }
            if (who.isService()) {
                return Outcome.DENY;
            }
        }
        return tried.table().outcome(row, who, subject);
    }

    private void refuse(Operation operation, Subject subject, Principal who, Outcome outcome, String mark) {
        Calls.Answer answer = tried.calls()
                .send(who, tried.requests().whole(operation, subject).marked(mark));
        if (!answer.isProblem(outcome.status())) {
            wrong.add(cell(operation, subject, who) + " must be " + outcome.status() + ", is " + answer.brief());
            return;
        }
        boolean whoseIsInTheBody =
                tried.objects().kind(operation.kind()).path("in-body").asBoolean();
        if (!whoseIsInTheBody
                && isFirst(operation, who + " " + outcome)
                && (operation.takesBody() || operation.wantsVersion())) {
            Calls.Answer blind = tried.calls()
                    .send(who, tried.requests().broken(operation, subject).marked(mark));
            if (!blind.isProblem(outcome.status())) {
                wrong.add(cell(operation, subject, who) + " must be " + outcome.status()
                        + " before version and body are looked at, is " + blind.brief());
            }
        }
    }

    /** Whether the order of an operation's checks has not been looked at in this case; what has been needs no repeating. */
    private boolean isFirst(Operation operation, String aCase) {
        return !tried.calls().door().isGateway()
                && looked.add(operation.service() + " " + operation.id() + " " + operation.kind() + " " + aCase);
    }

    private void allow(Operation operation, Subject subject, Principal who) {
        Subject on = operation.isSafe() ? subject : tried.objects().another(operation.kind(), subject);
        if (operation.wantsVersion() && isFirst(operation, subject.state() + " without a version")) {
            Calls.Answer answer = tried.calls().send(who, tried.requests().broken(operation, on));
            if (!answer.isProblem(428)) {
                wrong.add(cell(operation, subject, who) + " must be 428 without a version, is " + answer.brief());
            }
        }
        Calls.Answer answer = tried.calls().send(who, tried.requests().whole(operation, on));
        int expected = operation.answer(subject.state());
        boolean right = expected == -1
                ? answer.status() < 500 && answer.status() != 401 && answer.status() != 403 && answer.status() != 404
                : answer.status() == expected;
        if (!right) {
            wrong.add(cell(operation, subject, who) + " must be " + expected + ", is " + answer.brief());
        }
    }

    private static String cell(Operation operation, Subject subject, Principal who) {
        return operation.words() + " by " + who.word() + " on " + subject.words();
    }

    /** What somebody who may see it sees of the subject, version included. */
    private String witness(Operation operation, Subject subject) {
        JsonNode witness = tried.objects().kind(operation.kind()).path("witness");
        if (witness.isMissingNode() || subject.missing()) {
            return "";
        }
        Calls.Answer answer = tried.calls()
                .get(
                        tried.objects().actor(witness.get("as").asText(), subject.vars()),
                        operation.service(),
                        "/api/v1" + Filled.text(witness.get("read").asText(), subject.vars()));
        return answer.status() + " " + answer.etag() + " " + withoutStandings(answer.json());
    }

    /** Standings move with the clock. */
    private static JsonNode withoutStandings(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("standing");
        }
        node.forEach(AuthorizationMatrix::withoutStandings);
        return node;
    }
}
