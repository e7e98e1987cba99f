package io.bellwether.gateway.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProductionReadinessTest {

    private static final String SECRET = "a-secret-of-one-installation-only";

    @Test
    void what_is_set_as_it_should_be_starts() {
        assertTrue(ProductionReadiness.faults(
                        "https://id.example.org/realms/bellwether",
                        "https://b.example.org",
                        SECRET,
                        SECRET,
                        "https://c.example.org")
                .isEmpty());
    }

    @Test
    void each_default_is_refused_and_named() {
        List<String> faults = ProductionReadiness.faults(
                "http://localhost:8180/realms/bellwether",
                "http://localhost:8080",
                "change-me-change-me",
                "change-me-change-me-change-me-change-me",
                "*");

        assertEquals(
                List.of(
                        "BELLWETHER_ISSUER",
                        "BELLWETHER_PUBLIC_URL",
                        "BELLWETHER_GATEWAY_SECRET",
                        "BELLWETHER_SESSION_KEY",
                        "BELLWETHER_ALLOWED_ORIGINS"),
                faults.stream()
                        .map(fault -> fault.substring(0, fault.indexOf(' ')))
                        .toList());
    }
}
