package io.bellwether.objectives.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/** A kind of thing that decisions change. Its bean reads and writes the part of it that they may touch. */
public interface Changeable {

    /** What its subjects begin with: {@code objectives}, {@code kpis} or {@code initiatives}. */
    String kind();

    /** As it is now, its objective locked until the transaction ends; empty when there is none. */
    Optional<Subject> find(UUID id);

    /**
     * Sets fields, counts the version up and records it in the journal with the decision.
     *
     * @param event what the journal calls it, for instance {@code objective.transferred}
     * @param fields of {@link Subject#fields}, those that change
     * @throws io.bellwether.kit.problem.ProblemException 422 where a rule is not kept
     */
    Subject set(String event, UUID id, ObjectNode fields, Decided decided);

    /**
     * A thing as decisions see it.
     *
     * @param name what people call it
     * @param department key of the department that has it
     * @param closed whether its objective is closed, so that nothing of it changes
     * @param version of its definition
     * @param fields what can be changed, in the form in which {@link #set} takes it
     * @param shown what people are shown of it
     */
    record Subject(
            String kind,
            UUID id,
            String name,
            String department,
            boolean closed,
            long version,
            ObjectNode fields,
            ObjectNode shown) {

        /** As journals and effects name it. */
        public String path() {
            return kind + "/" + id;
        }

        /** With the department, for sentences. */
        String named() {
            return "“" + name + "” of " + department;
        }
    }
}
