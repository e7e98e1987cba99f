package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** Evaluates a KPI: the order of the rules is the order of precedence. */
public final class Evaluator {

    static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

    /** Reasons that {@code missing: zero} turns into 0. */
    static final Set<String> NOTHING_MEASURED = Set.of("never-measured", "nothing-in-window");

    private Evaluator() {}

    /**
     * The standing of a KPI.
     *
     * @param answers by the names of {@link Questions}; for a rubric as {@link Panel}, for a
     *     response as {@link Containment} names them
     */
    public static Standing evaluate(Definition definition, Moment moment, Map<String, Answer> answers) {
        Verdict verdict = new Verdict(definition, moment, answers);
        if (definition.target() instanceof Target.Response response) {
            return Containment.evaluate(verdict, response);
        }
        if (moment.at().isBefore(moment.from())) {
            return verdict.draft.finish("not-started", "before-start", "The period has not begun.");
        }
        Answer answer = verdict.answer;
        BigDecimal value = answer.value();
        if (value == null && definition.missing() == Missing.ZERO && NOTHING_MEASURED.contains(answer.reason())) {
            value = BigDecimal.ZERO;
        }
        return switch (definition.target()) {
            case Target.Total total -> SumEvaluator.total(verdict, total, value);
            case Target.Limit limit -> SumEvaluator.limit(verdict, limit, value);
            case Target.Level level -> LevelEvaluator.level(verdict, level, value);
            case Target.Change change -> ChangeEvaluator.change(verdict, change, value);
            case Target.Every every -> new PeriodEvaluator(verdict).evaluate();
            case Target.Band band -> new PeriodEvaluator(verdict).evaluate();
            case Target.Rubric rubric -> LevelEvaluator.rubric(verdict, rubric);
            case Target.Response response -> throw new IllegalStateException("answered above");
        };
    }

    /** Whether the day of a decision must be looked for in its course. */
    public static boolean asksForCourse(Standing standing) {
        return standing.isDecided() && standing.decidedOn() == null;
    }

    /** The first local day since which an early decision has held, by its course; null when nothing tells. */
    public static LocalDate decidedOn(Definition definition, Moment moment, Map<String, Answer> course) {
        return SumEvaluator.decidedOn(definition, moment, course);
    }
}
