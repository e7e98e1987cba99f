package io.bellwether.kit.id;

import io.bellwether.kit.problem.ProblemException;
import java.security.SecureRandom;
import java.util.UUID;

/** Makes and reads UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A fresh id, unique without coordination. */
    public static UUID next() {
        long millis = System.currentTimeMillis();
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        long high = millis << 16 | 0x7000L | (random[0] & 0x0fL) << 8 | (random[1] & 0xffL);
        long low = 0;
        for (int i = 2; i < 10; i++) {
            low = low << 8 | (random[i] & 0xffL);
        }
        low = low & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /**
     * Reads an id out of a path.
     *
     * @throws ProblemException 404 when it is not one: there is nothing under such a name
     */
    public static UUID parse(String text, String what) {
        try {
            if (text != null && text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException notAnId) {
            throw (ProblemException) ProblemException.notFound(what).initCause(notAnId);
        }
        throw ProblemException.notFound(what);
    }
}
