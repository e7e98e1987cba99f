package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.governance.objectivetype.ObjectiveTypeResource;
import io.bellwether.governance.responsibility.ResponsibilityService;
import io.bellwether.governance.responsibility.ResponsibilityView;
import io.bellwether.governance.rules.DeclaredInitiative;
import io.bellwether.governance.rules.DeclaredKpi;
import io.bellwether.governance.rules.Finding;
import io.bellwether.governance.rules.OverlapRules;
import io.bellwether.governance.rules.Pairs;
import io.bellwether.kit.clock.OrganisationZone;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what is declared. One examination of a subject finds everything that it overlaps with now, whatever was found
 * before; one follows another, in whichever replica.
 */
@ApplicationScoped
public class Examination {

    /** The lock under which examinations follow one another ("EXAM"). */
    private static final long LOCK = 0x4558414dL;

    /** Subjects that one transaction examines when everything is: it holds their findings in memory. */
    private static final int PIECE = 2_000;

    @Inject
    Declarations declarations;

    @Inject
    Overlaps overlaps;

    @Inject
    ResponsibilityService responsibilities;

    @Inject
    OrganisationZone zone;

    @Inject
    EntityManager entities;

    /** Everything that was ever declared, in pieces. */
    public void afresh() {
        Formulas formulas = new Formulas();
        for (String kind : List.of("kpi", "initiative", "objective")) {
            List<String> ids = QuarkusTransaction.requiringNew().call(() -> declarations.ids(kind));
            for (int from = 0; from < ids.size(); from += PIECE) {
                List<String> piece = ids.subList(from, Math.min(ids.size(), from + PIECE));
                QuarkusTransaction.requiringNew().run(() -> examine(kind, piece, true, formulas));
            }
        }
    }

    /** Objectives against the responsibilities in force today. */
    public void ofResponsibilities() {
        List<String> ids = QuarkusTransaction.requiringNew().call(() -> declarations.ids("objective"));
        QuarkusTransaction.requiringNew().run(() -> examine("objective", ids));
    }

    /** Examines these and nothing else. */
    @Transactional
    void examine(String kind, Collection<String> ids) {
        examine(kind, ids, false, new Formulas());
    }

    /** @param all whether everything is examined, in pieces: then a pair counts in the piece of its smaller id only */
    private void examine(String kind, Collection<String> ids, boolean all, Formulas formulas) {
        if (ids.isEmpty()) {
            return;
        }
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(" + LOCK + ") as text)")
                .getResultList();
        Map<String, Finding> found = new LinkedHashMap<>();
        switch (kind) {
            case "kpi" -> kpis(ids, all, formulas, found);
            case "initiative" -> initiatives(ids, all, found);
            default -> declarations.active("objective", ids).forEach(one -> outside(one.body(), found));
        }
        overlaps.examined(ids, all, found);
    }

    private void kpis(Collection<String> ids, boolean all, Formulas formulas, Map<String, Finding> found) {
        List<DeclaredKpi> examined = declarations.active("kpi", ids).stream()
                .map(one -> one.kpi(formulas))
                .flatMap(Optional::stream)
                .toList();
        Set<String> metrics = examined.stream()
                .flatMap(one -> one.canonical().metrics().stream())
                .collect(Collectors.toSet());
        if (!metrics.isEmpty()) {
            Pairs.ofKpis(examined, declarations.kpisReading(metrics, formulas), (one, other) -> {
                if (counts(one.id(), other.id(), all)) {
                    OverlapRules.between(one, other)
                            .ifPresent(finding -> found.put(identity("kpi", one.id(), other.id()), finding));
                }
            });
        }
    }

    private void initiatives(Collection<String> ids, boolean all, Map<String, Finding> found) {
        List<DeclaredInitiative> examined = declarations.active("initiative", ids).stream()
                .map(Declaration::initiative)
                .toList();
        List<DeclaredInitiative> others = all ? declarations.initiatives() : declarations.initiativesMeeting(ids);
        Pairs.ofInitiatives(examined, others, (one, other) -> {
            if (counts(one.id(), other.id(), all)) {
                OverlapRules.between(one, other)
                        .ifPresent(finding -> found.put(identity("initiative", one.id(), other.id()), finding));
            }
        });
    }

    private static boolean counts(String one, String other, boolean all) {
        return !all || one.compareTo(other) < 0;
    }

    private void outside(JsonNode objective, Map<String, Finding> found) {
        String id = objective.path("id").asText();
        String type = objective.path("type").asText();
        String department = objective.path("department").asText();
        LocalDate today = zone.today();
        ResponsibilityView inForce = responsibilities.inForce(type, today).orElse(null);
        if (inForce == null || inForce.department().equals(department)) {
            return;
        }
        Set<String> led = responsibilities.channelsLedBy(department, type, today);
        if (led.isEmpty() || !actsOnlyOn(led, id)) {
            found.put(
                    "outside " + id,
                    OverlapRules.outside(
                            id,
                            objective.path("title").asText(),
                            department,
                            type,
                            inForce.department(),
                            inForce.origin()));
        }
    }

    /** Whether every initiative of an objective names channels, and only such; one without initiatives acts anywhere. */
    private boolean actsOnlyOn(Set<String> channels, String objective) {
        List<DeclaredInitiative> initiatives = declarations.initiativesOf(objective);
        return !initiatives.isEmpty()
                && initiatives.stream()
                        .allMatch(one -> !one.channels().isEmpty() && channels.containsAll(one.channels()));
    }

    void assigned(@Observes ResponsibilityService.Assigned change) {
        ofType(change.objectiveType());
    }

    void changed(@Observes ObjectiveTypeResource.Changed change) {
        ofType(change.objectiveType());
    }

    private void ofType(String objectiveType) {
        examine(
                "objective",
                declarations.objectives(objectiveType, null).stream()
                        .map(objective -> objective.path("id").asText())
                        .toList());
    }

    private static String identity(String kind, String one, String other) {
        return kind + " " + (one.compareTo(other) < 0 ? one + "+" + other : other + "+" + one);
    }
}
