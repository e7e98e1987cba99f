package io.bellwether.kit.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductionReadinessTest {

    private static final String ISSUER = "https://id.example.org/realms/bellwether";
    private static final String SECRET = "a-secret-of-one-installation-only";

    @Test
    void what_is_set_as_it_should_be_starts() {
        assertTrue(ProductionReadiness.faults(ISSUER, SECRET, Optional.of(SECRET), "")
                .isEmpty());
        assertTrue(ProductionReadiness.faults(ISSUER, SECRET, Optional.empty(), "https://other.example.org")
                .isEmpty());
    }

    @Test
    void each_default_is_refused_and_named() {
        List<String> faults = ProductionReadiness.faults(
                "http://localhost:8180/realms/bellwether",
                "change-me-change-me",
                Optional.of("local-actor-key-change-me"),
                "*");

        assertEquals(
                List.of(
                        "BELLWETHER_ISSUER",
                        "BELLWETHER_SERVICE_SECRET",
                        "BELLWETHER_ACTOR_KEY",
                        "quarkus.http.cors.origins"),
                faults.stream()
                        .map(fault -> fault.substring(0, fault.indexOf(' ')))
                        .toList());
    }
}
