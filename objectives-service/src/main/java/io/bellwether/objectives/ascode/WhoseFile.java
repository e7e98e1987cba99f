package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Tells the department whose file it is. */
@ApplicationScoped
class WhoseFile {

    @Inject
    CurrentCaller caller;

    /** The department that the file names, else the one that was asked for, else the only one of the caller's. */
    String department(JsonNode root, String asked) {
        if (root != null && !root.isObject()) {
            throw ProblemException.invalid(
                    "", "wrong-type", "The file is a map with the keys department and objectives.");
        }
        JsonNode named = root == null ? null : root.get("department");
        if (named != null && !named.isTextual()) {
            throw ProblemException.invalid("/department", "wrong-type", "department must be the key of one.");
        }
        String found = named != null ? named.textValue() : asked;
        if (found != null && asked != null && !found.equals(asked)) {
            throw ProblemException.invalid("/department", "other-department", "This is not the file of " + asked + ".");
        }
        Set<String> own = caller.get().departments();
        if (found == null && own.size() == 1) {
            return own.iterator().next();
        }
        if (found == null) {
            throw ProblemException.badParameter("department", "Say whose objectives: department=human-resources.");
        }
        return found;
    }
}
