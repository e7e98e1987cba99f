package io.bellwether.measurements;

import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.metric;
import static io.bellwether.measurements.Api.name;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** More days of series than fit into memory; in tests 20,000 do. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class ManyDaysTest {

    private static final int SERIES = 1_000;

    @Test
    void metrics_that_do_not_fit_into_memory_together_are_answered_one_after_the_other() {
        String source = source();
        String one = metric("delta");
        String other = metric("delta");
        push(source, one, 12);
        push(source, other, 12);
        for (int time = 0; time < 2; time++) {
            Response answer = ask(sum(one), sum(other), sum(one));
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertThat(answer.jsonPath().getList("results.value", String.class))
                    .containsExactly("12000", "12000", "12000");
        }
    }

    @Test
    void a_metric_that_does_not_fit_by_itself_is_refused_by_name() {
        String source = source();
        String one = metric("delta");
        push(source, one, 21);
        assertProblem(ask(sum(metric("delta")), sum(one)), 422)
                .at("/queries/1/measure")
                .code("too-many-days");
    }

    @Test
    void groups_count_as_points_do() {
        String one = metric("delta");
        push(source(), one, 2);
        Map<String, Object> split = new HashMap<>(sum(one));
        split.put("by", "via");
        Response answer = ask(split);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("results[0].groups.value", String.class))
                .hasSize(SERIES)
                .containsOnly("2");
        split.put("from", "2025-01-01");
        split.put("to", "2026-03-01");
        split.put("step", "day");
        assertProblem(ask(split), 422).at("/queries/0/step").code("too-many-points");
    }

    private static String source() {
        String source = name("many-days");
        assertThat(as("admin")
                        .body(Map.of("name", source))
                        .post("/api/v1/sources")
                        .statusCode())
                .isEqualTo(201);
        return source;
    }

    private static Map<String, Object> sum(String metric) {
        return Map.of("measure", "sum(" + metric + ")", "from", "2026-01-01", "to", "2026-03-01");
    }

    /** Asks until what was pushed is folded. */
    private static Response ask(Object... queries) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            Response answer =
                    as("viewer").body(Map.of("queries", List.of(queries))).post("/api/v1/aggregates");
            if (answer.statusCode() != 503 || System.nanoTime() > end) {
                return answer;
            }
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** One of each of a thousand series on each of these days. */
    private static void push(String source, String metric, int days) {
        StringBuilder body = new StringBuilder();
        for (int day = 0; day < days; day++) {
            for (int series = 0; series < SERIES; series++) {
                body.append("{\"metric\":\"")
                        .append(metric)
                        .append("\",\"at\":\"")
                        .append(LocalDate.of(2026, 1, 1).plusDays(day))
                        .append("\",\"value\":1,\"dimensions\":{\"via\":\"v")
                        .append(series)
                        .append("\"}}\n");
            }
        }
        Response answer = given().auth()
                .oauth2(Tokens.feed(source))
                .contentType("application/x-ndjson")
                .body(body.toString().getBytes(UTF_8))
                .post("/api/v1/measurements");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
}
