package io.bellwether.objectives.standing;

import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Panel;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.evaluation.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is told of assessments, in sentences. */
final class RubricText {

    private final Target.Rubric target;
    private final Standing standing;
    private final Map<String, Answer> heard;

    RubricText(Target.Rubric target, HistoricStandings.Evaluated evaluated) {
        this.target = target;
        this.standing = evaluated.standing();
        this.heard = Panel.heard(target, evaluated.inquiry().moment(), evaluated.answers());
    }

    List<String> lines() {
        String goal = "The target is level " + level(target.atLeast()) + " or above.";
        if (heard.isEmpty()) {
            return List.of(goal);
        }
        String each = heard.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + " "
                        + (one.getValue().value() == null
                                ? "says that it does not apply"
                                : "chose " + level(one.getValue().value())))
                .collect(Collectors.joining(", "));
        if (standing.value() == null) {
            return List.of("It was assessed: " + each + ".", goal);
        }
        return List.of(
                "The figure is the median of what the assessors chose, " + level(standing.value()) + ": " + each + ".",
                goal);
    }

    private String level(BigDecimal score) {
        return target.levels().stream()
                .filter(one -> one.score().compareTo(score) == 0)
                .map(one -> score.toPlainString() + " (" + one.label() + ")")
                .findFirst()
                .orElse(score.toPlainString());
    }
}
