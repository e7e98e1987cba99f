package io.bellwether.benchmarks.governance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The objectives feed: gives what was told, waits for more as the real one does. */
final class Feed implements HttpHandler {

    private static final int PAGE = 200;
    private static final long WAIT_MILLIS = 20_000;

    private final List<String> events = new ArrayList<>();

    /** Adds an event, an object without an id: its position becomes that. */
    synchronized void tell(String event) {
        int id = events.size() + 1;
        events.add("{\"id\":\"" + id + "\"," + event.substring(1));
        notifyAll();
    }

    synchronized int size() {
        return events.size();
    }

    private synchronized String after(int position) throws InterruptedException {
        if (events.size() <= position) {
            wait(WAIT_MILLIS);
        }
        int to = Math.min(events.size(), position + PAGE);
        return "[" + String.join(",", events.subList(Math.min(position, to), to)) + "]";
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        int position = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll("(?:.*&)?after=(\\d+).*", "$1"));
        try {
            byte[] body = after(position).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }
}
