package io.bellwether.measurements;

import static io.bellwether.measurements.Api.aggregate;
import static io.bellwether.measurements.Api.counts;
import static io.bellwether.measurements.Api.feed;
import static io.bellwether.measurements.Api.metric;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rests on very many measurements is answered from sketches, within the error that the answer states. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class SketchesTest {

    private static final int MANY = 120_000;
    private static final int PEOPLE = 30_000;

    @Test
    void percentiles_and_people_of_many_measurements_stay_within_their_stated_error() {
        String replies = metric("duration", "actors", true);
        StringBuilder body = new StringBuilder();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < MANY; i++) {
            body.append("{\"metric\":\"")
                    .append(replies)
                    .append("\",\"at\":\"")
                    .append(start.plusSeconds(i * 10L))
                    .append("\",\"value\":")
                    .append((i * 7919L) % MANY)
                    .append(",\"actor\":\"p")
                    .append(i % PEOPLE)
                    .append("\"}\n");
        }
        counts(
                feed().contentType("application/x-ndjson")
                        .body(body.toString().getBytes(UTF_8))
                        .post("/api/v1/measurements"),
                MANY,
                0,
                0,
                0);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(aggregate("sum(" + replies + ")", "2026-01-01", "2026-02-01")
                                .get("via"))
                        .isEqualTo("rollup"));
        Map<String, Object> p90 = aggregate("p90(" + replies + ")", "2026-01-01", "2026-02-01");
        double rank = ((Number) p90.get("value")).doubleValue() / MANY;
        assertThat(p90.get("bound")).isNotNull();
        assertThat(rank).isBetween(0.9 - 0.0133, 0.9 + 0.0133);
        assertThat(aggregate("p90(" + replies + ")", "2026-01-01", "2026-02-01").get("value"))
                .isEqualTo(p90.get("value"));
        Map<String, Object> people = aggregate("distinct(" + replies + ")", "2026-01-01", "2026-02-01");
        assertThat(people.get("bound")).isNotNull();
        assertThat(((Number) people.get("value")).doubleValue()).isBetween(PEOPLE * 0.95, PEOPLE * 1.05);
        assertThat(aggregate("distinct(" + replies + ")", "2026-01-01", "2026-01-02")
                        .get("bound"))
                .isNull();
    }
}
