package io.bellwether.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Says where the gateway's neighbours are. They are started by the tests ({@link #ready}), in whose class loader they must
 * be, so that the gateway comes up before Keycloak, as it must be able to. Nobody listens where governance should be.
 */
public class Neighbours implements QuarkusTestResourceLifecycleManager {

    private static final String KEYCLOAK = "bellwether.test.keycloak";
    private static final String SERVICES = "bellwether.test.services";

    private static boolean started;

    /** Starts them and waits until the gateway has found Keycloak. */
    static synchronized void ready() {
        if (!started) {
            FakeKeycloak.ONE.start(Integer.getInteger(KEYCLOAK));
            FakeServices.ONE.start(Integer.getInteger(SERVICES));
            started = true;
            awaitGateway();
        }
    }

    private static void awaitGateway() {
        String token = FakeKeycloak.ONE.token("waits", "viewer");
        for (int i = 0; i < 100; i++) {
            if (RestAssured.given()
                            .auth()
                            .oauth2(token)
                            .get("/api/v1/objectives")
                            .statusCode()
                    == 200) {
                return;
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopping);
            }
        }
        throw new IllegalStateException("the gateway does not find Keycloak");
    }

    @Override
    public Map<String, String> start() {
        int keycloak = freePort();
        int services = freePort();
        System.setProperty(KEYCLOAK, Integer.toString(keycloak));
        System.setProperty(SERVICES, Integer.toString(services));
        return Map.ofEntries(
                Map.entry("bellwether.issuer", "http://127.0.0.1:" + keycloak + "/realms/bellwether"),
                Map.entry("bellwether.objectives.url", "http://127.0.0.1:" + services),
                Map.entry("bellwether.measurements.url", "http://127.0.0.1:" + services),
                Map.entry("bellwether.governance.url", "http://127.0.0.1:" + freePort()),
                Map.entry("bellwether.public-url", "http://localhost:8080"),
                Map.entry("bellwether.allowed-origins", "https://dashboard.example"),
                Map.entry("bellwether.rate.per-second", "20"),
                Map.entry("bellwether.rate.burst", "300"),
                Map.entry("bellwether.rate.anonymous-per-second", "1000"),
                Map.entry("bellwether.rate.anonymous-burst", "10000"),
                Map.entry("bellwether.body.millis", "2000"),
                Map.entry("bellwether.door.first-request-millis", "2000"),
                Map.entry("bellwether.upstream.usual-millis", "3000"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        // the neighbours end with the tests
    }
}
