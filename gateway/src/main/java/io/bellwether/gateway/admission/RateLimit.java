package io.bellwether.gateway.admission;

import io.github.bucket4j.Bucket;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much one subject may ask at once. */
@ApplicationScoped
public class RateLimit {

    @ConfigProperty(name = "bellwether.rate.per-second")
    long perSecond;

    @ConfigProperty(name = "bellwether.rate.burst")
    long burst;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** Takes one from the subject's bucket. */
    public boolean allows(String subject) {
        return buckets.computeIfAbsent(subject, key -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** Forgets who has been quiet long enough for a full bucket. */
    @Scheduled(every = "5m")
    void forget() {
        buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= burst);
    }
}
