package io.bellwether.benchmarks.siege;

import io.bellwether.benchmarks.frame.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Somebody who asks as usual, some fifty times a second, until told to stop. */
final class Visitor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<URI> addresses;
    private final String token;
    private final Thread thread;
    private volatile boolean stopped;
    private long good;
    private long bad;

    Visitor(String gateway, String token) {
        this.addresses = List.of(
                URI.create(gateway + "/api/v1/metrics"),
                URI.create(gateway + "/api/v1/sources"),
                URI.create(gateway + "/"));
        this.token = token;
        this.thread = Thread.ofPlatform().start(this::visit);
    }

    private void visit() {
        for (int i = 0; !stopped; i++) {
            HttpRequest request = HttpRequest.newBuilder(addresses.get(i % addresses.size()))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .build();
            try {
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status == 200) {
                    good++;
                } else {
                    bad++;
                }
            } catch (IOException failed) {
                bad++;
            } catch (InterruptedException stopping) {
                return;
            }
            Pause.millis(20);
        }
    }

    /** Stops; good answers and all of them. */
    long[] stop() {
        close();
        return new long[] {good, good + bad};
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
