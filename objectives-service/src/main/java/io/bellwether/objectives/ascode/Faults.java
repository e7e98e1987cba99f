package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.json.Nearest;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.Pointers;
import io.bellwether.kit.problem.ProblemError;
import io.bellwether.kit.problem.ProblemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file, each with its line and its place. */
final class Faults {

    /** As many as a person reads. */
    private static final int MAX = 100;

    private final YamlTree file;
    private final List<ProblemError> found = new ArrayList<>();

    Faults(YamlTree file) {
        this.file = file;
    }

    void at(String pointer, String code, String sentence) {
        found.add(new ProblemError(pointer, file.line(pointer), code, sentence));
    }

    /** Runs a check on the part of the file at a place; refusals of that part become faults of the file. */
    void collect(String pointer, Runnable check) {
        try {
            check.run();
        } catch (ProblemException refused) {
            take(pointer, refused);
        } catch (ConstraintViolationException broken) {
            for (ConstraintViolation<?> one : broken.getConstraintViolations()) {
                String place = Pointers.ofPath(one.getPropertyPath());
                String code = Pointers.slug(one.getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName());
                String name = place.substring(place.lastIndexOf('/') + 1);
                at(pointer + place, code, name + " " + one.getMessage() + ".");
            }
        }
    }

    /** Makes a change that the part of the file at a place asks for; once one is refused the rest is not tried. */
    void doing(String pointer, Runnable change) {
        int before = found.size();
        collect(pointer, change);
        if (found.size() > before) {
            refuseIfAny();
        }
    }

    private void take(String pointer, ProblemException refused) {
        if (refused.type().status() >= CommonProblem.INTERNAL.status()) {
            throw refused;
        }
        if (refused.errors().isEmpty()) {
            at(pointer, refused.type().code(), refused.getMessage());
        }
        refused.errors()
                .forEach(error ->
                        at(pointer + (error.pointer() == null ? "" : error.pointer()), error.code(), error.detail()));
    }

    /** Finds keys that nobody knows, each with the one that was probably meant. */
    void unknownKeys(JsonNode object, String pointer, List<String> known) {
        for (String key : (Iterable<String>) object::fieldNames) {
            if (!known.contains(key)) {
                at(
                        pointer + "/" + Pointers.escape(key),
                        "unknown-property",
                        "There is no key \"" + key + "\" here"
                                + Nearest.of(key, known)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; known are " + String.join(", ", known) + "."));
            }
        }
    }

    int size() {
        return found.size();
    }

    /** @throws ProblemException 422 with all that was found, by line */
    void refuseIfAny() {
        if (found.isEmpty()) {
            return;
        }
        found.sort(Comparator.comparing(ProblemError::line));
        ProblemError first = found.get(0);
        String more = found.size() == 1 ? "" : " (and " + (found.size() - 1) + " more)";
        ProblemException refusal =
                new ProblemException(CommonProblem.INVALID, "Line " + first.line() + ": " + first.detail() + more);
        found.stream().limit(MAX).forEach(refusal::with);
        throw refusal;
    }
}
