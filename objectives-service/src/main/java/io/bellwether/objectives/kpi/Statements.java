package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.json.StrictJson;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Reads what somebody states of a KPI, directly or as a template's answers, and keeps to what is right. */
@ApplicationScoped
public class Statements {

    @Inject
    Templates templates;

    @Inject
    Definitions definitions;

    @Inject
    ObjectMapper mapper;

    /** What was stated, read and checked. */
    record Stated(KpiRequest request, ObjectNode body, Definition definition) {}

    /**
     * What would be kept of a statement.
     *
     * @throws ProblemException 422 where it is not right
     */
    public ObjectNode stated(JsonBody body, LocalDate start, LocalDate end) {
        return state(body.tree(), body, start, end).body();
    }

    Stated state(JsonBody json, Objective objective) {
        return state(json.tree(), json, objective.periodStart(), objective.periodEnd());
    }

    Stated state(JsonNode statement, JsonBody json, LocalDate start, LocalDate end) {
        JsonNode tree = templates.stated(statement);
        KpiRequest request = json.validated(StrictJson.bind(tree, KpiRequest.class));
        ObjectNode body = mapper.createObjectNode();
        body.put("name", request.name().strip());
        body.put("measure", request.measure());
        body.put("unit", request.unit());
        body.put("weight", request.weight() == null ? BigDecimal.ONE : request.weight());
        for (String name : List.of("target", "pace", "cadence", "missing", "thresholds", "minimum", "template")) {
            if (tree.hasNonNull(name)) {
                body.set(name, tree.get(name));
            }
        }
        if (tree.has("freshness")) {
            body.set("freshness", tree.get("freshness"));
        }
        if (!body.has("missing")) {
            body.put("missing", "unknown");
        }
        return new Stated(request, body, definitions.checked(body, start, end));
    }
}
