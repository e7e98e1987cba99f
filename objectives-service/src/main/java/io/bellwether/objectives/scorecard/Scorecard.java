package io.bellwether.objectives.scorecard;

import io.bellwether.objectives.evaluation.RollUp;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Period;
import io.bellwether.objectives.standing.Shown;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All published objectives by department, rolled up. */
record Scorecard(RollUp.Result organisation, List<DepartmentLine> departments) {

    /** A KPI's line. */
    record KpiLine(UUID id, String name, String unit, Standing standing) {

        static KpiLine of(Shown.Line line) {
            Map<String, Object> view = line.view();
            return new KpiLine(
                    (UUID) view.get("id"), (String) view.get("name"), (String) view.get("unit"), line.standing());
        }
    }

    /**
     * An objective's line.
     *
     * @param kpis {@link KpiLine}s
     */
    record ObjectiveLine(
            UUID id,
            String title,
            String type,
            Period period,
            String status,
            RollUp.Result standing,

            @Schema(type = SchemaType.ARRAY, implementation = KpiLine.class)
            Written kpis) {}

    /** A department's lines. */
    record DepartmentLine(
            String department,
            String status,
            String worst,
            @Nullable BigDecimal progress,
            RollUp.Coverage coverage,
            List<ObjectiveLine> objectives) {}

    /**
     * Rolls up what is shown.
     *
     * @param today the day whose objectives count for departments and the organisation
     * @param kpis an objective's KPIs
     */
    static Scorecard of(List<Objective> published, Shown shown, LocalDate today, Function<UUID, Written> kpis) {
        Map<String, List<Objective>> byDepartment = new TreeMap<>();
        published.forEach(objective -> byDepartment
                .computeIfAbsent(objective.department(), key -> new ArrayList<>())
                .add(objective));
        List<RollUp.Member> all = new ArrayList<>();
        List<DepartmentLine> lines = new ArrayList<>();
        byDepartment.forEach((key, own) -> {
            List<RollUp.Member> members = new ArrayList<>();
            List<ObjectiveLine> objectives = new ArrayList<>();
            for (Objective objective : own) {
                Period period = shown.period(objective.id());
                if (!period.start().isAfter(today) && !period.end().isBefore(today)) {
                    members.addAll(shown.members(objective.id()));
                }
                objectives.add(new ObjectiveLine(
                        objective.id(),
                        objective.title(),
                        objective.type(),
                        period,
                        objective.status(),
                        shown.rollUp(objective.id()),
                        kpis.apply(objective.id())));
            }
            all.addAll(members);
            RollUp.Result rolled = RollUp.of(members);
            lines.add(new DepartmentLine(
                    key, rolled.status(), rolled.worst(), rolled.progress(), rolled.coverage(), objectives));
        });
        return new Scorecard(RollUp.of(all), lines);
    }
}
