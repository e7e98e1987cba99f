package io.bellwether.objectives.standing;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.objectives.assessment.Revealed;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.kpi.Kpis;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Recomputes what changed. Changes go in a lane of their own, past the passes over all KPIs: the start, each local midnight.
 * In it a change that concerns a few KPIs overtakes what waits of those that concern many. In a lane one batch runs after
 * the other, and what waits meanwhile is one batch; one that fails is tried again until it succeeds. Of two lanes that meet
 * in a KPI the one that looked later is kept, and always what looked after a change of its definition.
 */
@ApplicationScoped
public class Refresher {

    private static final Logger LOG = Logger.getLogger(Refresher.class);

    /** KPIs a batch: large enough for set-based answers, small enough for a small heap. */
    private static final int BATCH = 1_000;

    /** KPIs of changes in a batch, told within the two seconds in which a change shows; what concerns no more overtakes. */
    private static final int FEW = 500;

    private static final long RETRY_MILLIS = 1_000;

    @Inject
    Recomputation recomputation;

    @Inject
    Concerned concerned;

    @Inject
    Kpis kpis;

    @Inject
    OrganisationZone zone;

    @ConfigProperty(name = "bellwether.follow.enabled")
    boolean enabled;

    private final Lane changes = new Lane();
    private final Lane passes = new Lane();
    private final List<Thread> threads = new ArrayList<>();

    private volatile boolean running;
    /** The last day on which all were due; of the one thread that follows the clock. */
    private LocalDate day;

    void start(@Observes StartupEvent started) {
        if (!enabled) {
            return;
        }
        running = true;
        day = null;
        threads.add(Thread.ofPlatform().daemon().name("standings-changes").start(() -> run(() -> work(changes, FEW))));
        threads.add(Thread.ofPlatform().daemon().name("standings-passes").start(() -> run(this::followTheClock)));
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(2_000);
        }
        threads.clear();
    }

    void definitionsChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) KpiService.Changed changed) {
        soon(changed.kpis());
    }

    void revealed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Revealed round) {
        soon(List.of(round.kpi()));
    }

    /** Puts KPIs whose definition or measurements changed on the list of what is asked for next. */
    public void soon(List<UUID> kpis) {
        if (kpis.size() <= FEW) {
            changes.overtake(kpis, true);
        } else {
            changes.add(kpis, true);
        }
    }

    private interface Turn {
        void take() throws InterruptedException;
    }

    private void run(Turn turn) {
        try {
            while (running) {
                try {
                    turn.take();
                } catch (RuntimeException failed) {
                    LOG.errorf(failed, "standings cannot be recomputed");
                    Thread.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void followTheClock() throws InterruptedException {
        LocalDate today = zone.today();
        if (!today.equals(day)) {
            passes.add(kpis.byMeasure(), false);
            day = today;
        }
        passes.add(concerned.due(), false);
        work(passes, BATCH);
    }

    private void work(Lane lane, int most) throws InterruptedException {
        Lane.Batch batch = lane.next(most, RETRY_MILLIS);
        recompute(lane, batch.changed(), true);
        recompute(lane, batch.moved(), false);
    }

    private void recompute(Lane lane, List<UUID> kpis, boolean changed) throws InterruptedException {
        if (kpis.isEmpty()) {
            return;
        }
        try {
            recomputation.recompute(kpis, changed);
        } catch (RuntimeException failed) {
            LOG.infof("figures of %d KPIs are asked for again: %s", kpis.size(), failed.getMessage());
            lane.add(kpis, changed);
            Thread.sleep(RETRY_MILLIS);
        }
    }
}
