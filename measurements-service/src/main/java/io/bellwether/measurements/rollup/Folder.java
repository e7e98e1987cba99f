package io.bellwether.measurements.rollup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Folds marked days in the background, one replica at a time, and rests longer the longer a fold took. */
@ApplicationScoped
public class Folder {

    private static final Logger LOG = Logger.getLogger(Folder.class);

    /** Folding takes at most a fifth of the time, so that it never starves what it serves. */
    private static final int REST = 4;

    @Inject
    Fold fold;

    @ConfigProperty(name = "bellwether.rollup.every")
    long everyMillis;

    @ConfigProperty(name = "bellwether.rollup.enabled")
    boolean enabled;

    private Thread thread;

    void start(@Observes StartupEvent started) {
        if (enabled) {
            thread = Thread.ofPlatform().name("folder").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                long began = System.nanoTime();
                boolean more = once();
                long took = (System.nanoTime() - began) / 1_000_000;
                // what is left over is folded sooner: reading it from the facts costs queries more
                Thread.sleep(more ? took / 2 : Math.max(everyMillis, took * REST));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean once() {
        try {
            return fold.some();
        } catch (SQLException | RuntimeException failed) {
            // the marks are still there: the next round takes them up again
            LOG.warn("a fold failed and is done again", failed);
            return false;
        }
    }
}
