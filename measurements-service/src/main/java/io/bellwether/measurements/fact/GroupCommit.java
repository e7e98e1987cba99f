package io.bellwether.measurements.fact;

import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Small pushes that wait together share one transaction, one COPY and one commit. Nobody is waited for: while one group commits,
 * the pushes of the next are read.
 */
@ApplicationScoped
public class GroupCommit {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    /** A source that somebody streams into is not waited for: others wait behind it. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    Recording recording;

    @Inject
    StreamedSources streamed;

    @ConfigProperty(name = "bellwether.intake.max-waiting")
    int maxWaiting;

    @ConfigProperty(name = "bellwether.intake.writers")
    int writers;

    @ConfigProperty(name = "bellwether.intake.piece")
    int piece;

    private BlockingQueue<Waiting> queue;
    private final List<Thread> threads = new ArrayList<>();

    private record Waiting(Push push, CompletableFuture<Tally> done) {}

    void start(@Observes StartupEvent started) {
        queue = new ArrayBlockingQueue<>(maxWaiting);
        for (int i = 0; i < writers; i++) {
            threads.add(Thread.ofPlatform().name("intake-writer-" + i).start(this::run));
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.forEach(Thread::interrupt);
    }

    /**
     * Records a push and waits for its commit.
     *
     * @throws ProblemException 429 when too many wait already, or what refused it
     */
    public Tally record(Push push) {
        Waiting waiting = new Waiting(push, new CompletableFuture<>());
        try {
            if (!streamed.free(push.source(), PATIENCE)) {
                throw ProblemException.unavailable(
                        "A large body of this source is being recorded; send this push again in a moment.", 2);
            }
            if (!queue.offer(waiting)) {
                throw tooBusy();
            }
            return waiting.done.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The service is stopping.", 5);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a push could not be recorded", failed.getCause());
        }
    }

    /** 429 for who comes while too many are there. */
    public static ProblemException tooBusy() {
        return new ProblemException(
                        MeasurementsProblem.TOO_BUSY, "Too many pushes are waiting; send this one again in a moment.")
                .header("Retry-After", "1");
    }

    private void run() {
        try {
            while (true) {
                List<Waiting> group = new ArrayList<>();
                Waiting next = queue.take();
                int size = 0;
                while (next != null) {
                    group.add(next);
                    size += next.push.facts().size();
                    next = size < piece ? queue.poll() : null;
                }
                recordTogether(group);
            }
        } catch (InterruptedException stopping) {
            List<Waiting> left = new ArrayList<>();
            queue.drainTo(left);
            left.forEach(waiting ->
                    waiting.done.completeExceptionally(ProblemException.unavailable("The service is stopping.", 5)));
        }
    }

    /** Records a group; when one of it spoils the transaction, each is recorded by itself. */
    private void recordTogether(List<Waiting> group) {
        try {
            transaction(group);
        } catch (SQLException | RuntimeException spoiled) {
            if (group.size() == 1) {
                group.get(0).done.completeExceptionally(refusal(spoiled));
                return;
            }
            LOG.debugf(spoiled, "a group of %d pushes is recorded one by one", group.size());
            for (List<Waiting> some : parts(group, spoiled)) {
                recordTogether(some);
            }
        }
    }

    /** Who waited in vain for a source is refused with all of that source; else one after the other is tried. */
    private static List<List<Waiting>> parts(List<Waiting> group, Exception spoiled) {
        Map<Object, List<Waiting>> parts = new LinkedHashMap<>();
        boolean waited = spoiled instanceof SQLException failed && LOCK_NOT_AVAILABLE.equals(failed.getSQLState());
        for (Waiting one : group) {
            Object part = waited ? one.push.source() : one;
            parts.computeIfAbsent(part, key -> new ArrayList<>()).add(one);
        }
        if (parts.size() == 1) {
            group.forEach(one -> one.done.completeExceptionally(refusal(spoiled)));
            return List.of();
        }
        return List.copyOf(parts.values());
    }

    private void transaction(List<Waiting> group) throws SQLException {
        List<Fact> facts = new ArrayList<>();
        long order = 0;
        try (RecordingTransaction transaction = recording.open(PATIENCE)) {
            group.forEach(waiting -> waiting.push.forgetCounts());
            transaction.take(group.stream().map(Waiting::push).toList());
            for (Waiting waiting : group) {
                for (Fact fact : waiting.push.facts()) {
                    fact.order = order++;
                    facts.add(fact);
                }
            }
            if (!facts.isEmpty()) {
                transaction.write(facts);
            }
            transaction.commit();
        }
        group.forEach(waiting -> waiting.done.complete(waiting.push.tally()));
    }

    private static RuntimeException refusal(Exception spoiled) {
        return spoiled instanceof SQLException failed ? Refusals.of(failed) : (RuntimeException) spoiled;
    }
}
