package io.bellwether.objectives.scorecard;

import io.bellwether.kit.access.Does;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.kpi.Kpi;
import io.bellwether.objectives.kpi.Kpis;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    Past past;

    @Inject
    HistoricStandings historic;

    @Inject
    Kpis kpis;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Does("read")
    @Transactional
    @Operation(
            operationId = "readScorecard",
            summary = "Published objectives with their KPIs' standings, by department")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Scorecard.class)))
    public Response json(
            @QueryParam("department") String department,
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt) {
        boolean now = asOf == null && knownAt == null;
        return Response.ok(now ? board.of(department) : past.of(department, asOf, knownAt))
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
        List<Objective> published = objectives.published(department);
        Function<List<Kpi>, Map<Kpi, Shown.Line>> lines = lines(published, asOf, knownAt);
        for (int from = 0; from < published.size(); from += CHUNK) {
            Map<UUID, Objective> some = new LinkedHashMap<>();
            published
                    .subList(from, Math.min(published.size(), from + CHUNK))
                    .forEach(objective -> some.put(objective.id(), objective));
            Map<UUID, StringBuilder> written = new HashMap<>();
            lines.apply(kpis.of(List.copyOf(some.keySet())))
                    .forEach((kpi, line) -> written.computeIfAbsent(kpi.objective(), key -> new StringBuilder())
                            .append(line(some.get(kpi.objective()), line))
                            .append('\n'));
            some.keySet().forEach(id -> csv.append(written.getOrDefault(id, new StringBuilder())));
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

    private static String line(Objective objective, Shown.Line of) {
        Scorecard.KpiLine kpi = Scorecard.KpiLine.of(of);
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

    private Function<List<Kpi>, Map<Kpi, Shown.Line>> lines(List<Objective> published, String asOf, String knownAt) {
        if (asOf == null && knownAt == null) {
            Shown shown = standings.frame(published);
            return some -> standings.lines(some, shown);
        }
        HistoricStandings.Asked asked = historic.asked(asOf, knownAt);
        Shown shown = historic.frame(published, asked);
        return some -> historic.lines(some, shown, asked);
    }
}
