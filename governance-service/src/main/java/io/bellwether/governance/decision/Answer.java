package io.bellwether.governance.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.problem.ProblemError;
import java.util.List;
import java.util.Map;

/** What objectives says to a command. */
sealed interface Answer {

    /**
     * It was carried out, or would be.
     *
     * @param effects an array of {@code {subject, before, after, sentence}}
     * @param versions that the things have then, by path
     */
    record Done(JsonNode effects, Map<String, Long> versions) implements Answer {}

    /**
     * It is not, and will not be.
     *
     * @param code of the problem, {@code changed-since-decided} for instance
     */
    record Refused(String code, String sentence, List<ProblemError> errors) implements Answer {

        /** Whether something that the decision rests on has another version by now. */
        boolean becauseOfAVersion() {
            return code.equals("changed-since-decided");
        }
    }

    /** Nobody knows: it is to be asked again. */
    record Away(String trouble) implements Answer {}
}
