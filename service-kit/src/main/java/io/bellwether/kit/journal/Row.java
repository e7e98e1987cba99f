package io.bellwether.kit.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A stored entry; {@code before} and {@code after} are the JSON texts exactly as they were written. */
record Row(
        long position,
        Instant at,
        Actor actor,
        String event,
        String subject,
        String department,
        Visibility visibility,
        String before,
        String after,
        String reason) {

    /** The row that a query of the whole journal stands at. */
    static Row of(ResultSet result) throws SQLException {
        Actor actor = new Actor(
                result.getString("who"),
                result.getString("who_name"),
                result.getString("client"),
                result.getString("departments"),
                result.getString("request"));
        return new Row(
                result.getLong("position"),
                result.getTimestamp("at").toInstant(),
                actor,
                result.getString("event"),
                result.getString("subject"),
                result.getString("department"),
                Visibility.valueOf(result.getString("visibility")),
                result.getString("before"),
                result.getString("after"),
                result.getString("reason"));
    }

    /** SHA-256 over the hash before and every field, each preceded by its length, null being length −1. */
    byte[] hash(byte[] previous) {
        MessageDigest digest = sha256();
        digest.update(previous);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(position).flip());
        digest.update(ByteBuffer.allocate(Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .flip());
        for (String field : new String[] {
            actor.subject(),
            actor.name(),
            actor.client(),
            actor.departments(),
            actor.request(),
            event,
            subject,
            department,
            visibility.name(),
            before,
            after,
            reason
        }) {
            byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(field == null ? -1 : bytes.length)
                    .flip());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
