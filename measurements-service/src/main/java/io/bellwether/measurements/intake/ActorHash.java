package io.bellwether.measurements.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who did it, as 64 bits of an HMAC: the same person gives the same number, the number gives no person. For one thread. */
final class ActorHash {

    private static final String ALGORITHM = "HmacSHA256";

    /** What an export writes: the key's epoch and the hash. */
    private static final Pattern HASHED = Pattern.compile("#([0-9]{1,9}):([0-9a-f]{16})");

    private final String key;
    private final int epoch;
    private Mac mac;

    /**
     * @param key the installation's key
     * @param epoch counted up whenever the key is changed
     */
    ActorHash(String key, int epoch) {
        this.key = key;
        this.epoch = epoch;
    }

    long of(String actor) throws LineFault {
        Matcher hashed = HASHED.matcher(actor);
        if (hashed.matches()) {
            if (Integer.parseInt(hashed.group(1)) != epoch) {
                throw new LineFault(
                        "actor", "key-changed", "This actor was hashed under another key than the one in force.");
            }
            return HexFormat.fromHexDigitsToLong(hashed.group(2));
        }
        if (mac == null) {
            mac = mac(key);
        }
        return ByteBuffer.wrap(mac.doFinal(actor.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static Mac mac(String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }
}
