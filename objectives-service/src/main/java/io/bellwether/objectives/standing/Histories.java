package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.catalogue.Peer;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.kpi.Definitions;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.kpi.Kpis;
import io.bellwether.objectives.objective.Lives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The course of a KPI's measure, for charts. */
@ApplicationScoped
public class Histories {

    private static final Set<String> STEPS = Set.of("day", "week", "month", "quarter");

    private static final String APART =
            "The parts do not add up to the whole: the measure is not a sum, so that each part stands for itself.";

    private static final String TOGETHER = "The parts add up to the whole.";

    @Inject
    KpiService service;

    @Inject
    Kpis kpis;

    @Inject
    Lives lives;

    @Inject
    Standings standings;

    @Inject
    HistoricStandings historic;

    @Inject
    Definitions definitions;

    @Inject
    Aggregates aggregates;

    @Inject
    OrganisationZone zone;

    @Inject
    CurrentCaller caller;

    /** What is asked of a course; null where it is not said. */
    public record Request(String step, String from, String to, String by, String knownAt) {}

    /** The measure by calendar step over the objective's period so far, or another range. */
    public Map<String, Object> of(String id, Request request) {
        KpiService.Found found = service.visible(id);
        String step = request.step() == null ? "day" : request.step();
        if (!STEPS.contains(step)) {
            throw ProblemException.badParameter("step", "step must be day, week, month or quarter.");
        }
        HistoricStandings.Asked asked = historic.asked(null, request.knownAt());
        Moment moment = lives.of(found.objective().id())
                .at(asked.at(), asked.known(), zone.zone())
                .moment();
        Definition definition =
                definitions.stored(standings.inForce(kpis.all(found.kpi().id()), moment, asked.known()));
        Instant begin = request.from() == null ? moment.from() : zone.bound("from", request.from());
        Instant end = request.to() == null ? moment.cut() : zone.bound("to", request.to());
        if (request.to() != null && end.isBefore(begin)) {
            throw ProblemException.badParameter("to", "to must not be before from.");
        }
        boolean additive =
                definition.canonical() != null && definition.canonical().isAdditive();
        Map<String, Object> history = new LinkedHashMap<>();
        history.put("kpi", found.kpi().id());
        history.put("step", step);
        history.put("from", begin);
        history.put("to", end);
        history.put("additive", additive);
        if (definition.measure() == null || !end.isAfter(begin)) {
            history.put("points", List.of());
            return history;
        }
        JsonNode result = ask(definition.measure(), begin, end, step, request, asked.knownAt());
        if (request.by() == null) {
            history.put("points", result.path("points"));
            return history;
        }
        history.put("by", request.by());
        history.put("value", result.path("value"));
        history.put("points", whole(definition, begin, end, step, asked.knownAt()));
        history.put("groups", result.path("groups"));
        history.put("addsUp", additive);
        history.put("note", additive ? TOGETHER : APART);
        return history;
    }

    private JsonNode whole(Definition definition, Instant begin, Instant end, String step, Instant knownAt) {
        return ask(definition.measure(), begin, end, step, new Request(step, null, null, null, null), knownAt)
                .path("points");
    }

    private JsonNode ask(String measure, Instant begin, Instant end, String step, Request request, Instant knownAt) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("id", "history");
        query.put("measure", measure);
        query.put("from", begin.toString());
        query.put("to", end.toString());
        query.put("step", step);
        if (request.by() != null) {
            query.put("by", request.by());
        }
        if (knownAt != null) {
            query.put("knownAt", knownAt.toString());
        }
        try {
            return aggregates.post(List.of(query), caller.bearer()).at("/results/0");
        } catch (Peer.Refused refused) {
            throw (ProblemException)
                    ProblemException.badParameter(request.by() == null ? "from" : "by", refused.getMessage())
                            .initCause(refused);
        }
    }
}
