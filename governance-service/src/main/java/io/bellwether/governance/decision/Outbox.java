package io.bellwether.governance.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Commands on their way: written in the transaction of their decision, kept until objectives has answered. */
@ApplicationScoped
class Outbox {

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);

    /** Objectives is back within seconds as a rule, and a person may be waiting. */
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(5);

    /** From here on doubling makes no difference. */
    private static final int DOUBLINGS = 4;

    @Inject
    EntityManager entities;

    @Inject
    Decisions decisions;

    @Inject
    Clock clock;

    @Inject
    Event<Put> put;

    /** Something was put in; observed after the commit. */
    record Put(UUID decision) {}

    /** A command that is due. */
    record Due(UUID decision, String command, int attempts) {}

    void put(Command command) {
        entities.flush();
        entities.createNativeQuery("insert into outbox values (?1, cast(?2 as json), 0, ?3, null)")
                .setParameter(1, command.decision())
                .setParameter(2, decisions.text(command))
                .setParameter(3, clock.instant())
                .executeUpdate();
        put.fire(new Put(command.decision()));
    }

    /** The next one, locked: no other replica delivers it meanwhile. */
    Optional<Due> next() {
        List<?> rows =
                entities.createNativeQuery("""
                        select decision, cast(command as text), attempts from outbox
                        where next_at <= ?1 order by decision limit 1 for update skip locked
                        """).setParameter(1, clock.instant()).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Due((UUID) row[0], (String) row[1], ((Number) row[2]).intValue()))
                .findFirst();
    }

    void answered(UUID decision) {
        entities.createNativeQuery("delete from outbox where decision = ?1")
                .setParameter(1, decision)
                .executeUpdate();
    }

    /** Tried in vain; again later. */
    void later(Due due, String trouble) {
        Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << Math.min(due.attempts(), DOUBLINGS));
        Instant next = clock.instant().plus(backOff.compareTo(LAST_BACK_OFF) > 0 ? LAST_BACK_OFF : backOff);
        entities.createNativeQuery(
                        "update outbox set attempts = attempts + 1, next_at = ?2, trouble = ?3 where decision = ?1")
                .setParameter(1, due.decision())
                .setParameter(2, next)
                .setParameter(3, trouble)
                .executeUpdate();
    }
}
