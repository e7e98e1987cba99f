package io.bellwether.objectives.scorecard;

import io.bellwether.kit.access.Does;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Objectives;
import io.bellwether.objectives.standing.HistoricStandings;
import io.bellwether.objectives.standing.Shown;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The scorecard, as JSON or CSV. */
@Path("/api/v1/scorecard")
@Authenticated
@Tag(name = "scorecard")
public class ScorecardResource {

    /** Objectives whose KPIs are in memory at a time: each has a handful, of some kilobytes. */
    private static final int CHUNK = 100;

    @Inject
    Objectives objectives;

    @Inject
    Standings standings;

    @Inject
    Board board;

    @Inject
    HistoricStandings historic;

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
        return Response.ok(now ? board.of(department) : scorecard(department, asOf, knownAt))
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
        List<Objective> published = published(department);
        for (int from = 0; from < published.size(); from += CHUNK) {
            List<Objective> some = published.subList(from, Math.min(published.size(), from + CHUNK));
            Shown shown = shown(some, asOf, knownAt);
            for (Objective objective : some) {
                for (Map<String, Object> view : shown.kpis(objective.id())) {
                    csv.append(line(objective, Scorecard.KpiLine.of(view))).append('\n');
                }
            }
            objectives.getEntityManager().clear();
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

    private static String line(Objective objective, Scorecard.KpiLine kpi) {
        Standing standing = kpi.standing();
        List<Object> cells = new ArrayList<>(List.of(
                objective.department(), objective.title(), kpi.name(), kpi.unit(), standing.status(), standing.rule()));
        cells.add(standing.value());
        cells.add(standing.baseline());
        cells.add(standing.target());
        cells.add(standing.progress());
        cells.add(standing.pace());
        cells.add(standing.newest());
        return String.join(",", cells.stream().map(ScorecardResource::cell).toList());
    }

    private Scorecard scorecard(String department, String asOf, String knownAt) {
        List<Objective> published = published(department);
        Shown shown = shown(published, asOf, knownAt);
        return Scorecard.of(published, shown, historic.day(asOf), id -> shown.kpis(id).stream()
                .map(Scorecard.KpiLine::of)
                .toList());
    }

    private List<Objective> published(String department) {
        return department == null
                ? objectives.list("status in ('active', 'closed') order by department, id")
                : objectives.list("status in ('active', 'closed') and department = ?1 order by id", department);
    }

    private Shown shown(List<Objective> published, String asOf, String knownAt) {
        return asOf == null && knownAt == null
                ? standings.ofObjectives(published)
                : historic.ofObjectives(published, asOf, knownAt);
    }
}
