package io.bellwether.objectives.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Carries commands out: each once, all of it or nothing. */
@ApplicationScoped
class CarryOut {

    @Inject
    @Any
    Instance<Changeable> changeables;

    @Inject
    Steps steps;

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    /** Carries a command out, or answers again what it came to when it was. */
    @Transactional
    CarriedOut carryOut(Command command) {
        int first = entities.createNativeQuery(
                        "insert into carried_out values (?1, ?2, 'null', 'null') on conflict do nothing")
                .setParameter(1, command.decision())
                .setParameter(2, clock.instant())
                .executeUpdate();
        if (first == 0) {
            return read(stored(command.decision(), "answer"), new TypeReference<>() {});
        }
        Changes changes = make(command);
        entities.createNativeQuery(
                        "update carried_out set answer = cast(?2 as json), undo = cast(?3 as json) where decision = ?1")
                .setParameter(1, command.decision())
                .setParameter(2, write(changes.done()))
                .setParameter(3, write(changes.undo()))
                .executeUpdate();
        return changes.done();
    }

    /** What {@link #carryOut} would answer now; nothing of it stays. */
    CarriedOut preview(Command command) {
        QuarkusTransaction.begin();
        try {
            return make(command).done();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private Changes make(Command command) {
        Map<String, Changeable> kinds = new HashMap<>();
        changeables.forEach(one -> kinds.put(one.kind(), one));
        Changes changes = new Changes(kinds, mapper, command.decided());
        int index = 0;
        for (Command.Step step : command.steps()) {
            if (step instanceof Command.Undo undo) {
                undo(undo, changes);
            } else {
                steps.take(step, index, changes);
            }
            index++;
        }
        entities.flush();
        return changes;
    }

    private void undo(Command.Undo step, Changes changes) {
        List<Restoration> made = read(stored(step.decision(), "undo"), new TypeReference<>() {});
        for (Restoration one : made.reversed()) {
            steps.restore(one, step.versions().get(one.kind() + "/" + one.id()), changes);
        }
    }

    private String stored(UUID decision, String what) {
        List<?> found = entities.createNativeQuery(
                        "select cast(" + what + " as text) from carried_out where decision = ?1")
                .setParameter(1, decision)
                .getResultList();
        if (found.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, "This decision was never carried out here.")
                    .at("/decision", "never-carried-out", "There is nothing to undo.");
        }
        return (String) found.get(0);
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("what was carried out cannot be written", unwritable);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("what was carried out cannot be read", corrupt);
        }
    }
}
