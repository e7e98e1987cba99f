package io.bellwether.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Runs a create at most once per caller and key; the kept answer commits together with what was created. */
@ApplicationScoped
public class Idempotency {

    /** How long an answer is kept at least. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** A key is an opaque word of the client; longer ones are not words. */
    private static final int MAX_KEY = 200;

    @Inject
    DataSource dataSource;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    /**
     * Answers a create.
     *
     * @param key the {@code Idempotency-Key}, null or empty when none was sent: then it just runs
     * @param operation what is being created where: method and path
     * @param payload the body as it came
     * @param create makes it and answers; a refusal thrown is not kept, so a corrected request may use the key again
     * @throws ProblemException 409 while the first request is running, 422 when the key was used for another request
     */
    @Transactional
    public Response once(String key, String operation, byte[] payload, Supplier<Response> create) {
        if (key == null || key.isEmpty()) {
            return create.get();
        }
        if (key.length() > MAX_KEY) {
            throw ProblemException.badParameter("Idempotency-Key", "Idempotency-Key has at most 200 characters.");
        }
        String who = caller.get().subject();
        byte[] digest = digest(operation, payload);
        try (Connection connection = dataSource.getConnection()) {
            if (!lock(connection, who, key)) {
                throw stillRunning();
            }
            Response kept = kept(connection, who, key, digest);
            if (kept != null) {
                return kept;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("idempotency keys cannot be read", failed);
        }
        Response answer = create.get();
        entities.flush();
        keep(who, key, digest, answer);
        return answer;
    }

    /** 409: the first request under a key is not answered yet. */
    public static ProblemException stillRunning() {
        return refusal(
                        CommonProblem.STILL_RUNNING,
                        "still-running",
                        "The first request under this Idempotency-Key is still running.")
                .header("Retry-After", "1");
    }

    /** 422: a key was used for another request before. */
    public static ProblemException reused() {
        return refusal(CommonProblem.KEY_REUSED, "key-reused", "This Idempotency-Key was used for another request.");
    }

    private static ProblemException refusal(CommonProblem type, String code, String sentence) {
        return new ProblemException(type, sentence).at("Idempotency-Key", code, sentence);
    }

    private static boolean lock(Connection connection, String who, String key) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 42))")) {
            lock.setString(1, who + "\n" + key);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private Response kept(Connection connection, String who, String key, byte[] digest) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select payload, status, headers, body from idempotency where caller = ? and key = ? and made_at > ?")) {
            query.setString(1, who);
            query.setString(2, key);
            query.setTimestamp(3, Timestamp.from(clock.instant().minus(KEPT)));
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                if (!Arrays.equals(row.getBytes(1), digest)) {
                    throw reused();
                }
                Response.ResponseBuilder answer = Response.status(row.getInt(2));
                Map<String, String> headers = mapper.readValue(row.getString(3), new TypeReference<>() {});
                headers.forEach(answer::header);
                String body = row.getString(4);
                return body == null
                        ? answer.build()
                        : answer.type(MediaType.APPLICATION_JSON)
                                .entity(new com.fasterxml.jackson.databind.util.RawValue(body))
                                .build();
            }
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a kept answer cannot be read", corrupt);
        }
    }

    private void keep(String who, String key, byte[] digest, Response answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {HttpHeaders.LOCATION, HttpHeaders.ETAG}) {
            Object value = answer.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value.toString());
            }
        }
        String sql = """
                insert into idempotency (caller, key, payload, status, headers, body, made_at)
                values (?, ?, ?, ?, ?::json, ?, ?)
                on conflict (caller, key) do update
                set payload = excluded.payload, status = excluded.status, headers = excluded.headers,
                    body = excluded.body, made_at = excluded.made_at
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, who);
            insert.setString(2, key);
            insert.setBytes(3, digest);
            insert.setInt(4, answer.getStatus());
            insert.setString(5, mapper.writeValueAsString(headers));
            insert.setString(6, answer.hasEntity() ? mapper.writeValueAsString(answer.getEntity()) : null);
            insert.setTimestamp(7, Timestamp.from(Instant.now(clock)));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException failed) {
            throw new IllegalStateException("the answer cannot be kept", failed);
        }
    }

    private static byte[] digest(String operation, byte[] payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(operation.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(payload);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
