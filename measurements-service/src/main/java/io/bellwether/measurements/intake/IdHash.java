package io.bellwether.measurements.intake;

import io.bellwether.measurements.fact.Fact;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The identity of a measurement with an id: 128 bits of a SHA-256 over source, metric and id, each word with its length
 * before it, so that no two are written alike. For one thread.
 */
final class IdHash {

    private MessageDigest digest;
    private final byte[] hash = new byte[32];
    private final ByteBuffer hashed = ByteBuffer.wrap(hash);
    private final String source;
    private byte[] text = new byte[256];
    private String metric;
    private int prefix;

    IdHash(String source) {
        this.source = source;
    }

    void identify(Fact fact, String itsMetric, String id) {
        if (!itsMetric.equals(metric)) {
            metric = itsMetric;
            prefix = word(itsMetric, word(source, word("id", 0)));
        }
        int length = word(id, prefix);
        if (digest == null) {
            digest = sha256();
        }
        digest.update(text, 0, length);
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException tooShort) {
            throw new IllegalStateException("a SHA-256 has 32 bytes", tooShort);
        }
        fact.identify(hashed.getLong(0), hashed.getLong(Long.BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private int word(String word, int at) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        int end = at + 2 + bytes.length;
        if (end > text.length) {
            text = Arrays.copyOf(text, end * 2);
        }
        text[at] = (byte) (bytes.length >>> 8);
        text[at + 1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, text, at + 2, bytes.length);
        return end;
    }
}
