package io.bellwether.measurements.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Sources that a large body is being written to by this service: whoever brings a small push of one waits outside. */
@ApplicationScoped
public class StreamedSources {

    private final Set<String> streamed = new HashSet<>();

    /** Once a body has the source for itself. */
    public synchronized void begin(String source) {
        streamed.add(source);
    }

    /** When it is done, whatever became of it. */
    public synchronized void end(String source) {
        streamed.remove(source);
        notifyAll();
    }

    /** Waits until nobody streams into a source; false when that took too long. */
    synchronized boolean free(String source, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (streamed.contains(source)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
