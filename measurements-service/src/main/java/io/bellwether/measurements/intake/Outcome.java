package io.bellwether.measurements.intake;

import io.bellwether.kit.problem.ProblemError;
import io.bellwether.measurements.fact.Tally;
import java.util.List;

/**
 * What became of the lines of a push: four disjoint counts that add up to them.
 *
 * @param errors the first hundred of the rejected, each with line or pointer, code and a sentence
 */
public record Outcome(long accepted, long unchanged, long restated, long rejected, List<ProblemError> errors) {

    static Outcome of(Tally tally, List<ProblemError> errors) {
        return new Outcome(
                tally.accepted(), tally.unchanged(), tally.restated(), tally.rejected(), List.copyOf(errors));
    }
}
