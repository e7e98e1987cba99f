package io.bellwether.kit.follow;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.remote.ServiceIdentity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Follows one feed of another service. A subclass is an {@code @ApplicationScoped} bean that says which feed and applies
 * events; the position is kept in the own database and moves in the same transaction, so every event takes effect once.
 * A failing event is tried again for ever, with back-off, and said in the log and by {@link #trouble()}.
 */
public abstract class FeedFollower {

    private static final Logger LOG = Logger.getLogger(FeedFollower.class);

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(5);

    /** A long poll's own limit and time for the answer's way. */
    private static final int WAIT_SECONDS = 25;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(WAIT_SECONDS + 10L);

    @Inject
    DataSource dataSource;

    @Inject
    ServiceIdentity identity;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    @ConfigProperty(name = "bellwether.follow.enabled")
    boolean enabled;

    private volatile boolean running;
    private volatile String trouble;
    private volatile Instant lastHeard;
    private Thread thread;
    private HttpClient http;

    /** The feed's name in the API: {@code objectives}, {@code measurements} or {@code governance}. */
    protected abstract String feed();

    /** The base address of the service that has it. */
    protected abstract URI base();

    /** Applies events, oldest first, in a transaction that also moves the position. May be called again after a failure. */
    protected abstract void apply(List<FeedEvent> events);

    /** Runs after the transaction of {@link #apply} has committed; for work that must not hold it. */
    protected void applied(List<FeedEvent> events) {}

    void start(@Observes StartupEvent started) {
        if (!enabled) {
            return;
        }
        running = true;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        thread = Thread.ofPlatform().daemon().name("follow-" + feed()).start(this::follow);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(2));
            http.shutdownNow();
        }
    }

    /** What keeps the follower from getting on, or null. */
    public String trouble() {
        return trouble;
    }

    /** When the feed answered last, or null when it never did since the start. */
    public Instant lastHeard() {
        return lastHeard;
    }

    private void follow() {
        Duration backOff = FIRST_BACK_OFF;
        while (running) {
            try {
                List<FeedEvent> events = fetch(position());
                lastHeard = clock.instant();
                if (!events.isEmpty()) {
                    List<FeedEvent> fresh = QuarkusTransaction.requiringNew().call(() -> take(events));
                    if (!fresh.isEmpty()) {
                        applied(fresh);
                    }
                }
                trouble = null;
                backOff = FIRST_BACK_OFF;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception failed) {
                if (!running) {
                    return;
                }
                report(failed);
                try {
                    Thread.sleep(backOff);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    return;
                }
                backOff =
                        backOff.multipliedBy(2).compareTo(LAST_BACK_OFF) > 0 ? LAST_BACK_OFF : backOff.multipliedBy(2);
            }
        }
    }

    private void report(Exception failed) {
        String said = String.valueOf(failed.getMessage());
        if (!said.equals(trouble)) {
            if (failed instanceof IOException) {
                LOG.infof("the feed %s cannot be followed right now: %s", feed(), said);
            } else {
                LOG.errorf(failed, "the feed %s cannot be followed", feed());
            }
        }
        trouble = said;
    }

    private List<FeedEvent> fetch(long after) throws IOException, InterruptedException {
        URI uri = URI.create(
                base() + "/api/v1/changes/" + feed() + "?limit=200&wait=" + WAIT_SECONDS + "&after=" + after);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER_LIMIT)
                .header("Authorization", identity.bearer())
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("it answered " + answer.statusCode());
        }
        return mapper.readValue(answer.body(), new TypeReference<List<FeedEvent>>() {});
    }

    /** The position of the last event that took effect. */
    public long position() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("select position from followed where feed = ?")) {
            query.setString(1, feed());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the position in the feed cannot be read", failed);
        }
    }

    /** Applies what another replica has not applied yet. */
    private List<FeedEvent> take(List<FeedEvent> events) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            long position = lockedPosition(connection);
            List<FeedEvent> fresh =
                    events.stream().filter(event -> event.position() > position).toList();
            if (!fresh.isEmpty()) {
                apply(fresh);
                try (PreparedStatement move =
                        connection.prepareStatement("update followed set position = ?, at = ? where feed = ?")) {
                    move.setLong(1, fresh.get(fresh.size() - 1).position());
                    move.setTimestamp(2, Timestamp.from(clock.instant()));
                    move.setString(3, feed());
                    move.executeUpdate();
                }
            }
            return fresh;
        }
    }

    private long lockedPosition(Connection connection) throws SQLException {
        try (PreparedStatement first =
                connection.prepareStatement("insert into followed values (?, 0, ?) on conflict do nothing")) {
            first.setString(1, feed());
            first.setTimestamp(2, Timestamp.from(clock.instant()));
            first.executeUpdate();
        }
        try (PreparedStatement lock =
                connection.prepareStatement("select position from followed where feed = ? for update")) {
            lock.setString(1, feed());
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
