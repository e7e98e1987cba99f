package io.bellwether.objectives.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.decision.Changeable.Subject;
import io.bellwether.objectives.problem.ObjectivesProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The changes of one command as they are made, one after the other. */
final class Changes {

    private final Map<String, Changeable> kinds;
    private final ObjectMapper mapper;
    private final Decided decided;
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, Long> versions = new LinkedHashMap<>();
    private final List<Restoration> undo = new ArrayList<>();

    Changes(Map<String, Changeable> kinds, ObjectMapper mapper, Decided decided) {
        this.kinds = kinds;
        this.mapper = mapper;
        this.decided = decided;
    }

    Decided decided() {
        return decided;
    }

    ObjectNode fields() {
        return mapper.createObjectNode();
    }

    /**
     * A thing in the version that the decision rests on.
     *
     * @throws ProblemException 409 when it has another version by now, or is gone
     */
    Subject at(String kind, UUID id, long version) {
        Subject subject = now(kind, id);
        if (subject.version() != version && !versions.containsKey(subject.path())) {
            throw new ProblemException(
                    ObjectivesProblem.CHANGED_SINCE_DECIDED,
                    subject.named() + " has been changed: the decision rests on version " + version
                            + ", and it is version " + subject.version() + " now.");
        }
        return subject;
    }

    /** A thing as it is. */
    Subject now(String kind, UUID id) {
        return kinds.get(kind)
                .find(id)
                .orElseThrow(() -> new ProblemException(
                        ObjectivesProblem.CHANGED_SINCE_DECIDED,
                        "What the decision is about (" + kind + "/" + id + ") does not exist any more."));
    }

    /** The same, when something of it may still change. */
    Subject changeable(String kind, UUID id, long version) {
        Subject subject = at(kind, id, version);
        if (subject.closed()) {
            throw new ProblemException(
                    CommonProblem.INVALID, subject.named() + " belongs to an objective that is closed.");
        }
        return subject;
    }

    /** Makes a change and says what it did. */
    void make(String event, Subject subject, ObjectNode fields, BiFunction<Subject, Subject, String> sentence) {
        Subject after = kinds.get(subject.kind()).set(event, subject.id(), fields, decided);
        effects.add(new Effect(subject.path(), subject.shown(), after.shown(), sentence.apply(subject, after)));
        versions.put(subject.path(), after.version());
        ObjectNode before = fields();
        ObjectNode left = fields();
        subject.fields().properties().forEach(field -> {
            if (!field.getValue().equals(after.fields().get(field.getKey()))) {
                before.set(field.getKey(), field.getValue());
                left.set(field.getKey(), after.fields().get(field.getKey()));
            }
        });
        undo.add(new Restoration(subject.kind(), subject.id(), before, left));
    }

    CarriedOut done() {
        return new CarriedOut(List.copyOf(effects), Map.copyOf(versions));
    }

    List<Restoration> undo() {
        return List.copyOf(undo);
    }
}
