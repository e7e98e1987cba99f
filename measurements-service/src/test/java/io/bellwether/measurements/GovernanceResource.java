package io.bellwether.measurements;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;

/** A governance service that knows five departments and nothing else. */
public class GovernanceResource implements QuarkusTestResourceLifecycleManager {

    private static final Set<String> DEPARTMENTS = Set.of(
            "customer-service", "public-relations", "research-development", "human-resources", "marketing-sales");

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/api/v1/departments/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean known = DEPARTMENTS.contains(path.substring(path.lastIndexOf('/') + 1));
            exchange.sendResponseHeaders(known ? 200 : 404, -1);
            exchange.close();
        });
        server.start();
        return Map.of(
                "bellwether.governance.url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
