package io.bellwether.measurements.intake;

import io.bellwether.kit.problem.ProblemError;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The refused lines of a push: the first hundred with their reasons, and the count of all. */
final class Faults {

    private static final int SHOWN = 100;

    private final String pointers;
    private final BiConsumer<Long, LineFault> listener;
    private final List<ProblemError> first = new ArrayList<>();
    private long count;

    /**
     * @param pointers what stands before the index of a line in a JSON pointer, or null where lines are numbered
     * @param listener told every one of them
     */
    Faults(String pointers, BiConsumer<Long, LineFault> listener) {
        this.pointers = pointers;
        this.listener = listener;
    }

    void add(long line, LineFault fault, String prefix) {
        count++;
        listener.accept(line, fault);
        if (first.size() < SHOWN) {
            String field = fault.field().isEmpty() ? "" : "/" + fault.field();
            String before = prefix == null ? pointers : prefix;
            first.add(
                    before == null
                            ? new ProblemError(field.isEmpty() ? null : field, line, fault.code(), fault.getMessage())
                            : new ProblemError(
                                    before + "/" + (line - 1) + field, null, fault.code(), fault.getMessage()));
        }
    }

    long count() {
        return count;
    }

    List<ProblemError> shown() {
        return List.copyOf(first);
    }

    /** 422 with all that is shown. */
    ProblemException refusal() {
        String sentence = count == 1
                ? first.get(0).detail() + " Nothing was stored."
                : count + " lines are refused" + (count > SHOWN ? ", the first " + SHOWN + " are shown" : "")
                        + ". Nothing was stored.";
        ProblemException refusal = new ProblemException(MeasurementsProblem.REFUSED_MEASUREMENTS, sentence);
        first.forEach(refusal::with);
        return refusal;
    }
}
