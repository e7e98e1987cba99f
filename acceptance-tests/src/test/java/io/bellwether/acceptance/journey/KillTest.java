package io.bellwether.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.acceptance.house.House;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} of any one process: it comes back, and nothing that was acknowledged is lost. */
@Order(Integer.MAX_VALUE - 1)
class KillTest {

    private static final AtomicInteger PUSHED = new AtomicInteger();

    private static House house;

    @BeforeAll
    static void thereIsAMetric() {
        house = House.running();
        house.as("owner.customer-service")
                .body(Map.of(
                        "key", "killed.calls",
                        "name", "Calls while processes are killed",
                        "shape", "event",
                        "unit", "calls",
                        "department", "customer-service",
                        "cadence", "P1D"))
                .post("/metrics")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"measurements", "postgres"})
    void aKilledProcessComesBackAndNothingAcknowledgedIsLost(String part) {
        push();
        long pid = house.part(part).pid();

        house.kill(part);
        house.awaitBack(part, pid);

        String name = part.equals("postgres") ? "PostgreSQL" : part;
        assertThat(house.said()).contains(name + " ended unexpectedly and is started again");
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(KillTest::allIsThere);
        push();
        allIsThere();
    }

    @Test
    void aGatewayThatIsAskedToStopFinishesWhatIsUnderWay() throws InterruptedException {
        long pid = house.part("gateway").pid();
        int head = house.as("coordinator").get("/journal/governance/verify").path("entries");
        CompletableFuture<Response> poll = CompletableFuture.supplyAsync(
                () -> house.as("coordinator").get("/changes/governance?wait=4&after=" + head));
        Thread.sleep(1_500);

        house.signal("gateway", "TERM");

        assertThat(poll.join().statusCode()).as(poll.join().asString()).isEqualTo(200);
        house.awaitBack("gateway", pid);
    }

    private static void push() {
        house.as("demo-feed")
                .body(List.of(
                        Map.of("metric", "killed.calls", "at", "2026-05-04", "id", "call-" + PUSHED.incrementAndGet())))
                .post("/measurements")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    private static void allIsThere() {
        Object value = house.as("viewer")
                .body(Map.of(
                        "queries",
                        List.of(Map.of(
                                "id", "all",
                                "measure", "sum(killed.calls)",
                                "from", "2026-05-04",
                                "to", "2026-05-05"))))
                .post("/aggregates")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].value");
        assertThat(new BigDecimal(value.toString())).isEqualByComparingTo(BigDecimal.valueOf(PUSHED.get()));
    }
}
