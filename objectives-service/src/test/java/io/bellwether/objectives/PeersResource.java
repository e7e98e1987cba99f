package io.bellwether.objectives;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Governance and measurements in one: five departments that each own the objective type of their name, two types more, the
 * metrics of the sample organisation, and measurements in memory: tests put metrics with {@code POST /test/metrics}, facts
 * with {@code POST /test/facts}, what happened to a watch with {@code POST /test/events}, send it away for so many requests
 * with {@code POST /test/away}, and have it answer late by so many milliseconds with {@code POST /test/slow}.
 */
public class PeersResource implements QuarkusTestResourceLifecycleManager {

    private static final Set<String> DEPARTMENTS = Set.of(
            "customer-service", "public-relations", "research-development", "human-resources", "marketing-sales");

    /** Objective types that not everybody may pursue: who leads them, and what is asked of others. */
    private static final Map<String, String[]> GUARDED_TYPES = Map.of(
            "employer-brand", new String[] {"human-resources", "consent"},
            "matrix-consent", new String[] {"public-relations", "consent"},
            "crisis", new String[] {"public-relations", "refuse"});

    private static final Map<String, String> METRICS = Map.ofEntries(
            Map.entry("support.calls", "delta"),
            Map.entry("csat", "rating"),
            Map.entry("mentions", "delta"),
            Map.entry("interactions", "delta"),
            Map.entry("launches", "event"),
            Map.entry("development.time", "duration"),
            Map.entry("hires", "event"),
            Map.entry("leads", "delta"),
            Map.entry("posts", "event"),
            Map.entry("replies", "event"),
            Map.entry("comment.words", "delta"),
            Map.entry("reach", "delta"),
            Map.entry("visits", "delta"),
            Map.entry("visitors", "delta"),
            Map.entry("followers", "gauge"),
            Map.entry("newsletter.subscribers", "gauge"),
            Map.entry("reply.time", "duration"),
            Map.entry("revenue", "delta"),
            Map.entry("spend", "delta"));

    /** A feed without news answers late, by so many milliseconds. */
    private static final long FEED_WITHOUT_NEWS = 100;

    private final Map<String, String> defined = new ConcurrentHashMap<>();
    private final FakeMeasurements measurements = new FakeMeasurements();
    private HttpServer server;
    private volatile long slow;

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
            String[] rule = DEPARTMENTS.contains(key) ? new String[] {key, "advise"} : GUARDED_TYPES.get(key);
            answer(
                    exchange,
                    rule == null
                            ? null
                            : "{\"key\":\"%s\",\"naturalOwner\":\"%s\",\"policy\":\"%s\"}"
                                    .formatted(key, rule[0], rule[1]));
        });
        server.createContext("/api/v1/metrics/", exchange -> {
            String key = last(exchange);
            if (measurements.metric(key) != null) {
                answer(exchange, measurements.metric(key).toString());
                return;
            }
            String shape = defined.getOrDefault(key, METRICS.get(key));
            answer(
                    exchange,
                    shape == null
                            ? null
                            : """
                    {"key":"%s","shape":"%s","cadence":"P1D","finalAfter":"PT0S",%s
                     "actors":%s,"dimensions":["via","channel","campaign","audience","sentiment","kind","prompted","outcome"]}
                    """.formatted(
                                            key,
                                            shape,
                                            shape.equals("rating") ? "\"min\":1,\"max\":5," : "\"min\":0,",
                                            key.equals("replies")));
        });
        server.createContext("/api/v1/metrics", exchange -> {
            JsonNode metric = new ObjectMapper().readTree(exchange.getRequestBody());
            boolean isNew = defined.putIfAbsent(
                            metric.path("key").asText(), metric.path("shape").asText())
                    == null;
            answer(exchange, isNew ? 201 : 409, metric.toString());
        });
        server.createContext("/api/v1/imports", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean whole = form.contains("generic-long") && form.contains("metric,at,value\n");
            answer(
                    exchange,
                    whole ? 201 : 422,
                    "{\"id\":\""
                            + form.lines()
                                    .filter(line -> line.matches(".*,20.*,.*"))
                                    .count() + " values\"}");
        });
        server.createContext("/api/v1/changes/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            long after = Long.parseLong(query.substring(query.indexOf("after=") + "after=".length()));
            String news = last(exchange).equals("measurements") ? measurements.feed(after) : "[]";
            if (news.equals("[]")) {
                pause(FEED_WITHOUT_NEWS);
            }
            answer(exchange, news);
        });
        server.createContext("/api/v1/aggregates", exchange -> {
            String answer = measurements.aggregates(body(exchange));
            pause(slow);
            if (answer == null) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            } else {
                answer(exchange, answer);
            }
        });
        server.createContext("/test/metrics", exchange -> {
            measurements.define(body(exchange));
            answer(exchange, "{}");
        });
        server.createContext("/test/facts", exchange -> {
            measurements.take(body(exchange));
            answer(exchange, "{}");
        });
        server.createContext("/test/events", exchange -> {
            measurements.tell(body(exchange));
            answer(exchange, "{}");
        });
        server.createContext("/test/slow", exchange -> {
            slow = Long.parseLong(body(exchange));
            answer(exchange, "{}");
        });
        server.createContext("/test/away", exchange -> {
            measurements.goAway(Integer.parseInt(body(exchange)));
            answer(exchange, "{}");
        });
        server.start();
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("bellwether.governance.url", here, "bellwether.measurements.url", here);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String last(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        answer(exchange, json == null ? 404 : 200, json == null ? "{}" : json);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
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
