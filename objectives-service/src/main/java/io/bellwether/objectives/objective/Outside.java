package io.bellwether.objectives.objective;

import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.catalogue.Catalogue;
import io.bellwether.objectives.catalogue.LeadershipChanged;
import io.bellwether.objectives.problem.ObjectivesProblem;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an objective is pursued by another department than the one that leads its type. It is judged when the objective
 * is written, when responsibilities change, and again and again, since a responsibility begins and ends on a day.
 */
@ApplicationScoped
class Outside {

    @Inject
    Objectives objectives;

    @Inject
    Catalogue catalogue;

    @Inject
    CurrentCaller caller;

    @Inject
    OrganisationZone zone;

    @Inject
    Journal journal;

    /** Who leads a type for some channels only is inside while all that is done for the objective is done there. */
    boolean isOutside(Objective objective) {
        return new Leadership(objective.type).isOutside(objective);
    }

    /** Who leads a type today, asked once for all objectives of it. */
    private final class Leadership {
        private final String type;
        private final Optional<String> leader;
        private final Map<String, Set<String>> channels = new HashMap<>();

        Leadership(String type) {
            this.type = type;
            this.leader = leader(type);
        }

        boolean isOutside(Objective objective) {
            if (leader.isEmpty() || leader.get().equals(objective.department)) {
                return false;
            }
            Set<String> led = channels.computeIfAbsent(
                    objective.department, department -> catalogue.channelsLedBy(department, type, zone.today()));
            return led.isEmpty() || !objectives.actsOnlyOn(objective.id, led);
        }
    }

    boolean isLedByTheCaller(String type) {
        return leader(type).filter(caller.get()::owns).isPresent();
    }

    /** Types for which consent is asked and which the caller's departments lead. */
    List<String> typesToConsentTo() {
        return caller.get().departments().isEmpty()
                ? List.of()
                : objectives.typesAwaitingConsent().stream()
                        .filter(this::isLedByTheCaller)
                        .toList();
    }

    /** {@code advise}, {@code consent} or {@code refuse}. */
    String policy(Objective objective) {
        return catalogue.type(objective.type).map(Catalogue.TypeRule::policy).orElse("advise");
    }

    ProblemException refusal(Objective objective) {
        String leader = leader(objective.type).orElse("");
        return new ProblemException(
                        ObjectivesProblem.OUTSIDE_RESPONSIBILITY,
                        "Objectives of the type " + objective.type + " are led by " + leader
                                + ", and nobody else may pursue them.")
                .at("/type", "outside-responsibility", "This type is led by " + leader + ".");
    }

    private Optional<String> leader(String type) {
        return catalogue.leader(type, zone.today());
    }

    void leadershipChanged(@Observes LeadershipChanged change) {
        judge(change.types());
    }

    // A responsibility begins at a midnight; a few minutes later it is seen.
    @Scheduled(every = "5m", delayed = "1m")
    @Transactional
    void dayAfterDay() {
        judge(objectives.typesInUse());
    }

    private void judge(Collection<String> types) {
        for (String type : types) {
            Leadership leadership = new Leadership(type);
            for (Objective objective : objectives.open(type)) {
                if (objective.outside != leadership.isOutside(objective)) {
                    ObjectiveView before = ObjectiveService.shown(objective);
                    objective.outside = !objective.outside;
                    journal.record(new Entry(
                            "objective.judged-again",
                            "objectives/" + objective.id,
                            objective.department,
                            ObjectiveService.visibility(objective),
                            before,
                            ObjectiveService.shown(objective),
                            objective.outside
                                    ? "Another department leads this type of objective now."
                                    : "Its department leads this type of objective now."));
                }
            }
        }
    }
}
