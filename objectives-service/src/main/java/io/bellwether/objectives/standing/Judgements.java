package io.bellwether.objectives.standing;

import io.bellwether.objectives.assessment.Verdicts;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Target;
import io.bellwether.objectives.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What is known here of targets that no measure is asked for: assessments of rubrics, incidents of watches. */
@ApplicationScoped
class Judgements {

    @Inject
    Verdicts verdicts;

    @Inject
    Incidents incidents;

    /** The answers by KPI; KPIs with other targets have none. */
    Map<UUID, Map<String, Answer>> of(Map<UUID, Target> targets, Instant at, Instant knownAt) {
        Map<UUID, Target.Rubric> rubrics = new HashMap<>();
        Map<UUID, Target.Response> responses = new HashMap<>();
        targets.forEach((kpi, target) -> {
            if (target instanceof Target.Rubric rubric) {
                rubrics.put(kpi, rubric);
            } else if (target instanceof Target.Response response) {
                responses.put(kpi, response);
            }
        });
        Map<UUID, Map<String, Answer>> answers = incidents.of(responses, at.isBefore(knownAt) ? at : knownAt);
        answers.putAll(verdicts.of(rubrics, at, knownAt));
        return answers;
    }
}
