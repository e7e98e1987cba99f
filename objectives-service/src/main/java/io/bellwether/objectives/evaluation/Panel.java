package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The assessors of a rubric, heard at a moment: of each the latest revealed assessment, if it is not older than
 * {@code validFor} at the cut. They come as answers named {@link #answerOf}; what does not apply has no value and the
 * reason {@link #NOT_APPLICABLE}.
 */
public final class Panel {

    /** The reason of an assessment that says that there was nothing to judge. */
    public static final String NOT_APPLICABLE = "not-applicable";

    private static final String PREFIX = "assessor ";
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final List<Answer> valid;
    private final List<BigDecimal> scores;

    private Panel(List<Answer> valid) {
        this.valid = valid;
        this.scores = valid.stream()
                .map(Answer::value)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** How far the assessors are apart. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Disagreement(BigDecimal lowest, BigDecimal highest, BigDecimal spread, int assessors) {

        /** Of scores; null where nobody gave one. */
        public static Disagreement of(List<BigDecimal> scores) {
            if (scores.isEmpty()) {
                return null;
            }
            BigDecimal lowest = scores.stream().min(BigDecimal::compareTo).orElseThrow();
            BigDecimal highest = scores.stream().max(BigDecimal::compareTo).orElseThrow();
            return new Disagreement(lowest, highest, Evaluation.publish(highest.subtract(lowest)), scores.size());
        }
    }

    /** The name of the answer that an assessor gave. */
    public static String answerOf(String assessor) {
        return PREFIX + assessor;
    }

    static Panel of(Target.Rubric rubric, Moment moment, Map<String, Answer> answers) {
        return new Panel(List.copyOf(heard(rubric, moment, answers).values()));
    }

    /** The valid assessments by assessor. */
    public static Map<String, Answer> heard(Target.Rubric rubric, Moment moment, Map<String, Answer> answers) {
        Instant oldest = rubric.validFor() == null ? null : rubric.validFor().before(moment.cut(), moment.zone());
        Map<String, Answer> heard = new TreeMap<>();
        answers.forEach((name, answer) -> {
            if (name.startsWith(PREFIX) && (oldest == null || !answer.newest().isBefore(oldest))) {
                heard.put(name.substring(PREFIX.length()), answer);
            }
        });
        return heard;
    }

    boolean isSilent() {
        return valid.isEmpty();
    }

    /** Everybody who was heard says that there was nothing to judge. */
    boolean doesNotApply() {
        return !valid.isEmpty() && scores.isEmpty();
    }

    List<BigDecimal> scores() {
        return scores;
    }

    Instant newest() {
        return valid.stream().map(Answer::newest).max(Instant::compareTo).orElse(null);
    }

    int size() {
        return valid.size();
    }

    /** The middle one; of an even number the mean of the middle two. */
    public static BigDecimal median(List<BigDecimal> scores) {
        List<BigDecimal> sorted = scores.stream().sorted().toList();
        int middle = sorted.size() / 2;
        BigDecimal median = sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO);
        return Evaluation.publish(median);
    }
}
