package io.bellwether.governance.overlap;

import io.bellwether.governance.objectivetype.ObjectiveTypeResource;
import io.bellwether.governance.responsibility.ResponsibilityService;
import io.bellwether.governance.rules.Declared;
import io.bellwether.governance.rules.DeclaredInitiative;
import io.bellwether.governance.rules.DeclaredKpi;
import io.bellwether.governance.rules.Pairs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Compares what is declared. One examination of a subject finds everything that it overlaps with now, whatever was found
 * before; one follows another, in whichever replica.
 */
@ApplicationScoped
public class Examination {

    /** The lock under which examinations follow one another ("EXAM"). */
    private static final long LOCK = 0x4558414dL;

    @Inject
    Declarations declarations;

    @Inject
    Rules rules;

    @Inject
    Overlaps overlaps;

    @Inject
    OverlapNews news;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** Objectives against the responsibilities in force today. */
    public void ofResponsibilities() {
        List<String> ids = QuarkusTransaction.requiringNew().call(() -> declarations.ids("objective"));
        QuarkusTransaction.requiringNew().run(() -> examine("objective", ids));
    }

    /** Examines these and nothing else. */
    @Transactional
    void examine(String kind, Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        lock();
        KnownOverlaps known = overlaps.known(ids);
        switch (kind) {
            case "kpi" -> kpis(ids, known);
            case "initiative" -> initiatives(ids, known);
            default ->
                declarations.active("objective", ids).stream()
                        .map(Declaration::body)
                        .map(rules.outside())
                        .flatMap(Optional::stream)
                        .forEach(known::found);
        }
        news.write(known.last());
        overlaps.confirm(known.confirmed(), clock.instant());
    }

    /** Until the transaction ends, nobody else examines. */
    void lock() {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(" + LOCK + ") as text)")
                .getResultList();
    }

    private void kpis(Collection<String> ids, KnownOverlaps known) {
        Formulas formulas = new Formulas();
        List<DeclaredKpi> examined = declarations.active("kpi", ids).stream()
                .map(one -> one.kpi(formulas))
                .flatMap(Optional::stream)
                .toList();
        Set<String> metrics = examined.stream()
                .flatMap(one -> one.canonical().metrics().stream())
                .collect(Collectors.toSet());
        if (!metrics.isEmpty()) {
            Pairs<DeclaredKpi> pairs = Pairs.ofKpis(declarations.kpisReading(metrics, formulas));
            compare(examined, pairs, rules::between, known);
        }
    }

    private void initiatives(Collection<String> ids, KnownOverlaps known) {
        List<DeclaredInitiative> examined = declarations.active("initiative", ids).stream()
                .map(Declaration::initiative)
                .toList();
        Pairs<DeclaredInitiative> pairs = Pairs.ofInitiatives(declarations.initiativesMeeting(ids));
        compare(examined, pairs, rules::between, known);
    }

    /** Where both of a pair are examined, it is met twice; it counts when the smaller id looks. */
    private static <T extends Declared> void compare(
            List<T> examined, Pairs<T> pairs, BiFunction<T, T, Optional<Found>> rule, KnownOverlaps known) {
        Set<String> ids = new HashSet<>();
        examined.forEach(one -> ids.add(one.id()));
        for (T one : examined) {
            List<T> others = new ArrayList<>();
            pairs.meeting(one, others::add);
            others.stream()
                    .filter(other -> !ids.contains(other.id()) || one.id().compareTo(other.id()) < 0)
                    .map(other -> rule.apply(one, other))
                    .flatMap(Optional::stream)
                    .forEach(known::found);
        }
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
}
