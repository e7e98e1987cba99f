package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.governance.responsibility.ResponsibilityService;
import io.bellwether.governance.responsibility.ResponsibilityView;
import io.bellwether.governance.rules.DeclaredInitiative;
import io.bellwether.governance.rules.DeclaredKpi;
import io.bellwether.governance.rules.OverlapRules;
import io.bellwether.kit.clock.OrganisationZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Applies the rules to what is declared. */
@ApplicationScoped
class Rules {

    static final String KPI = "kpi";
    static final String INITIATIVE = "initiative";
    static final String OUTSIDE = "outside";

    @Inject
    Declarations declarations;

    @Inject
    ResponsibilityService responsibilities;

    @Inject
    OrganisationZone zone;

    @Inject
    OverlapText text;

    Optional<Found> between(DeclaredKpi one, DeclaredKpi other) {
        return OverlapRules.between(one, other)
                .map(finding -> text.found(Found.pair(KPI, one.id(), other.id()), finding));
    }

    Optional<Found> between(DeclaredInitiative one, DeclaredInitiative other) {
        return OverlapRules.between(one, other)
                .map(finding -> text.found(Found.pair(INITIATIVE, one.id(), other.id()), finding));
    }

    /** Whether objectives are of types that other departments lead today; who leads is asked once a type. */
    Function<JsonNode, Optional<Found>> outside() {
        LocalDate today = zone.today();
        Map<String, Optional<ResponsibilityView>> inForce = new HashMap<>();
        return objective -> inForce.computeIfAbsent(
                        objective.path("type").asText(), type -> responsibilities.inForce(type, today))
                .flatMap(leading -> outside(objective, leading, today));
    }

    private Optional<Found> outside(JsonNode objective, ResponsibilityView inForce, LocalDate today) {
        String id = objective.path("id").asText();
        String type = objective.path("type").asText();
        String department = objective.path("department").asText();
        if (inForce.department().equals(department)) {
            return Optional.empty();
        }
        Set<String> led = responsibilities.channelsLedBy(department, type, today);
        if (!led.isEmpty() && actsOnlyOn(led, id)) {
            return Optional.empty();
        }
        return Optional.of(text.found(
                OUTSIDE + " " + id,
                OverlapRules.outside(
                        id,
                        objective.path("title").asText(),
                        department,
                        type,
                        inForce.department(),
                        inForce.origin())));
    }

    /** Whether every initiative of an objective names channels, and only such; one without initiatives acts anywhere. */
    private boolean actsOnlyOn(Set<String> channels, String objective) {
        List<DeclaredInitiative> initiatives = declarations.initiativesOf(objective);
        return !initiatives.isEmpty()
                && initiatives.stream()
                        .allMatch(one -> !one.channels().isEmpty() && channels.containsAll(one.channels()));
    }
}
