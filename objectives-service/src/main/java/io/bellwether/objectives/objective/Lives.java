package io.bellwether.objectives.objective;

import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps from when to when objectives run: a period that is stated anew replaces none. */
@ApplicationScoped
public class Lives {

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    /** The lives of objectives. */
    @Transactional
    public Map<UUID, Life> of(Collection<UUID> objectives) {
        Map<UUID, List<PeriodVersion>> periods = new HashMap<>();
        Map<UUID, List<Closing>> closings = new HashMap<>();
        Map<UUID, Life> lives = new HashMap<>();
        if (!objectives.isEmpty()) {
            entities.createQuery(
                            "select p from PeriodVersion p where p.objective in ?1 order by p.number",
                            PeriodVersion.class)
                    .setParameter(1, objectives)
                    .getResultStream()
                    .forEach(one -> periods.computeIfAbsent(one.objective, key -> new ArrayList<>())
                            .add(one));
            entities.createQuery("select c from Closing c where c.objective in ?1 order by c.closedAt", Closing.class)
                    .setParameter(1, objectives)
                    .getResultStream()
                    .forEach(one -> closings.computeIfAbsent(one.objective, key -> new ArrayList<>())
                            .add(one));
        }
        periods.forEach((id, own) -> lives.put(id, new Life(own, closings.getOrDefault(id, List.of()))));
        return lives;
    }

    /** The life of one. */
    @Transactional
    public Life of(UUID objective) {
        return of(List.of(objective)).get(objective);
    }

    /** Keeps the period that an objective is born with. */
    void born(Objective objective) {
        PeriodVersion first = new PeriodVersion();
        first.objective = objective.id;
        first.number = 1;
        write(first, objective, null);
        entities.persist(first);
    }

    /**
     * Keeps the period that an objective has now. What was never published is not watched by anybody: its only period is
     * replaced. Otherwise it is a version more, in force today at the earliest.
     *
     * @throws ProblemException 422 with a day that is past
     */
    void changed(Objective objective, ObjectiveRequest request) {
        Life life = of(objective.id);
        if (!objective.isPublished() && !life.wasPublished()) {
            write(life.periods().get(0), objective, null);
            return;
        }
        LocalDate today = zone.today();
        LocalDate from = request.effectiveFrom() == null ? today : request.effectiveFrom();
        if (from.isBefore(today)) {
            throw ProblemException.invalid(
                    "/effectiveFrom",
                    "in-the-past",
                    "A period is in force today at the earliest: yesterday's status does not change.");
        }
        PeriodVersion next = new PeriodVersion();
        next.objective = objective.id;
        next.number = life.periods().size() + 1;
        next.effectiveFrom = from;
        write(next, objective, request.reason());
        entities.persist(next);
    }

    void closed(Objective objective) {
        Closing closing = new Closing();
        closing.objective = objective.id;
        closing.closedAt = objective.closedAt;
        entities.persist(closing);
    }

    void reopened(Objective objective) {
        Instant now = clock.instant();
        entities.createQuery("select c from Closing c where c.objective = ?1 and c.reopenedAt is null", Closing.class)
                .setParameter(1, objective.id)
                .getResultStream()
                .forEach(closing -> closing.reopenedAt = now);
    }

    private void write(PeriodVersion version, Objective objective, String reason) {
        version.savedAt = clock.instant();
        version.savedBy = caller.get().name();
        version.reason = reason;
        version.start = objective.periodStart;
        version.end = objective.periodEnd;
    }
}
