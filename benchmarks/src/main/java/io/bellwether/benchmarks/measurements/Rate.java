package io.bellwether.benchmarks.measurements;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Rows a second of clients that send prepared batches at once. */
final class Rate {

    private Rate() {}

    /** Sends one batch. */
    interface Sender {
        void send(int client, byte[] batch) throws Exception;
    }

    /** Sends all batches once and gives rows a second. */
    static double of(List<byte[]> batches, int rows, int clients, Sender sender) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            long began = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                all.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < batches.size(); i = next.getAndIncrement()) {
                        sender.send(number, batches.get(i));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return (double) batches.size() * rows * 1e9 / (System.nanoTime() - began);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopping);
        }
    }
}
