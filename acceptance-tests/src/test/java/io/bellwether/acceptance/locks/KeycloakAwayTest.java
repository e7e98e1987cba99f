package io.bellwether.acceptance.locks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.acceptance.house.House;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keycloak stops answering, which is worse than being gone: connections open and nothing comes back. */
class KeycloakAwayTest {

    /** {@code -Dkeycloak.away=PT10M} lets it last as long as the design asks. */
    private static final Duration AWAY = Duration.parse(System.getProperty("keycloak.away", "PT5S"));

    private final House house = House.running();

    @Test
    void validTokensAreServedSignInSaysWhatIsWrongAndAllIsWellWithinTenSecondsOfItsReturn()
            throws InterruptedException {
        String token = house.token("viewer");
        int asked = 0;
        house.signal("keycloak", "STOP");
        try {
            Instant end = Instant.now().plus(AWAY);
            while (Instant.now().isBefore(end)) {
                for (String path : List.of("/objectives", "/metrics", "/departments")) {
                    assertThat(given().auth()
                                    .oauth2(token)
                                    .get(house.gateway() + "/api/v1" + path)
                                    .statusCode())
                            .isEqualTo(200);
                    asked++;
                }
                Thread.sleep(50);
            }
            Instant before = Instant.now();
            Response page =
                    given().redirects().follow(false).accept("text/html").get(house.gateway() + "/sign-in");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.asString()).contains("Keycloak").contains("does not answer");
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
        } finally {
            house.signal("keycloak", "CONT");
        }
        Instant back = Instant.now();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> given().redirects()
                                .follow(false)
                                .get(house.gateway() + "/sign-in")
                                .statusCode()
                        == 302);
        System.out.printf(
                "Keycloak away for %s: %d of %d requests served, signing in works %d ms after its return%n",
                AWAY, asked, asked, Duration.between(back, Instant.now()).toMillis());
    }
}
