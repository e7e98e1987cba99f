package io.bellwether.governance.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.kit.id.Ids;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was sent, is being tried, or was given up. */
@ApplicationScoped
class Deliveries {

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LAST_BACK_OFF = Duration.ofHours(1);

    /** With pauses doubling from a second to an hour: given up after some ten hours, a night's outage is survived. */
    static final int ATTEMPTS = 22;

    /** How long the log of what was settled is kept. */
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** As it is shown; {@code first} and {@code last} are positions of the feed. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Delivery(
            UUID id,
            long first,
            long last,
            int events,
            String state,
            int attempts,
            @Nullable Instant nextAttempt,
            @Nullable Integer status,
            @Nullable String trouble,
            Instant madeAt,
            @Nullable Instant settledAt) {}

    /** One that is due. */
    record Due(UUID id, UUID webhook, String body, int attempts) {}

    boolean isPending(UUID webhook) {
        return !entities.createNativeQuery("select 1 from webhook_delivery where webhook = ?1 and state = 'pending'")
                .setParameter(1, webhook)
                .getResultList()
                .isEmpty();
    }

    void put(UUID webhook, long first, long last, int events, String body) {
        entities.createNativeQuery("""
                        insert into webhook_delivery (id, webhook, first, last, events, body, state, attempts, next_at, made_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, 'pending', 0, ?7, ?7)
                        """)
                .setParameter(1, Ids.next())
                .setParameter(2, webhook)
                .setParameter(3, first)
                .setParameter(4, last)
                .setParameter(5, events)
                .setParameter(6, body)
                .setParameter(7, clock.instant())
                .executeUpdate();
    }

    /** The next one that is due, locked: no other replica sends it meanwhile. */
    Optional<Due> next() {
        List<?> rows =
                entities.createNativeQuery("""
                        select id, webhook, body, attempts from webhook_delivery
                        where state = 'pending' and next_at <= ?1 order by next_at limit 1 for update skip locked
                        """).setParameter(1, clock.instant()).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Due((UUID) row[0], (UUID) row[1], (String) row[2], ((Number) row[3]).intValue()))
                .findFirst();
    }

    /** It was taken. */
    void delivered(Due due, int status) {
        settle(due, "delivered", status, null);
    }

    /** It was not; tried again later, or given up. */
    void failed(Due due, Integer status, String trouble) {
        if (due.attempts() + 1 >= ATTEMPTS) {
            settle(due, "dead", status, trouble);
            return;
        }
        Duration pause = FIRST_BACK_OFF.multipliedBy(1L << Math.min(due.attempts(), 12));
        entities.createNativeQuery("""
                        update webhook_delivery
                        set attempts = attempts + 1, next_at = ?2, status = cast(?3 as int), trouble = cast(?4 as text)
                        where id = ?1
                        """)
                .setParameter(1, due.id())
                .setParameter(2, clock.instant().plus(pause.compareTo(LAST_BACK_OFF) > 0 ? LAST_BACK_OFF : pause))
                .setParameter(3, status)
                .setParameter(4, trouble)
                .executeUpdate();
    }

    private void settle(Due due, String state, Integer status, String trouble) {
        entities.createNativeQuery("""
                        update webhook_delivery
                        set state = ?2, attempts = attempts + 1, status = cast(?3 as int), trouble = cast(?4 as text),
                            settled_at = ?5, body = null
                        where id = ?1
                        """)
                .setParameter(1, due.id())
                .setParameter(2, state)
                .setParameter(3, status)
                .setParameter(4, trouble)
                .setParameter(5, clock.instant())
                .executeUpdate();
    }

    /** What waits is not sent any more: its owner wants to begin elsewhere. */
    void forgetPending(UUID webhook) {
        entities.createNativeQuery("delete from webhook_delivery where webhook = ?1 and state = 'pending'")
                .setParameter(1, webhook)
                .executeUpdate();
    }

    void forgetOld() {
        entities.createNativeQuery("delete from webhook_delivery where settled_at < ?1")
                .setParameter(1, clock.instant().minus(KEPT))
                .executeUpdate();
    }

    /** Newest first. */
    List<Delivery> of(UUID webhook, String state, UUID before, int limit) {
        List<Delivery> found = new ArrayList<>();
        for (Object one : entities.createNativeQuery("""
                        select id, first, last, events, state, attempts, next_at, status, trouble, made_at, settled_at
                        from webhook_delivery
                        where webhook = ?1 and (cast(?2 as text) is null or state = cast(?2 as text))
                          and (cast(?3 as uuid) is null or id < cast(?3 as uuid))
                        order by id desc limit ?4
                        """)
                .setParameter(1, webhook)
                .setParameter(2, state)
                .setParameter(3, before)
                .setParameter(4, limit)
                .getResultList()) {
            Object[] row = (Object[]) one;
            boolean pending = row[4].equals("pending");
            found.add(new Delivery(
                    (UUID) row[0],
                    ((Number) row[1]).longValue(),
                    ((Number) row[2]).longValue(),
                    ((Number) row[3]).intValue(),
                    (String) row[4],
                    ((Number) row[5]).intValue(),
                    pending ? (Instant) row[6] : null,
                    row[7] == null ? null : ((Number) row[7]).intValue(),
                    (String) row[8],
                    (Instant) row[9],
                    (Instant) row[10]));
        }
        return found;
    }
}
