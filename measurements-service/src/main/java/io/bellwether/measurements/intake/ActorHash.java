package io.bellwether.measurements.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who did it, as 64 bits of an HMAC: the same person gives the same number, the number gives no person. For one thread. */
final class ActorHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    ActorHash(String key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }

    long of(String actor) {
        return ByteBuffer.wrap(mac.doFinal(actor.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
