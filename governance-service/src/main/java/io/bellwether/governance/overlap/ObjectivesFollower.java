package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.governance.responsibility.ResponsibilityService;
import io.bellwether.governance.responsibility.ResponsibilityView;
import io.bellwether.governance.rules.DeclaredInitiative;
import io.bellwether.governance.rules.DeclaredKpi;
import io.bellwether.governance.rules.Finding;
import io.bellwether.governance.rules.OverlapRules;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.follow.FeedEvent;
import io.bellwether.kit.follow.FeedFollower;
import io.bellwether.measure.Canonical;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Follows what departments declare, and examines each change against what it can meet. */
@ApplicationScoped
public class ObjectivesFollower extends FeedFollower {

    @Inject
    Declarations declarations;

    @Inject
    Overlaps overlaps;

    @Inject
    ResponsibilityService responsibilities;

    @Inject
    OrganisationZone zone;

    @ConfigProperty(name = "bellwether.objectives.url")
    URI objectives;

    @Override
    protected String feed() {
        return "objectives";
    }

    @Override
    protected URI base() {
        return objectives;
    }

    @Override
    protected void apply(List<FeedEvent> events) {
        for (FeedEvent event : events) {
            String kind = event.subject().substring(0, event.subject().indexOf('/'));
            JsonNode after = event.data().after();
            boolean deleted = event.kind().endsWith(".deleted");
            switch (kind) {
                case "objectives" -> {
                    if (!event.kind().equals("objective.commented")) {
                        objective(event.key(), deleted ? null : after);
                    }
                }
                case "kpis" -> kpi(event.key(), deleted ? null : after);
                case "initiatives" -> initiative(event.key(), deleted ? null : after);
                default -> {}
            }
        }
    }

    private void objective(String id, JsonNode after) {
        boolean active = after != null && after.path("status").asText().equals("active");
        if (after == null) {
            declarations.remove("objective", id);
        } else {
            declarations.put("objective", id, after.path("department").asText(), active, after, new String[0]);
        }
        examineObjective(id, active ? after : null);
    }

    private void examineObjective(String id, JsonNode objective) {
        Map<String, Finding> found = new LinkedHashMap<>();
        if (objective != null) {
            String type = objective.path("type").asText();
            String department = objective.path("department").asText();
            String leader = responsibilities.leader(type, zone.today());
            if (leader != null && !leader.equals(department)) {
                Optional<ResponsibilityView> inForce = responsibilities.list(zone.today(), type, leader).stream()
                        .filter(one -> one.channels().isEmpty())
                        .findFirst();
                found.put(
                        "outside " + id,
                        OverlapRules.outside(
                                id,
                                objective.path("title").asText(),
                                department,
                                type,
                                leader,
                                inForce.map(ResponsibilityView::origin).orElse("by-default")));
            }
        }
        overlaps.examined(id, found);
    }

    void assigned(@Observes ResponsibilityService.Assigned change) {
        for (JsonNode objective : declarations.objectives(change.objectiveType())) {
            examineObjective(objective.path("id").asText(), objective);
        }
    }

    private void kpi(String id, JsonNode after) {
        Map<String, Finding> found = new LinkedHashMap<>();
        if (after == null) {
            declarations.remove("kpi", id);
        } else {
            boolean active = after.path("objectiveStatus").asText().equals("active");
            String[] metrics = after.path("canonical").isTextual()
                    ? Canonical.of(after.path("canonical").asText()).metrics().toArray(new String[0])
                    : new String[0];
            declarations.put("kpi", id, after.path("department").asText(), active, after, metrics);
            Optional<DeclaredKpi> own = active ? Declarations.kpi(after) : Optional.empty();
            own.ifPresent(
                    one -> declarations.kpisReading(metrics, one.department()).forEach(other -> OverlapRules.between(
                                    one, other)
                            .ifPresent(finding -> found.put(identity("kpi", one.id(), other.id()), finding))));
        }
        overlaps.examined(id, found);
    }

    private void initiative(String id, JsonNode after) {
        Map<String, Finding> found = new LinkedHashMap<>();
        if (after == null) {
            declarations.remove("initiative", id);
        } else {
            boolean active = after.path("objectiveStatus").asText().equals("active")
                    && !after.path("status").asText().equals("ended");
            declarations.put("initiative", id, after.path("department").asText(), active, after, new String[0]);
            if (active) {
                DeclaredInitiative one = Declarations.initiative(after);
                declarations.initiatives(one.department()).forEach(other -> OverlapRules.between(one, other)
                        .ifPresent(finding -> found.put(identity("initiative", one.id(), other.id()), finding)));
            }
        }
        overlaps.examined(id, found);
    }

    private static String identity(String kind, String one, String other) {
        return kind + " " + (one.compareTo(other) < 0 ? one + "+" + other : other + "+" + one);
    }
}
