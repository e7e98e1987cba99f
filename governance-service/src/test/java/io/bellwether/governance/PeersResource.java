package io.bellwether.governance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Objectives and measurements in one, as far as governance asks them. What they tell and answer is given by tests, through
 * {@link Peers}: events of the objectives feed by {@code POST /given/events}, an answer to any other path by {@code PUT
 * /given/<path>} with the header {@code Status}; requests that were received are read at {@code GET /received/<path>}.
 */
public class PeersResource implements QuarkusTestResourceLifecycleManager {

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<ObjectNode> events = new ArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, List<JsonNode>> received = new ConcurrentHashMap<>();
    private HttpServer server;

    private record Answer(int status, byte[] body) {}

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/given/", this::given);
        server.createContext(
                "/received/",
                exchange -> answer(
                        exchange,
                        200,
                        mapper.writeValueAsBytes(
                                received.getOrDefault(path(exchange).substring("/received".length()), List.of()))));
        server.createContext("/api/v1/changes/objectives", this::feed);
        server.createContext("/", this::asked);
        server.start();
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("bellwether.objectives.url", here, "bellwether.measurements.url", here);
    }

    private void given(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = path(exchange).substring("/given".length());
        if (path.equals("/events")) {
            tell((ArrayNode) mapper.readTree(body));
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            answers.remove(path);
        } else {
            int status = Integer.parseInt(exchange.getRequestHeaders().getFirst("Status"));
            answers.put(path, new Answer(status, body));
        }
        answer(exchange, 204, new byte[0]);
    }

    private void tell(ArrayNode told) {
        synchronized (events) {
            for (JsonNode one : told) {
                ObjectNode event = ((ObjectNode) one).deepCopy();
                event.put("specversion", "1.0");
                event.put("source", "/api/v1/changes/objectives");
                event.put("id", Integer.toString(events.size() + 1));
                event.put("time", Instant.now().toString());
                events.add(event);
            }
            events.notifyAll();
        }
    }

    /** Waits for news a little: the feed's own wait would only make the end of the tests late. */
    private void feed(HttpExchange exchange) throws IOException {
        Answer away = answers.get(path(exchange));
        if (away != null) {
            answer(exchange, away.status(), away.body());
            return;
        }
        int after = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll("(?:.*&)?after=([0-9]+).*", "$1"));
        ArrayNode news = mapper.createArrayNode();
        synchronized (events) {
            if (events.size() <= after) {
                try {
                    events.wait(300);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            }
            for (int i = after; i < events.size() && news.size() < 200; i++) {
                news.add(events.get(i));
            }
        }
        answer(exchange, 200, mapper.writeValueAsBytes(news));
    }

    private void asked(HttpExchange exchange) throws IOException {
        ObjectNode request = mapper.createObjectNode();
        request.put("method", exchange.getRequestMethod());
        request.put("query", exchange.getRequestURI().getQuery());
        ObjectNode headers = request.putObject("headers");
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        request.put("body", new String(body, StandardCharsets.UTF_8));
        received.computeIfAbsent(path(exchange), key -> java.util.Collections.synchronizedList(new ArrayList<>()))
                .add(request);
        Answer answer = answers.getOrDefault(path(exchange), new Answer(404, "{}".getBytes(StandardCharsets.UTF_8)));
        answer(exchange, answer.status(), answer.body());
    }

    private static String path(HttpExchange exchange) {
        return exchange.getRequestURI().getPath();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
