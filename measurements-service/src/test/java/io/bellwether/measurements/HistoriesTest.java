package io.bellwether.measurements;

import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.metric;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Random histories of pushes – shuffled, split, replayed, late, restated, withdrawn – give the same aggregates as an
 * oracle in memory, for now and for every moment in between. {@code -Dhistories=1000} tries more of them.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class HistoriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HISTORIES = Integer.getInteger("histories", 20);
    private static final int AT_ONCE = 4;

    /** Histories that share a source; its series stay within the bound that holds in tests. */
    private static final int PER_SOURCE = 50;

    private static final long SEED = Long.getLong("histories.seed", 20261124L);

    /** Bounds of windows: midnights, the middle of days, before and after everything. */
    private static final List<String> BOUNDS = List.of(
            "2025-12-01", "2026-01-02", "2026-01-03T12:00:00Z", "2026-01-05", "2026-01-06T06:30:00Z", "2026-03-01");

    /** Histories meet as feeds do: several at once, each over metrics of its own. */
    @Test
    void random_histories_give_what_the_oracle_gives() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < HISTORIES; i++) {
                long seed = SEED + i;
                String source = "histories-" + i / PER_SOURCE;
                if (i % PER_SOURCE == 0) {
                    Response made = as("admin").body(Map.of("name", source)).post("/api/v1/sources");
                    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
                }
                running.add(threads.submit(() -> {
                    new History(seed, source).run();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    /** One history over its own four metrics. */
    private static final class History {
        private final long seed;
        private final String source;
        private final Random random;
        private final Oracle oracle = new Oracle();
        private final Map<String, String> metrics = new LinkedHashMap<>();
        private final List<List<Map<String, Object>>> pushed = new ArrayList<>();
        private final List<Instant> moments = new ArrayList<>();

        History(long seed, String source) {
            this.seed = seed;
            this.source = source;
            this.random = new Random(seed);
            metrics.put(metric("delta"), "delta");
            metrics.put(metric("cumulative"), "cumulative");
            metrics.put(metric("gauge"), "gauge");
            metrics.put(metric("rating", "min", 0, "max", 10), "rating");
        }

        void run() throws IOException {
            int pushes = 2 + random.nextInt(6);
            for (int i = 0; i < pushes; i++) {
                List<Map<String, Object>> lines = !pushed.isEmpty() && random.nextInt(5) == 0
                        ? pushed.get(pushed.size() - 1)
                        : lines(1 + random.nextInt(12));
                for (List<Map<String, Object>> part : split(lines)) {
                    push(part);
                }
                pushed.add(lines);
                if (random.nextInt(4) == 0) {
                    sleep();
                }
            }
            compare(null, moments.size());
            for (int i = 0; i < moments.size(); i++) {
                compare(moments.get(i), i + 1);
            }
        }

        /** A push in one or two bodies; lines of different identities may come in any order. */
        private List<List<Map<String, Object>>> split(List<Map<String, Object>> lines) {
            if (lines.size() < 2 || random.nextBoolean()) {
                return List.of(lines);
            }
            int at = 1 + random.nextInt(lines.size() - 1);
            return List.of(lines.subList(0, at), lines.subList(at, lines.size()));
        }

        private List<Map<String, Object>> lines(int count) {
            List<Map<String, Object>> lines = new ArrayList<>();
            List<String> keys = List.copyOf(metrics.keySet());
            for (int i = 0; i < count; i++) {
                String metric = keys.get(random.nextInt(keys.size()));
                String shape = metrics.get(metric);
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("metric", metric);
                line.put(
                        "at",
                        "2026-01-0" + (1 + random.nextInt(7))
                                + (random.nextBoolean() ? "" : "T" + (10 + random.nextInt(4)) + ":30:00Z"));
                if (random.nextInt(8) == 0) {
                    line.put(
                            "absent",
                            List.of("withdrawn", "not-yet", "suppressed").get(random.nextInt(3)));
                } else {
                    line.put("value", BigDecimal.valueOf(random.nextInt(100), 1));
                }
                if (random.nextInt(3) > 0) {
                    line.put("dimensions", Map.of("via", "v" + random.nextInt(2)));
                }
                if ((shape.equals("delta") || shape.equals("rating")) && random.nextBoolean()) {
                    // moments of their own, so that which reading of a series is the last is never a draw
                    int id = random.nextInt(5);
                    line.put("id", "id" + id);
                    line.put(
                            "at",
                            "2026-01-0" + (1 + random.nextInt(7)) + "T1" + random.nextInt(4) + ":0" + id + ":00Z");
                }
                if (shape.equals("rating") && random.nextInt(3) == 0) {
                    line.put("weight", 1 + random.nextInt(4));
                }
                lines.add(line);
            }
            Collections.shuffle(lines, random);
            return lines;
        }

        private void push(List<Map<String, Object>> lines) throws IOException {
            Response answer = given().auth()
                    .oauth2(Tokens.feed(source))
                    .contentType("application/json")
                    .body(lines)
                    .post("/api/v1/measurements");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            int[] expected = oracle.push(lines, metrics);
            JsonNode got = JSON.readTree(answer.asByteArray());
            assertThat(List.of(
                            got.get("accepted").asInt(),
                            got.get("unchanged").asInt(),
                            got.get("restated").asInt()))
                    .as("seed %d, push of %s", seed, lines)
                    .containsExactly(expected[0], expected[1], expected[2]);
            moments.add(Instant.parse(ask(List.of(), null).get("knownAt").asText()));
        }

        private void compare(Instant knownAt, int pushes) throws IOException {
            List<Map<String, Object>> queries = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            metrics.forEach((metric, shape) -> {
                for (String aggregate : Oracle.AGGREGATES.get(shape)) {
                    for (String matcher : List.of("", "via=\"v0\"", "via!=\"v0\"")) {
                        int a = random.nextInt(BOUNDS.size() - 1);
                        int b = a + 1 + random.nextInt(BOUNDS.size() - 1 - a);
                        String measure =
                                aggregate + "(" + metric + (matcher.isEmpty() ? "" : "{" + matcher + "}") + ")";
                        queries.add(Map.of("measure", measure, "from", BOUNDS.get(a), "to", BOUNDS.get(b)));
                        expected.add(
                                oracle.value(metric, shape, aggregate, matcher, BOUNDS.get(a), BOUNDS.get(b), pushes));
                    }
                }
            });
            JsonNode results = ask(queries, knownAt).get("results");
            for (int i = 0; i < queries.size(); i++) {
                JsonNode result = results.get(i);
                String got = result.get("value").isNull()
                        ? result.get("reason").asText()
                        : result.get("value")
                                .decimalValue()
                                .stripTrailingZeros()
                                .toPlainString();
                assertThat(got)
                        .as("seed %d, %s as known after push %d (%s)", seed, queries.get(i), pushes, knownAt)
                        .isEqualTo(expected.get(i));
            }
        }

        private static JsonNode ask(List<Map<String, Object>> queries, Instant knownAt) throws IOException {
            List<Map<String, Object>> asked = queries.stream()
                    .<Map<String, Object>>map(query -> {
                        Map<String, Object> with = new LinkedHashMap<>(query);
                        if (knownAt != null) {
                            with.put("knownAt", knownAt.toString());
                        }
                        return with;
                    })
                    .toList();
            Response answer = as("viewer").body(Map.of("queries", asked)).post("/api/v1/aggregates");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            return JSON.readTree(answer.asByteArray());
        }

        /** Long enough for a fold to come between. */
        private static void sleep() {
            try {
                Thread.sleep(150);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
