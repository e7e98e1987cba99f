package io.bellwether.objectives.assessment;

import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Panel;
import io.bellwether.objectives.evaluation.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What assessors said of qualitative KPIs, as answers that an evaluation takes. */
@ApplicationScoped
public class Verdicts {

    @Inject
    EntityManager entities;

    /**
     * Of each named assessor the latest assessment that was made by {@code at} and revealed by {@code knownAt}, on the
     * scale of the rubric. Whether it is still valid is for the evaluation to say, which knows the cut.
     */
    @Transactional
    public Map<UUID, Map<String, Answer>> of(Map<UUID, Target.Rubric> rubrics, Instant at, Instant knownAt) {
        Map<UUID, Map<String, Answer>> answers = new HashMap<>();
        if (rubrics.isEmpty()) {
            return answers;
        }
        List<?> rows = entities.createNativeQuery("""
                        select distinct on (r.kpi, a.subject) r.kpi, a.subject, a.name, a.score, a.at, r.scale
                        from assessment a join assessment_round r on r.id = a.round
                        where r.kpi = any (?1) and r.revealed_at <= ?2 and a.at <= ?3
                        order by r.kpi, a.subject, a.id desc
                        """)
                .setParameter(1, new ArrayList<>(rubrics.keySet()).toArray(new UUID[0]))
                .setParameter(2, knownAt)
                .setParameter(3, at)
                .getResultList();
        for (Object one : rows) {
            Object[] row = (Object[]) one;
            Target.Rubric rubric = rubrics.get((UUID) row[0]);
            boolean counts = named(rubric.assessors(), (String) row[1], (String) row[2]) != null
                    && scale(rubric).equals(row[5]);
            if (counts) {
                BigDecimal score = (BigDecimal) row[3];
                Answer answer = new Answer(
                        score, score == null ? Panel.NOT_APPLICABLE : null, 1, (Instant) row[4], false, List.of());
                answers.computeIfAbsent((UUID) row[0], key -> new HashMap<>())
                        .put(Panel.answerOf((String) row[2]), answer);
            }
        }
        return answers;
    }

    /** The same for one KPI. */
    @Transactional
    public Map<String, Answer> of(UUID kpi, Target target, Instant at, Instant knownAt) {
        return target instanceof Target.Rubric rubric
                ? of(Map.of(kpi, rubric), at, knownAt).getOrDefault(kpi, Map.of())
                : Map.of();
    }

    /** The entry of the list that names a person: by subject, or by user name in whatever case; null for none. */
    static String named(List<String> assessors, String subject, String name) {
        return assessors.stream()
                .filter(one -> one.equals(subject) || one.equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** The scores of a rubric's levels, in order. */
    static String scale(Target.Rubric rubric) {
        return rubric.levels().stream()
                .map(Target.Described::score)
                .sorted()
                .map(score -> score.stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" "));
    }
}
