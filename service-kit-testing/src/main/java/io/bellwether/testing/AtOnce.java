package io.bellwether.testing;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Requests that are sent at the same moment. */
public final class AtOnce {

    private static final int CLIENTS = 8;

    private AtOnce() {}

    /** How many of eight clients that send this together get which status. */
    public static Map<Integer, Integer> statuses(Supplier<Response> request) {
        return statuses(IntStream.range(0, CLIENTS).mapToObj(i -> request).toList());
    }

    /** How many of these, sent together, get which status. */
    public static Map<Integer, Integer> statuses(List<Supplier<Response>> requests) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        CountDownLatch ready = new CountDownLatch(requests.size());
        try (ExecutorService clients = Executors.newFixedThreadPool(requests.size())) {
            List<Future<Integer>> sent = requests.stream()
                    .map(request -> clients.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return request.get().statusCode();
                    }))
                    .toList();
            for (Future<Integer> one : sent) {
                statuses.merge(one.get(), 1, Integer::sum);
            }
        } catch (Exception failed) {
            throw new IllegalStateException("a request was not answered", failed);
        }
        return statuses;
    }
}
