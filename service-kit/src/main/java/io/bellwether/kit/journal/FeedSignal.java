package io.bellwether.kit.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes long polls of this replica when one of its own transactions has written entries. */
@ApplicationScoped
public class FeedSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    void raise() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a signal, but no longer than this: another replica's entries raise none here. */
    void await(Duration most) throws InterruptedException {
        lock.lock();
        try {
            if (!news.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } finally {
            lock.unlock();
        }
    }
}
