package io.bellwether.governance.department;

import io.bellwether.kit.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who acts for a department, as far as it can be known here: the groups are Keycloak's, and no service holds rights over it;
 * people are known once they have signed in as members.
 */
@ApplicationScoped
class Members {

    /** A sighting is written down again after this long; who signs in every day is seen every day. */
    private static final Duration AGAIN = Duration.ofHours(12);

    /** More people than any installation has; should there be more, all are just written down again. */
    private static final int REMEMBERED = 50_000;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    /** Somebody who was seen signed in with the department's group. */
    public record Member(String subject, String name, Instant firstSeen, Instant lastSeen) {}

    /** Whether the caller is to be written down. */
    boolean isNews(Caller caller) {
        Instant last = seen.get(key(caller));
        return caller.departments().stream().anyMatch(caller::owns)
                && (last == null || last.plus(AGAIN).isBefore(clock.instant()));
    }

    @Transactional
    void saw(Caller caller) {
        if (seen.size() > REMEMBERED) {
            seen.clear();
        }
        Instant now = clock.instant();
        for (String department :
                caller.departments().stream().filter(caller::owns).toList()) {
            entities.createNativeQuery("""
                            insert into member values (?1, ?2, ?3, ?4, ?4)
                            on conflict (department, subject) do update
                            set name = excluded.name, last_seen = excluded.last_seen
                            """)
                    .setParameter(1, department)
                    .setParameter(2, caller.subject())
                    .setParameter(3, caller.name())
                    .setParameter(4, now)
                    .executeUpdate();
        }
        seen.put(key(caller), now);
    }

    private static String key(Caller caller) {
        return caller.subject() + " " + caller.departments();
    }

    /** By subject, after one. */
    List<Member> of(String department, String after, int most) {
        List<Member> members = new ArrayList<>();
        for (Object one : entities.createNativeQuery("""
                        select subject, name, first_seen, last_seen from member
                        where department = ?1 and subject collate "C" > ?2 order by subject collate "C" limit ?3
                        """)
                .setParameter(1, department)
                .setParameter(2, after)
                .setParameter(3, most)
                .getResultList()) {
            Object[] row = (Object[]) one;
            members.add(new Member((String) row[0], (String) row[1], (Instant) row[2], (Instant) row[3]));
        }
        return members;
    }

    boolean has(String department) {
        return !of(department, "", 1).isEmpty();
    }
}
