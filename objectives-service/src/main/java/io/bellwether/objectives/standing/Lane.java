package io.bellwether.objectives.standing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * KPIs that wait to be asked for: those that overtake before the others, and else in the order in which they came. One that
 * waits already waits once.
 */
final class Lane {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    /** KPIs, and whether their measurements may have changed. */
    private final Map<UUID, Boolean> overtaking = new LinkedHashMap<>();

    private final Map<UUID, Boolean> waiting = new LinkedHashMap<>();

    /**
     * What is asked for at once.
     *
     * @param changed KPIs whose measurements may have changed
     * @param moved KPIs for which only time has passed
     */
    record Batch(List<UUID> changed, List<UUID> moved) {

        int size() {
            return changed.size() + moved.size();
        }
    }

    void add(List<UUID> kpis, boolean changed) {
        lock.lock();
        try {
            kpis.forEach(kpi ->
                    (overtaking.containsKey(kpi) ? overtaking : waiting).merge(kpi, changed, Boolean::logicalOr));
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The same for what goes before everything that was added. */
    void overtake(List<UUID> kpis, boolean changed) {
        lock.lock();
        try {
            kpis.forEach(kpi -> {
                boolean already = Boolean.TRUE.equals(waiting.remove(kpi));
                overtaking.merge(kpi, changed || already, Boolean::logicalOr);
            });
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first ones, at most so many; waits for some when there are none, and then gives none after a while. */
    Batch next(int most, long patienceMillis) throws InterruptedException {
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        lock.lock();
        try {
            if (overtaking.isEmpty() && waiting.isEmpty() && !arrived.await(patienceMillis, TimeUnit.MILLISECONDS)) {
                return batch;
            }
            take(overtaking, most, batch);
            take(waiting, most - batch.size(), batch);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private static void take(Map<UUID, Boolean> from, int most, Batch batch) {
        var each = from.entrySet().iterator();
        for (int i = 0; i < most && each.hasNext(); i++) {
            Map.Entry<UUID, Boolean> one = each.next();
            (one.getValue() ? batch.changed() : batch.moved()).add(one.getKey());
            each.remove();
        }
    }
}
