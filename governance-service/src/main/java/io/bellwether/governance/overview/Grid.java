package io.bellwether.governance.overview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.governance.department.Department;
import io.bellwether.governance.department.Departments;
import io.bellwether.governance.objectivetype.ObjectiveType;
import io.bellwether.governance.objectivetype.ObjectiveTypes;
import io.bellwether.governance.overlap.Declarations;
import io.bellwether.governance.responsibility.ResponsibilityService;
import io.bellwether.governance.responsibility.ResponsibilityView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Departments × types of objectives. */
@ApplicationScoped
class Grid {

    /** From the worst; what a status is not among is better than all of them. */
    private static final List<String> WORST_FIRST = List.of(
            "missed",
            "off-track",
            "stale",
            "no-data",
            "not-computable",
            "at-risk",
            "too-early",
            "on-track",
            "met",
            "not-started",
            "not-applicable");

    @Inject
    Departments departments;

    @Inject
    ObjectiveTypes types;

    @Inject
    ResponsibilityService responsibilities;

    @Inject
    Declarations declarations;

    @Inject
    EntityManager entities;

    List<OverviewView.DepartmentLine> departments(JsonNode scorecard) {
        Map<String, JsonNode> standings = new HashMap<>();
        if (scorecard != null) {
            for (JsonNode line : scorecard.path("departments")) {
                ObjectNode standing = JsonNodeFactory.instance.objectNode();
                for (String name : List.of("status", "worst", "progress", "coverage")) {
                    standing.set(name, line.get(name));
                }
                standings.put(line.path("department").asText(), standing);
            }
        }
        return departments.list("order by key").stream()
                .map(one -> new OverviewView.DepartmentLine(
                        one.key(), one.name(), one.isClosed(), standings.get(one.key())))
                .toList();
    }

    List<OverviewView.TypeLine> types(LocalDate today) {
        return types.list("order by key").stream()
                .map(one -> new OverviewView.TypeLine(
                        one.key(),
                        one.name(),
                        responsibilities.inForce(one.key(), today).orElseThrow()))
                .toList();
    }

    List<OverviewView.Cell> cells(JsonNode scorecard, LocalDate today) {
        Map<String, String> statuses = statuses(scorecard);
        Map<String, List<JsonNode>> objectives = new HashMap<>();
        for (JsonNode one : declarations.objectives(null, null)) {
            objectives
                    .computeIfAbsent(
                            key(
                                    one.path("department").asText(),
                                    one.path("type").asText()),
                            made -> new ArrayList<>())
                    .add(one);
        }
        Map<String, List<ResponsibilityView>> leaders = new HashMap<>();
        for (ResponsibilityView one : responsibilities.on(today, null, null)) {
            leaders.computeIfAbsent(one.objectiveType(), made -> new ArrayList<>())
                    .add(one);
        }
        Map<String, Long> overlaps = overlaps();
        List<OverviewView.Cell> cells = new ArrayList<>();
        for (Department department : departments.list("order by key")) {
            for (ObjectiveType type : types.list("order by key")) {
                OverviewView.Cell cell = cell(
                        department.key(),
                        type.key(),
                        leaders.getOrDefault(type.key(), List.of()),
                        objectives.getOrDefault(key(department.key(), type.key()), List.of()),
                        statuses,
                        overlaps.getOrDefault(key(department.key(), type.key()), 0L));
                if (cell.leads() != null
                        || cell.contributes()
                        || !cell.channels().isEmpty()
                        || !cell.objectives().isEmpty()) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private static OverviewView.Cell cell(
            String department,
            String type,
            List<ResponsibilityView> leaders,
            List<JsonNode> objectives,
            Map<String, String> statuses,
            long overlaps) {
        String leads = null;
        boolean contributes = false;
        List<String> channels = new ArrayList<>();
        for (ResponsibilityView one : leaders) {
            contributes |= one.contributors().contains(department);
            if (one.department().equals(department)) {
                if (one.isWhole()) {
                    leads = one.origin();
                } else {
                    channels.addAll(one.channels());
                }
            }
        }
        List<String> ids =
                objectives.stream().map(one -> one.path("id").asText()).toList();
        String worst = ids.stream()
                .map(id -> statuses.getOrDefault(id, ""))
                .filter(WORST_FIRST::contains)
                .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                .orElse(null);
        boolean outside = !ids.isEmpty() && leads == null && channels.isEmpty();
        return new OverviewView.Cell(department, type, leads, channels, contributes, outside, ids, worst, overlaps);
    }

    private static Map<String, String> statuses(JsonNode scorecard) {
        Map<String, String> statuses = new HashMap<>();
        if (scorecard != null) {
            for (JsonNode department : scorecard.path("departments")) {
                for (JsonNode objective : department.path("objectives")) {
                    JsonNode standing = objective.path("standing");
                    statuses.put(
                            objective.path("id").asText(),
                            standing.path("worst")
                                    .asText(standing.path("status").asText()));
                }
            }
        }
        return statuses;
    }

    private Map<String, Long> overlaps() {
        Map<String, Long> counts = new HashMap<>();
        for (Object one : entities.createNativeQuery("""
                        select party ->> 'department', objective.body ->> 'type', count(distinct overlap.id)
                        from overlap, json_array_elements(overlap.parties) party
                        join declared objective
                          on objective.kind = 'objective' and cast(objective.id as text) = party ->> 'objective'
                        where overlap.status in ('open', 'under-review')
                        group by 1, 2
                        """).getResultList()) {
            Object[] row = (Object[]) one;
            counts.put(key((String) row[0], (String) row[1]), ((Number) row[2]).longValue());
        }
        return counts;
    }

    private static String key(String department, String type) {
        return department + " " + type;
    }
}
