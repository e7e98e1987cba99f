package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.access.Does;
import io.bellwether.kit.access.Policy;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.json.StrictJson;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Period;
import io.bellwether.objectives.standing.Preview;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a KPI would show before it is saved, and who states the same already. */
@Path("/api/v1/kpis/preview")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "kpis")
public class PreviewResource {

    @Inject
    Statements statements;

    @Inject
    ObjectiveService objectives;

    @Inject
    Policy policy;

    @Inject
    Preview preview;

    @Inject
    Duplicates duplicates;

    /** Whose KPI it would be, where there is no objective yet. */
    public record Place(String department, Period period) {}

    @POST
    @Does("kpi.preview")
    @Operation(operationId = "previewKpi", summary = "Value, status and duplicates of a KPI that is not saved")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = KpiRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PreviewShape.class)))
    public Map<String, Object> preview(JsonBody body) {
        JsonNode tree = body.tree();
        if (!tree.isObject()) {
            throw ProblemException.invalid("", "wrong-type", "The body must be a KPI with its objective.");
        }
        ObjectNode statement = tree.deepCopy();
        JsonNode place = statement.remove("objective");
        statement.remove("department");
        statement.remove("period");
        String department;
        Period period;
        if (place != null && place.isTextual()) {
            Objective objective = objectives.visible(place.asText());
            department = objective.department();
            period = new Period(objective.periodStart(), objective.periodEnd());
        } else {
            JsonNode given = place != null && place.isObject() ? place : tree;
            ObjectNode inner = ((ObjectNode) given).deepCopy();
            inner.retain("department", "period");
            Place stated = StrictJson.bind(inner, Place.class);
            if (stated.department() == null
                    || stated.period() == null
                    || stated.period().start() == null
                    || stated.period().end() == null) {
                throw ProblemException.invalid(
                        "/objective", "required", "Say for which objective, or for which department and period.");
            }
            department = stated.department();
            period = stated.period();
        }
        policy.requireFor("kpi.preview", department, "department");
        Statements.Stated stated = statements.state(statement, body, period.start(), period.end());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("standing", preview.standing(stated.definition(), period.start(), period.end()));
        answer.put(
                "canonical",
                stated.definition().canonical() == null
                        ? null
                        : stated.definition().canonical().formula());
        answer.put(
                "duplicates",
                duplicates.of(stated.definition().canonical(), stated.request().name()));
        return answer;
    }
}
