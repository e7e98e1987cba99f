package io.bellwether.gateway.session;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions at Keycloak of which we know that they have ended, here or elsewhere. Kept for longer than an access token
 * lives: after that a session's cookie needs Keycloak to renew its tokens, and Keycloak refuses.
 */
@ApplicationScoped
public class EndedSessions {

    private static final Duration KEPT = Duration.ofMinutes(30);

    private final InstantSource clock = InstantSource.system();
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();

    void add(String session) {
        ended.put(session, clock.instant());
    }

    boolean contains(String session) {
        return ended.containsKey(session);
    }

    @Scheduled(every = "5m")
    void forget() {
        Instant oldest = clock.instant().minus(KEPT);
        ended.values().removeIf(at -> at.isBefore(oldest));
    }
}
