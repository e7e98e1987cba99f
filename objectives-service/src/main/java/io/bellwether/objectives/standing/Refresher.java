package io.bellwether.objectives.standing;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.objectives.kpi.KpiService;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Recomputes what changed, one batch after the other: what waits while a batch runs is one batch. A batch that fails is
 * tried again until it succeeds; all KPIs are due at the start and at each local midnight.
 */
@ApplicationScoped
public class Refresher {

    private static final Logger LOG = Logger.getLogger(Refresher.class);

    /** KPIs a batch: large enough for set-based answers, small enough for a small heap. */
    private static final int BATCH = 2_000;

    private static final long RETRY_MILLIS = 1_000;

    @Inject
    Recomputation recomputation;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @ConfigProperty(name = "bellwether.follow.enabled")
    boolean enabled;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    /** KPIs, and whether their measurements may have changed. */
    private final Map<UUID, Boolean> waiting = new LinkedHashMap<>();

    private volatile boolean running;
    private LocalDate day;
    private Thread thread;

    void start(@Observes StartupEvent started) {
        if (!enabled) {
            return;
        }
        running = true;
        day = null;
        thread = Thread.ofPlatform().daemon().name("standings").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread.join(2_000);
        }
    }

    void definitionsChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) KpiService.Changed changed) {
        soon(changed.kpis());
    }

    /** Puts KPIs whose definition or measurements changed on the list of what is asked for next. */
    public void soon(List<UUID> kpis) {
        add(kpis, true);
    }

    private void add(List<UUID> kpis, boolean changed) {
        lock.lock();
        try {
            kpis.forEach(kpi -> waiting.merge(kpi, changed, Boolean::logicalOr));
            due.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (running) {
            try {
                if (!zone.today().equals(day)) {
                    LocalDate today = zone.today();
                    add(recomputation.all(), false);
                    day = today;
                }
                add(recomputation.due(), false);
                Map<UUID, Boolean> batch = next();
                if (!batch.isEmpty()) {
                    work(batch);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "standings cannot be recomputed");
            }
        }
    }

    private Map<UUID, Boolean> next() throws InterruptedException {
        lock.lock();
        try {
            if (waiting.isEmpty() && !due.await(RETRY_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                return Map.of();
            }
            Map<UUID, Boolean> batch = new LinkedHashMap<>();
            var each = waiting.entrySet().iterator();
            while (each.hasNext() && batch.size() < BATCH) {
                Map.Entry<UUID, Boolean> one = each.next();
                batch.put(one.getKey(), one.getValue());
                each.remove();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void work(Map<UUID, Boolean> batch) throws InterruptedException {
        for (boolean changed : new boolean[] {true, false}) {
            List<UUID> kpis = batch.keySet().stream()
                    .filter(kpi -> batch.get(kpi) == changed)
                    .toList();
            try {
                recomputation.recompute(kpis, changed);
            } catch (RuntimeException failed) {
                LOG.infof("figures of %d KPIs are asked for again: %s", kpis.size(), failed.getMessage());
                add(kpis, changed);
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }
}
