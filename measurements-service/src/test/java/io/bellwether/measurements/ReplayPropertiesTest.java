package io.bellwether.measurements;

import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.counts;
import static io.bellwether.measurements.Api.feed;
import static io.bellwether.measurements.Api.metric;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However often, in whichever order and in however many pieces measurements are sent, they count the same. Each seed is a
 * batch of its own.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class ReplayPropertiesTest {

    private static final List<String> MEASURES =
            List.of("sum(M)", "count(M)", "mean(M)", "min(M)", "p75(M)", "sum(M{via=\"v1\"})");

    /** Lines of different identities; half of them with an id. */
    private static List<Map<String, Object>> batch(Random random, String metric, int lines, Integer revision) {
        Map<String, Map<String, Object>> byIdentity = new TreeMap<>();
        for (int i = 0; i < lines; i++) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("metric", metric);
            line.put(
                    "at",
                    "2026-0" + (1 + random.nextInt(3)) + "-1" + random.nextInt(3) + "T0" + random.nextInt(10)
                            + ":00:00Z");
            line.put("value", BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(6)));
            line.put("dimensions", Map.of("via", "v" + random.nextInt(3)));
            if (random.nextBoolean()) {
                line.put("id", "id" + random.nextInt(lines));
            }
            if (revision != null) {
                line.put("revision", revision);
            }
            byIdentity.put(
                    line.containsKey("id") ? "" + line.get("id") : line.get("at") + "" + line.get("dimensions"), line);
        }
        return new ArrayList<>(byIdentity.values());
    }

    private static Response send(RequestSpecification as, List<Map<String, Object>> lines) {
        return as.body(lines).post("/api/v1/measurements");
    }

    private static String figures(String metric) {
        List<Map<String, String>> queries = new ArrayList<>();
        for (String measure : MEASURES) {
            queries.add(Map.of(
                    "measure", measure.replace("M", metric), "from", "2026-01-01", "to", "2026-02-12T05:00:00Z"));
            queries.add(Map.of("measure", measure.replace("M", metric), "from", "2026-01-01", "to", "2027-01-01"));
        }
        Response answer = as("viewer").body(Map.of("queries", queries)).post("/api/v1/aggregates");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("results.value") + " "
                + answer.jsonPath().getList("results.measurements");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_batch_replayed_at_once_changes_nothing(long seed) {
        Random random = new Random(seed);
        String metric = metric("delta");
        List<Map<String, Object>> lines = batch(random, metric, 80, null);
        counts(send(feed(), lines), lines.size(), 0, 0, 0);
        String before = figures(metric);
        Collections.shuffle(lines, random);
        counts(send(feed(), lines), 0, lines.size(), 0, 0);
        assertThat(figures(metric)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void a_batch_replayed_under_its_key_after_others_changes_nothing(long seed) {
        Random random = new Random(seed);
        String metric = metric("delta");
        List<Map<String, Object>> lines = batch(random, metric, 60, null);
        Response first = send(feed().header("Idempotency-Key", metric), lines);
        counts(first, lines.size(), 0, 0, 0);
        send(feed(), batch(random, metric, 60, null)).then().statusCode(200);
        String before = figures(metric);
        Response again = send(feed().header("Idempotency-Key", metric), lines);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(figures(metric)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void batches_with_revisions_come_to_the_same_in_whichever_order_and_however_often(long seed) {
        Random random = new Random(seed);
        String metric = metric("delta");
        String twin = metric("delta");
        List<List<Map<String, Object>>> batches = new ArrayList<>();
        for (int revision = 1; revision <= 4; revision++) {
            batches.add(batch(random, metric, 40, revision));
        }
        batches.forEach(lines -> send(feed(), lines).then().statusCode(200));
        List<List<Map<String, Object>>> more = new ArrayList<>(batches);
        more.addAll(batches);
        Collections.shuffle(more, random);
        for (List<Map<String, Object>> lines : more) {
            List<Map<String, Object>> same =
                    lines.stream().map(line -> of(twin, line)).toList();
            send(feed(), same).then().statusCode(200);
        }
        String before = figures(metric);
        assertThat(figures(twin)).isEqualTo(before);
        counts(send(feed(), batches.get(0)), 0, batches.get(0).size(), 0, 0);
        assertThat(figures(metric)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void a_batch_split_and_reordered_comes_to_the_same(long seed) {
        Random random = new Random(seed);
        String metric = metric("delta");
        String twin = metric("delta");
        List<Map<String, Object>> lines = batch(random, metric, 120, null);
        counts(send(feed(), lines), lines.size(), 0, 0, 0);
        List<Map<String, Object>> same =
                new ArrayList<>(lines.stream().map(line -> of(twin, line)).toList());
        Collections.shuffle(same, random);
        for (int from = 0; from < same.size(); ) {
            int to = Math.min(same.size(), from + 1 + random.nextInt(30));
            counts(send(feed(), same.subList(from, to)), to - from, 0, 0, 0);
            from = to;
        }
        assertThat(figures(twin)).isEqualTo(figures(metric));
    }

    private static Map<String, Object> of(String metric, Map<String, Object> line) {
        Map<String, Object> same = new LinkedHashMap<>(line);
        same.put("metric", metric);
        return same;
    }
}
