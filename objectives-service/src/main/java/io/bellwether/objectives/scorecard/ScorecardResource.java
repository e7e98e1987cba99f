package io.bellwether.objectives.scorecard;

import io.bellwether.kit.access.Does;
import io.bellwether.objectives.evaluation.RollUp;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Objectives;
import io.bellwether.objectives.objective.Period;
import io.bellwether.objectives.standing.HistoricStandings;
import io.bellwether.objectives.standing.Standings;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The scorecard, as JSON or CSV. */
@Path("/api/v1/scorecard")
@Authenticated
@Tag(name = "scorecard")
public class ScorecardResource {

    @Inject
    Objectives objectives;

    @Inject
    Standings standings;

    @Inject
    Recent recent;

    @Inject
    HistoricStandings historic;

    /** A KPI's line. */
    public record KpiLine(UUID id, String name, String unit, Standing standing) {}

    /** An objective's line. */
    public record ObjectiveLine(
            UUID id,
            String title,
            String type,
            Period period,
            String status,
            RollUp.Result standing,
            List<KpiLine> kpis) {}

    /** A department's lines. */
    public record DepartmentLine(
            String department,
            String status,
            String worst,
            java.math.BigDecimal progress,
            RollUp.Coverage coverage,
            List<ObjectiveLine> objectives) {}

    /** All of it. */
    public record Scorecard(RollUp.Result organisation, List<DepartmentLine> departments) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Does("read")
    @Transactional
    @Operation(
            operationId = "readScorecard",
            summary = "Published objectives with their KPIs' standings, by department")
    public Response json(
            @QueryParam("department") String department,
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt) {
        boolean now = asOf == null && knownAt == null;
        return Response.ok(
                        now
                                ? recent.of(department, () -> scorecard(department, null, null))
                                : scorecard(department, asOf, knownAt))
                .header("Cache-Control", "no-cache")
                .build();
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @Does("read")
    @Transactional
    @Operation(hidden = true)
    public Response csv(
            @QueryParam("department") String department,
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt) {
        StringBuilder csv = new StringBuilder(
                "department,objective,kpi,unit,status,rule,value,baseline,target,progress,pace,newest\n");
        for (DepartmentLine line : scorecard(department, asOf, knownAt).departments()) {
            for (ObjectiveLine objective : line.objectives()) {
                for (KpiLine kpi : objective.kpis()) {
                    Standing standing = kpi.standing();
                    List<Object> cells = new ArrayList<>(List.of(
                            line.department(),
                            objective.title(),
                            kpi.name(),
                            kpi.unit(),
                            standing.status(),
                            standing.rule()));
                    cells.add(standing.value());
                    cells.add(standing.baseline());
                    cells.add(standing.target());
                    cells.add(standing.progress());
                    cells.add(standing.pace());
                    cells.add(standing.newest());
                    csv.append(String.join(
                                    ",",
                                    cells.stream().map(ScorecardResource::cell).toList()))
                            .append('\n');
                }
            }
        }
        return Response.ok(csv.toString()).type("text/csv;charset=UTF-8").build();
    }

    /** Quoted where needed; a leading sign that a spreadsheet would take for a formula is kept from it. */
    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof java.math.BigDecimal number) {
            return number.toPlainString();
        }
        String text = value.toString();
        if (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\\n\\r].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private Scorecard scorecard(String department, String asOf, String knownAt) {
        List<Objective> found = department == null
                ? objectives.list("status in ('active', 'closed') order by department, id")
                : objectives.list("status in ('active', 'closed') and department = ?1 order by id", department);
        boolean now = asOf == null && knownAt == null;
        Standings.Shown shown = now ? standings.ofObjectives(found) : historic.ofObjectives(found, asOf, knownAt);
        Map<String, List<Objective>> byDepartment = new TreeMap<>();
        found.forEach(objective -> byDepartment
                .computeIfAbsent(objective.department(), key -> new ArrayList<>())
                .add(objective));
        List<RollUp.Member> all = new ArrayList<>();
        List<DepartmentLine> lines = new ArrayList<>();
        LocalDate today = historic.day(asOf);
        byDepartment.forEach((key, own) -> {
            List<RollUp.Member> members = new ArrayList<>();
            List<ObjectiveLine> objectiveLines = new ArrayList<>();
            for (Objective objective : own) {
                Period period = shown.period(objective.id());
                if (!period.start().isAfter(today) && !period.end().isBefore(today)) {
                    members.addAll(shown.members(objective.id()));
                }
                objectiveLines.add(line(objective, shown));
            }
            all.addAll(members);
            RollUp.Result rolled = RollUp.of(members);
            lines.add(new DepartmentLine(
                    key, rolled.status(), rolled.worst(), rolled.progress(), rolled.coverage(), objectiveLines));
        });
        return new Scorecard(RollUp.of(all), lines);
    }

    private ObjectiveLine line(Objective objective, Standings.Shown shown) {
        List<KpiLine> kpis = new ArrayList<>();
        for (Map<String, Object> kpi : shown.kpis(objective.id())) {
            kpis.add(new KpiLine((UUID) kpi.get("id"), (String) kpi.get("name"), (String) kpi.get("unit"), (Standing)
                    kpi.get("standing")));
        }
        return new ObjectiveLine(
                objective.id(),
                objective.title(),
                objective.type(),
                shown.period(objective.id()),
                objective.status(),
                shown.rollUp(objective.id()),
                kpis);
    }
}
