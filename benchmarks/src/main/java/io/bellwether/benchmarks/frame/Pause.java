package io.bellwether.benchmarks.frame;

/** Waiting without ceremony. */
public final class Pause {

    private Pause() {}

    /** Waits; ends the benchmark when it is interrupted. */
    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopping);
        }
    }
}
