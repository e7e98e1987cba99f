package io.bellwether.objectives.migration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.access.Policy;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.objective.Keys;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveRequest;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Objectives;
import io.bellwether.objectives.standing.Recomputation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes of a table what can be made of it: a metric for each key result, drafts of objectives with KPIs that read these, and
 * measurements of the values under the department's own source. Metrics come first, since KPIs need them; the drafts are one
 * transaction; the values come last, and coming again changes nothing.
 */
@ApplicationScoped
class MigrationService {

    @Inject
    Objectives store;

    @Inject
    ObjectiveService objectives;

    @Inject
    KpiService kpis;

    @Inject
    Metrics metrics;

    @Inject
    Policy policy;

    @Inject
    OrganisationZone zone;

    @Inject
    Validator validator;

    @Inject
    Recomputation recomputation;

    @Inject
    ObjectMapper mapper;

    /** What the file does not say itself; null where it must. */
    record Defaults(String department, String type, Cells.Days period) {}

    void requireOwner(String department) {
        policy.requireFor("ascode", department, "department");
    }

    Migration preview(byte[] file, Defaults defaults) {
        return told(read(file, defaults), true, List.of(), null);
    }

    /** @param skip whether what is refused is left out; else one refused row refuses all */
    Migration migrate(byte[] file, Defaults defaults, boolean skip) {
        Read read = read(file, defaults);
        if (!skip && !read.refused().isEmpty()) {
            throw refusal(read.refused());
        }
        for (Found objective : read.objectives()) {
            for (Found.KeyResult result : objective.keyResults.values()) {
                metrics.define(
                        metric(defaults.department(), objective, result), objective, result, defaults.department());
            }
        }
        List<UUID> made = QuarkusTransaction.requiringNew().call(() -> drafts(read, defaults));
        Map<String, Found.KeyResult> byMetric = new LinkedHashMap<>();
        read.objectives().forEach(objective -> objective
                .keyResults
                .values()
                .forEach(result -> byMetric.put(metric(defaults.department(), objective, result), result)));
        return told(read, false, made, metrics.load(byMetric, defaults.department()));
    }

    private record Read(
            TableReader table,
            String separator,
            String encoding,
            List<Found> objectives,
            List<TableReader.Refused> refused,
            Defaults defaults) {}

    private Read read(byte[] file, Defaults defaults) {
        Table table = Table.read(file);
        TableReader reader = new TableReader(table, zone.today());
        List<TableReader.Refused> refused = new ArrayList<>(reader.refused());
        Set<String> present = store.ofDepartment(defaults.department()).stream()
                .map(Objective::title)
                .collect(Collectors.toSet());
        List<Found> objectives = new ArrayList<>();
        for (Found one : reader.objectives()) {
            String fault = null;
            if (one.period == null && defaults.period() == null) {
                fault = "The objective “" + one.title + "” has no period; give it columns, or say start and end.";
            } else if (present.contains(one.title)) {
                fault = "The department has an objective “" + one.title + "” already.";
            }
            if (fault == null) {
                fault = faultOf(one, defaults);
            }
            if (fault == null) {
                objectives.add(one);
            } else {
                refused.add(new TableReader.Refused(one.line, "objective", fault));
            }
        }
        refused.sort(Comparator.comparingLong(TableReader.Refused::line));
        return new Read(reader, table.separator(), table.encoding(), objectives, refused, defaults);
    }

    /** What the API would say to the objective, tried and taken back; null for nothing. */
    private String faultOf(Found one, Defaults defaults) {
        QuarkusTransaction.begin();
        try {
            objectives.create(request(one, defaults), null);
            return null;
        } catch (ProblemException refused) {
            if (refused.type().status() >= CommonProblem.INTERNAL.status()) {
                throw refused;
            }
            return refused.getMessage();
        } catch (ConstraintViolationException broken) {
            return broken.getConstraintViolations().iterator().next().getMessage();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static ProblemException refusal(List<TableReader.Refused> refused) {
        ProblemException refusal = new ProblemException(
                CommonProblem.INVALID,
                refused.size() + (refused.size() == 1 ? " line is" : " lines are")
                        + " refused, so nothing was made; onError=skip leaves them out.");
        refused.forEach(one -> refusal.line(one.line(), one.code(), one.detail()));
        return refusal;
    }

    private ObjectiveRequest request(Found one, Defaults defaults) {
        Cells.Days period = one.period == null ? defaults.period() : one.period;
        ObjectNode body = mapper.createObjectNode();
        body.put("title", one.title);
        body.put("description", one.about);
        body.put(
                "type",
                one.type != null ? one.type : defaults.type() != null ? defaults.type() : defaults.department());
        body.put("department", defaults.department());
        body.put("deputy", one.owner);
        body.putObject("period")
                .put("start", period.start().toString())
                .put("end", period.end().toString());
        return JsonBody.of(body, validator).as(ObjectiveRequest.class);
    }

    private List<UUID> drafts(Read read, Defaults defaults) {
        recomputation.together();
        List<UUID> made = new ArrayList<>();
        for (Found one : read.objectives()) {
            Objective objective = objectives.create(request(one, defaults), null);
            made.add(objective.id());
            for (Found.KeyResult result : one.keyResults.values()) {
                kpis.create(
                        objective.id().toString(),
                        JsonBody.of(kpi(metric(defaults.department(), one, result), result), validator),
                        null);
            }
        }
        recomputation.doneTogether();
        return made;
    }

    /** A level of the reading, from the start value to the target, expected along a straight line. */
    private ObjectNode kpi(String metric, Found.KeyResult result) {
        ObjectNode body = mapper.createObjectNode();
        body.put("name", result.name);
        body.put("measure", "last(" + metric + ")");
        body.put("unit", Metrics.unit(result));
        body.put("weight", result.weight);
        ObjectNode target = body.putObject("target").put("kind", "level");
        boolean falls = result.from != null && result.target.compareTo(result.from) < 0;
        target.put(falls ? "atMost" : "atLeast", result.target);
        if (result.from != null) {
            target.putObject("baseline")
                    .put("value", result.from)
                    .put("provenance", "start value of the migrated table");
        }
        return body;
    }

    /** {@code human_resources.more_hires.hires_via_social}: the department, the objective and the key result. */
    private static String metric(String department, Found objective, Found.KeyResult result) {
        return String.join(
                        ".",
                        List.of(department, Keys.of(objective.title), Keys.of(result.name)).stream()
                                .map(part -> Character.isDigit(part.charAt(0)) ? "n-" + part : part)
                                .toList())
                .replace('-', '_');
    }

    private static Migration told(Read read, boolean preview, List<UUID> made, String load) {
        List<Migration.Objective> objectives = new ArrayList<>();
        for (Found one : read.objectives()) {
            Cells.Days period = one.period == null ? read.defaults().period() : one.period;
            List<Migration.KeyResult> results = one.keyResults.values().stream()
                    .map(result -> new Migration.KeyResult(
                            result.line,
                            result.name,
                            metric(read.defaults().department(), one, result),
                            result.from,
                            result.target,
                            Metrics.unit(result),
                            result.values.size()))
                    .toList();
            objectives.add(new Migration.Objective(
                    made.isEmpty() ? null : made.get(objectives.size()),
                    one.line,
                    one.title,
                    period.start(),
                    period.end(),
                    results));
        }
        return new Migration(
                read.defaults().department(),
                preview,
                new Migration.Recognised(
                        read.separator(),
                        read.encoding(),
                        read.table().columns(),
                        read.table().ignored()),
                objectives,
                read.refused(),
                load);
    }
}
