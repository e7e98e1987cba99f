package io.bellwether.testing.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Several callers at once, as services have them; one after the other would mostly wait. */
final class AtOnce {

    /** Enough that neither the callers nor the service wait for each other on two cores. */
    private static final int CALLERS = 6;

    private AtOnce() {}

    /** Does it with each; what fails, fails the whole. */
    static <T> void each(Collection<T> all, Consumer<T> what) {
        map(all, one -> {
            what.accept(one);
            return true;
        });
    }

    /** What comes of each, in the same order. */
    static <T, R> List<R> map(Collection<T> all, Function<T, R> what) {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<R>> asked = new ArrayList<>();
            all.forEach(one -> asked.add(callers.submit(() -> what.apply(one))));
            List<R> answers = new ArrayList<>();
            for (Future<R> one : asked) {
                try {
                    answers.add(one.get());
                } catch (ExecutionException failed) {
                    callers.shutdownNow();
                    throw new IllegalStateException(failed.getCause());
                } catch (InterruptedException stopping) {
                    callers.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(stopping);
                }
            }
            return answers;
        }
    }
}
