package io.bellwether.tokens;

import java.security.Key;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The keys that an issuer signs with. An unknown key id makes them be read again, at most once per ten seconds; what is
 * known is read again every five minutes of use, so that a key taken back is forgotten. While the issuer does not answer,
 * what is known goes on being used.
 */
public final class SigningKeys {

    /** Between two readings, whoever sends whatever key ids. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** Between two readings as long as none has succeeded: nothing is served before. */
    static final Duration PAUSE_AT_FIRST = Duration.ofSeconds(1);

    /** How old keys get before they are read again. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private final KeySource source;
    private final InstantSource clock;

    private volatile Map<String, Key> keys;
    private volatile long readAt;
    private long triedAt = Long.MIN_VALUE / 2;
    private CompletableFuture<Void> reading;

    public SigningKeys(KeySource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * The key of this id; nothing when the issuer does not publish it. Fails with {@link KeysUnavailableException} as long as
     * no key set was ever read.
     */
    public CompletableFuture<Optional<Key>> find(String id) {
        Map<String, Key> known = keys;
        if (known != null && known.containsKey(id)) {
            if (clock.millis() - readAt > FRESH.toMillis()) {
                var unused = read();
            }
            return CompletableFuture.completedFuture(Optional.of(known.get(id)));
        }
        return read().handle((done, failure) -> {
                    Map<String, Key> now = keys;
                    return now == null
                            ? CompletableFuture.<Optional<Key>>failedFuture(new KeysUnavailableException(failure))
                            : CompletableFuture.completedFuture(Optional.ofNullable(now.get(id)));
                })
                .thenCompose(result -> result);
    }

    /** Whether a key set was read. */
    public boolean isKnown() {
        return keys != null;
    }

    /** Reads the keys, unless that was tried just now; joins a reading under way. */
    public synchronized CompletableFuture<Void> read() {
        if (reading != null && !reading.isDone()) {
            return reading;
        }
        Duration pause = keys == null ? PAUSE_AT_FIRST : PAUSE;
        long now = clock.millis();
        if (now - triedAt < pause.toMillis()) {
            return CompletableFuture.completedFuture(null);
        }
        triedAt = now;
        reading = source.read().thenAccept(this::take);
        return reading;
    }

    private void take(String json) {
        Map<String, Key> read = new HashMap<>();
        try {
            for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
                if (key.getKeyId() != null
                        && key instanceof PublicJsonWebKey published
                        && (key.getUse() == null || key.getUse().equals("sig"))) {
                    read.put(key.getKeyId(), published.getPublicKey());
                }
            }
        } catch (JoseException unreadable) {
            throw new IllegalStateException("the issuer's key set cannot be read", unreadable);
        }
        readAt = clock.millis();
        keys = Map.copyOf(read);
    }
}
