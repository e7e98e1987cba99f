package io.bellwether.measurements.fact;

import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;

/** Answers of pushes under their {@code Idempotency-Key}, kept in the transaction that they tell of. */
@ApplicationScoped
public class KeptAnswers {

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    /** A kept answer: a digest of the body that it was given for, and what it said. */
    public record Kept(byte[] digest, String body) {

        public Kept {
            digest = digest.clone();
        }

        @Override
        public byte[] digest() {
            return digest.clone();
        }

        /** 422 unless the body is the one that the key was first used for. */
        public void mustBeFor(byte[] other) {
            if (!Arrays.equals(digest, other)) {
                throw Idempotency.reused();
            }
        }
    }

    /** Thrown in a transaction when somebody else was first under the key. */
    public static final class Answered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Answered() {
            super("answered already", null, false, false);
        }
    }

    /** The answer that is kept, if there is one. */
    public Optional<Kept> find(Push.Claim claim) {
        try (Connection connection = dataSource.getConnection()) {
            return find(connection, claim);
        } catch (SQLException failed) {
            throw Refusals.of(failed);
        }
    }

    private Optional<Kept> find(Connection connection, Push.Claim claim) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select payload, body from idempotency where caller = ? and key = ? and made_at > ?")) {
            query.setString(1, claim.caller);
            query.setString(2, claim.key);
            query.setTimestamp(3, Timestamp.from(clock.instant().minus(Idempotency.KEPT)));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Kept(row.getBytes(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    /**
     * Takes a key for this transaction.
     *
     * @throws ProblemException 409 while another transaction holds it
     * @throws Answered when an answer was kept meanwhile
     */
    void claim(Connection connection, Push.Claim claim) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 42))")) {
            lock.setString(1, claim.caller + "\n" + claim.key);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw stillRunning();
                }
            }
        }
        if (find(connection, claim).isPresent()) {
            throw new Answered();
        }
    }

    /** 409: the first request under a key is not answered yet. */
    public static ProblemException stillRunning() {
        return Idempotency.stillRunning();
    }

    void keep(Connection connection, Push.Claim claim, Tally tally) throws SQLException {
        String sql = """
                insert into idempotency (caller, key, payload, status, headers, body, made_at)
                values (?, ?, ?, 200, '{}', ?, ?)
                on conflict (caller, key) do update
                set payload = excluded.payload, status = excluded.status, headers = excluded.headers,
                    body = excluded.body, made_at = excluded.made_at
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, claim.caller);
            insert.setString(2, claim.key);
            insert.setBytes(3, claim.digest);
            insert.setString(4, claim.answer.apply(tally));
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
    }
}
