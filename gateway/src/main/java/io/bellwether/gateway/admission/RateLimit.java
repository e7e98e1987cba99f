package io.bellwether.gateway.admission;

import io.github.bucket4j.Bucket;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much one subject may ask: so much at once, so much a second in the long run. */
@ApplicationScoped
public class RateLimit {

    @ConfigProperty(name = "bellwether.rate.per-second")
    long perSecond;

    @ConfigProperty(name = "bellwether.rate.burst")
    long burst;

    @ConfigProperty(name = "bellwether.rate.anonymous-per-second")
    long anonymousPerSecond;

    @ConfigProperty(name = "bellwether.rate.anonymous-burst")
    long anonymousBurst;

    private final Map<String, Bucket> subjects = new ConcurrentHashMap<>();
    private final Map<String, Bucket> addresses = new ConcurrentHashMap<>();

    /** Takes one from the subject's bucket. */
    public boolean allows(String subject) {
        return bucket(subjects, subject, burst, perSecond).tryConsume(1);
    }

    /** Takes one from the bucket of the address that somebody unknown asks from. */
    public boolean allowsAnonymous(RoutingContext context) {
        SocketAddress from = context.request().remoteAddress();
        String address = from == null || from.hostAddress() == null ? "" : from.hostAddress();
        return bucket(addresses, address, anonymousBurst, anonymousPerSecond).tryConsume(1);
    }

    private static Bucket bucket(Map<String, Bucket> buckets, String key, long most, long perSecond) {
        Bucket known = buckets.get(key);
        return known != null
                ? known
                : buckets.computeIfAbsent(key, fresh -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }

    /** Forgets who has been quiet long enough for a full bucket. */
    @Scheduled(every = "1m")
    void forget() {
        subjects.values().removeIf(bucket -> bucket.getAvailableTokens() >= burst);
        addresses.values().removeIf(bucket -> bucket.getAvailableTokens() >= anonymousBurst);
    }
}
