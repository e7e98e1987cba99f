package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.objectives.initiative.InitiativeRequest;
import io.bellwether.objectives.initiative.InitiativeService;
import io.bellwether.objectives.kpi.Statements;
import io.bellwether.objectives.objective.Keys;
import io.bellwether.objectives.objective.ObjectiveRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a file into what it states; everything that can be judged without the department's present state is judged here. */
@ApplicationScoped
class FileReader {

    static final List<String> TOP = List.of("department", "objectives");
    static final List<String> OBJECTIVE = List.of(
            "key",
            "title",
            "description",
            "type",
            "department",
            "parent",
            "weight",
            "deputy",
            "period",
            "links",
            "status",
            "outcome",
            "retrospective",
            "reason",
            "effectiveFrom",
            "kpis",
            "initiatives");
    static final List<String> KPI = List.of(
            "key",
            "name",
            "measure",
            "unit",
            "weight",
            "target",
            "pace",
            "cadence",
            "freshness",
            "missing",
            "thresholds",
            "minimum",
            "template",
            "answers",
            "reason",
            "effectiveFrom");
    static final List<String> INITIATIVE =
            List.of("key", "title", "channels", "audiences", "campaigns", "period", "budget", "status");

    private static final Set<String> STATUSES = Set.of("draft", "active", "closed");

    /** What is not the objective's own definition. */
    private static final List<String> ASIDE =
            List.of("key", "parent", "status", "outcome", "retrospective", "kpis", "initiatives");

    @Inject
    Statements statements;

    @Inject
    InitiativeService initiatives;

    @Inject
    Validator validator;

    Stated read(YamlTree file, String department, Faults faults) {
        JsonNode root = file.root();
        faults.unknownKeys(root, "", TOP);
        List<Stated.StatedObjective> stated = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Found one : list(root, "", "objectives", faults)) {
            stated.add(objective(one, department, keys, faults));
        }
        return new Stated(department, stated);
    }

    private record Found(ObjectNode node, String pointer) {}

    private static List<Found> list(JsonNode parent, String pointer, String name, Faults faults) {
        List<Found> found = new ArrayList<>();
        JsonNode list = parent.path(name);
        if (list.isMissingNode() || list.isNull()) {
            return found;
        }
        if (!list.isArray()) {
            faults.at(pointer + "/" + name, "wrong-type", name + " must be a list.");
            return found;
        }
        for (int i = 0; i < list.size(); i++) {
            String place = pointer + "/" + name + "/" + i;
            if (list.get(i) instanceof ObjectNode object) {
                found.add(new Found(object.deepCopy(), place));
            } else {
                faults.at(place, "wrong-type", "Each of " + name + " is a map of keys and values.");
            }
        }
        return found;
    }

    private Stated.StatedObjective objective(Found found, String department, Set<String> taken, Faults faults) {
        ObjectNode node = found.node();
        String at = found.pointer();
        faults.unknownKeys(node, at, OBJECTIVE);
        Stated.Place place = place(found, "title", taken, faults);
        String status = text(node, at, "status", faults);
        if (status != null && !STATUSES.contains(status)) {
            faults.at(at + "/status", "one-of", "status is draft, active or closed.");
        }
        String outcome = text(node, at, "outcome", faults);
        if ("closed".equals(status) && outcome == null) {
            faults.at(at + "/status", "required", "What is closed has an outcome.");
        }
        ObjectNode body = node.deepCopy();
        body.remove(ASIDE);
        if (!body.has("department")) {
            body.put("department", department);
        } else if (!department.equals(body.path("department").asText())) {
            faults.at(at + "/department", "other-department", "This is the file of " + department + ".");
        }
        body.retain(OBJECTIVE);
        int before = faults.size();
        ObjectiveRequest[] request = new ObjectiveRequest[1];
        faults.collect(at, () -> request[0] = JsonBody.of(body, validator).as(ObjectiveRequest.class));
        boolean periodIsKnown = faults.size() == before
                && !request[0].period().end().isBefore(request[0].period().start());
        if (faults.size() == before && !periodIsKnown) {
            faults.at(at + "/period", "order", "The period ends before it begins.");
        }
        List<Stated.Part> ownKpis = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Found one : list(node, at, "kpis", faults)) {
            faults.unknownKeys(one.node(), one.pointer(), KPI);
            ownKpis.add(part(one, "name", keys, KPI, faults));
            if (periodIsKnown) {
                ObjectNode statement = ownKpis.getLast().body();
                faults.collect(
                        one.pointer(),
                        () -> statements.stated(
                                JsonBody.of(statement, validator),
                                request[0].period().start(),
                                request[0].period().end()));
            }
        }
        List<Stated.Part> ownInitiatives = new ArrayList<>();
        keys.clear();
        for (Found one : list(node, at, "initiatives", faults)) {
            faults.unknownKeys(one.node(), one.pointer(), INITIATIVE);
            Stated.Part part = part(one, "title", keys, INITIATIVE, faults);
            ownInitiatives.add(part);
            faults.collect(
                    one.pointer(),
                    () -> initiatives.checked(
                            JsonBody.of(part.body(), validator).as(InitiativeRequest.class)));
        }
        return new Stated.StatedObjective(
                place,
                body,
                text(node, at, "parent", faults),
                status,
                outcome,
                text(node, at, "retrospective", faults),
                ownKpis,
                ownInitiatives);
    }

    private static Stated.Part part(Found found, String title, Set<String> taken, List<String> known, Faults faults) {
        Stated.Place place = place(found, title, taken, faults);
        ObjectNode body = found.node().deepCopy();
        body.retain(known);
        body.remove("key");
        return new Stated.Part(place, body);
    }

    /** By the key that stands there, else by the one that the title gives. */
    private static Stated.Place place(Found found, String title, Set<String> taken, Faults faults) {
        String key = text(found.node(), found.pointer(), "key", faults);
        if (key != null && !Keys.FORM.matcher(key).matches()) {
            faults.at(found.pointer() + "/key", "not-a-key", "A key is a slug like more-hires.");
        }
        String name = key != null ? key : Keys.of(found.node().path(title).asText(""));
        if (!taken.add(name)) {
            faults.at(
                    found.pointer() + (key == null ? "" : "/key"),
                    "duplicate-key",
                    "Two have the key \"" + name + "\"; give each a key of its own.");
        }
        return new Stated.Place(found.pointer(), name);
    }

    private static String text(ObjectNode node, String pointer, String name, Faults faults) {
        if (!node.hasNonNull(name)) {
            return null;
        }
        if (!node.get(name).isTextual()) {
            faults.at(pointer + "/" + name, "wrong-type", name + " must be a text.");
            return null;
        }
        return node.get(name).textValue();
    }
}
