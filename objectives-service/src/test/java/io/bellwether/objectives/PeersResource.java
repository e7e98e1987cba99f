package io.bellwether.objectives;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Governance and measurements in one: five departments that each own the objective type of their name, the metrics of
 * the sample organisation, feeds without entries, no measurements.
 */
public class PeersResource implements QuarkusTestResourceLifecycleManager {

    private static final Set<String> DEPARTMENTS = Set.of(
            "customer-service", "public-relations", "research-development", "human-resources", "marketing-sales");

    private static final Map<String, String> METRICS = Map.ofEntries(
            Map.entry("support.calls", "delta"),
            Map.entry("csat", "rating"),
            Map.entry("mentions", "delta"),
            Map.entry("interactions", "delta"),
            Map.entry("launches", "event"),
            Map.entry("development.time", "duration"),
            Map.entry("hires", "event"),
            Map.entry("leads", "delta"));

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/departments/", exchange -> {
            String key = last(exchange);
            answer(exchange, DEPARTMENTS.contains(key) ? "{\"key\":\"%s\"}".formatted(key) : null);
        });
        server.createContext("/api/v1/objective-types/", exchange -> {
            String key = last(exchange);
            answer(
                    exchange,
                    DEPARTMENTS.contains(key)
                            ? "{\"key\":\"%s\",\"naturalOwner\":\"%s\",\"policy\":\"advise\"}".formatted(key, key)
                            : null);
        });
        server.createContext("/api/v1/metrics/", exchange -> {
            String key = last(exchange);
            String shape = METRICS.get(key);
            answer(
                    exchange,
                    shape == null
                            ? null
                            : """
                    {"key":"%s","shape":"%s","cadence":"P1D","finalAfter":"PT0S",%s
                     "dimensions":["via","channel","sentiment","kind","prompted","outcome"]}
                    """.formatted(
                                    key, shape, shape.equals("rating") ? "\"min\":1,\"max\":5," : "\"min\":0,"));
        });
        server.createContext("/api/v1/changes/", exchange -> {
            pause();
            answer(exchange, "[]");
        });
        server.start();
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("bellwether.governance.url", here, "bellwether.measurements.url", here);
    }

    /** A feed without news answers late. */
    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String last(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = (json == null ? "{}" : json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(json == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
