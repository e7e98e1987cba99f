package io.bellwether.governance.decision;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Delivers what is in the outbox, one command a transaction, until objectives has answered. */
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    /** How often is looked for what another replica, or an earlier life of this one, has left. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private static final Duration TRANSACTION_LIMIT = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    ObjectivesPeer objectives;

    @Inject
    Decisions decisions;

    @Inject
    Settlement settlement;

    @ConfigProperty(name = "bellwether.follow.enabled")
    boolean enabled;

    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    void start(@Observes StartupEvent started) {
        if (enabled) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("outbox").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(2));
        }
    }

    void put(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Put put) {
        news.release();
    }

    private void run() {
        String trouble = null;
        while (running) {
            try {
                news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                while (running && deliverNext()) {
                    trouble = null;
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failed) {
                if (running && !String.valueOf(failed.getMessage()).equals(trouble)) {
                    LOG.errorf(failed, "the outbox cannot be emptied");
                }
                trouble = String.valueOf(failed.getMessage());
            }
        }
    }

    /** Delivers one command that is due; false when none is. */
    boolean deliverNext() {
        return QuarkusTransaction.requiringNew()
                .timeout((int) TRANSACTION_LIMIT.toSeconds())
                .call(() -> outbox.next().map(this::deliver).isPresent());
    }

    private Outbox.Due deliver(Outbox.Due due) {
        Decision decision = decisions.findById(due.decision());
        switch (objectives.deliver(decisions.tree(due.command()), decision.request)) {
            case Answer.Done done -> {
                outbox.answered(decision.id);
                settlement.applied(decision, done);
            }
            case Answer.Refused refused -> {
                outbox.answered(decision.id);
                settlement.failed(decision, refused);
            }
            case Answer.Away away -> {
                LOG.debugf("decision %s is delivered later: %s", decision.id, away.trouble());
                outbox.later(due, away.trouble());
            }
        }
        return due;
    }
}
