package io.bellwether.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind the gateway: answers everything with 200 and remembers it. The query says what else to do. */
final class FakeServices {

    static final FakeServices ONE = new FakeServices();

    /** A request as it arrived; of the body only the length. */
    record Seen(String method, String target, Headers headers, long length) {}

    final List<Seen> seen = new CopyOnWriteArrayList<>();

    private FakeServices() {}

    /** Starts where the gateway looks for them. */
    void start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 200);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", FakeServices::handle);
            server.start();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The requests whose target holds this. */
    List<Seen> seen(String mark) {
        return seen.stream().filter(one -> one.target().contains(mark)).toList();
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            if (query.contains("hang")) {
                pause(10_000);
            }
            long length = 0;
            byte[] piece = new byte[65_536];
            InputStream in = exchange.getRequestBody();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                length += read;
            }
            ONE.seen.add(new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    length));
            if (query.contains("drops") && ONE.seen(query).size() == 1) {
                return;
            }
            if (query.contains("slow")) {
                pause(1_500);
            }
            Matcher bodiless = Pattern.compile("answers=(\\d+)").matcher(query);
            if (bodiless.find()) {
                exchange.sendResponseHeaders(Integer.parseInt(bodiless.group(1)), -1);
                return;
            }
            byte[] body = "{\"items\":[],\"next\":null}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.getResponseHeaders().add("Server", "fake/1");
            exchange.getResponseHeaders().add("X-Powered-By", "fake");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
