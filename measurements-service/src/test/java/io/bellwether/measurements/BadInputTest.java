package io.bellwether.measurements;

import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.counts;
import static io.bellwether.measurements.Api.feed;
import static io.bellwether.measurements.Api.line;
import static io.bellwether.measurements.Api.metric;
import static io.bellwether.measurements.Api.push;
import static io.bellwether.measurements.Api.value;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read or breaks a rule is refused by line and field, and nothing is stored. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class BadInputTest {

    private static Response ndjson(String body) {
        return feed().contentType("application/x-ndjson")
                .body(body.getBytes(UTF_8))
                .post("/api/v1/measurements");
    }

    private static Response csv(byte[] body) {
        return feed().contentType("text/csv").body(body).post("/api/v1/measurements");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"metric\":\"M\",\"at\":\"2026-03-01\"} | missing",
                "{\"metric\":\"M\",\"value\":1} | missing",
                "{\"at\":\"2026-03-01\",\"value\":1} | missing",
                "{\"metric\":\"M\",\"at\":\"2026-02-31\",\"value\":1} | no-such-date",
                "{\"metric\":\"M\",\"at\":\"31/02/2026\",\"value\":1} | not-a-time",
                "{\"metric\":\"M\",\"at\":\"2026-03-01T10:00:00\",\"value\":1} | no-offset",
                "{\"metric\":\"M\",\"at\":\"2026-03-01T25:00:00Z\",\"value\":1} | not-a-time",
                "{\"metric\":\"M\",\"at\":\"1989-12-31\",\"value\":1} | too-early",
                "{\"metric\":\"M\",\"at\":\"2099-12-31\",\"value\":1} | too-late",
                "{\"metric\":\"M\",\"at\":20260301,\"value\":1} | wrong-type",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":\"1\"} | wrong-type",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":null} | wrong-type",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1e400} | number-out-of-range",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1234567890.123456} | too-many-digits",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":-1} | below-min",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":NaN} | not-json",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"value\":2} | duplicate-key",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"valeu\":2} | unknown-property",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"source\":\"x\"} | unknown-property",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"dimensions\":{\"vai\":\"x\"}} | unknown-dimension",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"dimensions\":{\"via\":1}} | wrong-type",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"dimensions\":{\"via\":\"\\u0007\"}} | forbidden-character",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"dimensions\":{\"via\":\"a\",\"via\":\"b\"}} | duplicate-key",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"id\":\"\\u202e\"} | forbidden-character",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"weight\":2} | no-weight",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"actor\":\"ann\"} | no-actors",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"revision\":1.5} | not-whole",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"absent\":\"withdrawn\"} | value-or-absent",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"absent\":\"gone\"} | unknown-absence",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1,\"key\":\"xyz\"} | not-a-key",
                "{\"metric\":\"M\",\"completeUntil\":\"2026-02-30\"} | not-a-date",
                "{\"metric\":\"M\",\"completeUntil\":\"2026-02-28\",\"revision\":1} | alone",
                "[1] | wrong-type",
                "{\"metric\":\"M\",\"at\":\"2026-03-01\",\"value\":1} x | not-json",
                "{\"metric\":\"M\" | not-json",
            })
    void a_bad_line_is_named_by_its_rule(String text, String code) {
        String hires = metric("delta");
        String good = "{\"metric\":\"" + hires + "\",\"at\":\"2026-03-01\",\"value\":7}\n";
        Response answer = ndjson(good + text.replace("\"M\"", "\"" + hires + "\""));
        assertProblem(answer, 422).is("refused-measurements").line(2).code(code);
        assertThat(value("sum(" + hires + ")", "2026-01-01", "2027-01-01")).isEqualTo("never-measured");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"metric\":NaN}] | 400",
                "[ | 400",
                "{} | 422",
                "{\"items\":[]} x | 400",
                "1 | 400",
                "`` | 400",
                "{\"things\":[]} | 422",
                "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]] | 400"
            })
    void a_body_that_is_no_list_of_measurements_is_refused(String body, int status) {
        Response answer = feed().body(body).post("/api/v1/measurements");
        assertProblem(answer, status);
        assertThat(answer.jsonPath().getList("errors")).isNotEmpty();
    }

    @Test
    void good_lines_are_stored_where_bad_ones_may_be_skipped() {
        String hires = metric("delta");
        Response answer = feed().queryParam("onError", "skip")
                .body(List.of(line(hires, "2026-03-01", 1), line(hires, "nonsense", 1), line(hires, "2026-03-02", 2)))
                .post("/api/v1/measurements");
        counts(answer, 2, 0, 0, 1);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/1/at");
        assertThat(value("sum(" + hires + ")", "2026-01-01", "2027-01-01")).isEqualTo(3.0);
        assertProblem(feed().queryParam("onError", "guess").body("[]").post("/api/v1/measurements"), 400)
                .at("onError");
    }

    @Test
    void a_hundred_faults_are_shown_and_all_are_counted() {
        String hires = metric("delta");
        String body = ("{\"metric\":\"" + hires + "\",\"at\":\"never\",\"value\":1}\n").repeat(250);
        Response answer = ndjson(body);
        assertProblem(answer, 422).says("250 lines are refused");
        assertThat(answer.jsonPath().getList("errors")).hasSize(100);
    }

    @Test
    void tomorrow_is_taken_and_next_week_is_not() {
        String hires = metric("delta");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        assertThat(push(line(hires, now.plus(47, ChronoUnit.HOURS).toString(), 1))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(push(line(hires, now.plus(49, ChronoUnit.HOURS).toString(), 1)), 422)
                .code("too-late");
    }

    @Test
    void csv_is_read_with_quotes_and_a_byte_order_mark() {
        String hires = metric("delta");
        String body = "\ufeffmetric,at,value,via\r\n" + hires + ",2026-03-01,1.5,\"a,\n\"\"b\"\"\"\r\n" + hires
                + ",2026-03-02,2,\r\n";
        assertProblem(csv(body.getBytes(UTF_8)), 422).line(2).code("forbidden-character");
        String good = body.replace("\n\"\"b", " \"\"b");
        counts(csv(good.getBytes(UTF_8)), 2, 0, 0, 0);
        assertThat(value("sum(" + hires + "{via=\"a, \\\"b\\\"\"})", "2026-01-01", "2027-01-01"))
                .isEqualTo(1.5);
    }

    @Test
    void csv_that_is_broken_is_named_by_its_line() {
        String hires = metric("delta");
        String head = "metric,at,value\n" + hires + ",2026-03-01,1\n";
        assertProblem(csv((head + hires + ",2026-03-02\n").getBytes(UTF_8)), 422)
                .line(3)
                .code("wrong-columns");
        assertProblem(csv((head + "\"" + hires + ",2026-03-02,1\n").getBytes(UTF_8)), 422)
                .line(3)
                .code("unclosed-quote");
        assertProblem(csv((head + hires + ",2026-03-02,\"1,5\"\n").getBytes(UTF_8)), 422)
                .line(3)
                .code("not-a-number");
        assertProblem(csv("metric;at;value\n".getBytes(UTF_8)), 400)
                .code("bad-header")
                .says("semicolons");
        assertProblem(csv((hires + "\u00e4").getBytes(ISO_8859_1)), 400);
        assertProblem(csv(("metric,at,value,via\n" + hires + ",2026-03-02,1,B\u00fccher\n").getBytes(ISO_8859_1)), 422)
                .line(2)
                .code("forbidden-character");
    }

    @Test
    void gzip_is_read_and_a_bomb_is_refused() throws IOException {
        String hires = metric("delta");
        byte[] good = gzip(("[{\"metric\":\"" + hires + "\",\"at\":\"2026-03-01\",\"value\":1}]").getBytes(UTF_8));
        counts(feed().header("Content-Encoding", "gzip").body(good).post("/api/v1/measurements"), 1, 0, 0, 0);
        byte[] bomb = gzip(" ".repeat(20_000_000).getBytes(UTF_8));
        assertProblem(feed().header("Content-Encoding", "gzip").body(bomb).post("/api/v1/measurements"), 413);
        assertProblem(
                feed().header("Content-Encoding", "gzip")
                        .body("no gzip".getBytes(UTF_8))
                        .post("/api/v1/measurements"),
                400);
        assertProblem(
                        feed().header("Content-Encoding", "br")
                                .body("x".getBytes(UTF_8))
                                .post("/api/v1/measurements"),
                        415)
                .at("Content-Encoding");
        assertProblem(
                        feed().contentType("application/json; charset=iso-8859-1")
                                .body("{}".getBytes(UTF_8))
                                .post("/api/v1/measurements"),
                        415)
                .at("Content-Type");
    }

    @Test
    void gzip_is_read_to_its_last_byte() throws IOException {
        String hires = metric("delta");
        String line = "{\"metric\":\"" + hires + "\",\"at\":\"2026-03-01\",\"value\":1,\"id\":\"N\"}\n";
        byte[] first = gzip(line.replace('N', '1').getBytes(UTF_8));
        byte[] second = gzip(line.replace('N', '2').getBytes(UTF_8));
        counts(gzipped(joined(first, second)), 2, 0, 0, 0);
        byte[] third = gzip(line.replace('N', '3').getBytes(UTF_8));
        byte[] otherSum = third.clone();
        otherSum[third.length - 8] ^= 1;
        for (byte[] broken : List.of(
                joined(third, "garbage".getBytes(UTF_8)),
                joined(third, Arrays.copyOf(third, 5)),
                Arrays.copyOf(third, third.length - 1),
                otherSum,
                new byte[0])) {
            assertProblem(gzipped(broken), 400).is("malformed-body");
        }
        assertThat(value("sum(" + hires + ")", "2026-01-01", "2027-01-01")).isEqualTo(2.0);
    }

    private static Response gzipped(byte[] body) {
        return feed().contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .body(body)
                .post("/api/v1/measurements");
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_runaway_dimension_is_refused() {
        as("admin").body(Map.of("name", "runaway-feed")).post("/api/v1/sources");
        String hires = metric("delta");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 2_100; i++) {
            body.append("{\"metric\":\"")
                    .append(hires)
                    .append("\",\"at\":\"2026-03-01\",\"value\":1,\"dimensions\":{\"via\":\"u")
                    .append(i)
                    .append("\"}}\n");
        }
        assertProblem(
                        given().auth()
                                .oauth2(Tokens.feed("runaway-feed"))
                                .contentType("application/x-ndjson")
                                .body(body.toString().getBytes(UTF_8))
                                .post("/api/v1/measurements"),
                        422)
                .code("too-many-series");
    }

    @Test
    void a_large_body_goes_in_pieces_and_is_still_all_or_nothing() {
        String hires = metric("delta");
        StringBuilder body = new StringBuilder();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 45_000; i++) {
            body.append("{\"metric\":\"")
                    .append(hires)
                    .append("\",\"at\":\"")
                    .append(start.plusSeconds(i))
                    .append("\",\"value\":0.1}\n");
        }
        assertProblem(ndjson(body + "{}"), 422).line(45_001);
        assertThat(value("sum(" + hires + ")", "2026-01-01", "2027-01-01")).isEqualTo("never-measured");
        counts(ndjson(body.toString()), 45_000, 0, 0, 0);
        counts(ndjson(body.toString()), 0, 45_000, 0, 0);
        assertThat(value("sum(" + hires + ")", "2026-01-01", "2027-01-01")).isEqualTo(4500.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "shape=rating | /min | bounds-of-rating",
                "shape=distinct | /window | window-of-distinct",
                "key=no-hyphens | /key | pattern",
                "cadence=often | /cadence | iso-duration",
                "department=nobody | /department | unknown-department",
                "shape=sum | /shape | wrong-type",
                "shape=gauge,additive=true | /additive | not-additive",
                "window=P7D | /window | window-of-distinct",
                "startsAtZero=true | /startsAtZero | only-cumulative",
            })
    void a_metric_that_breaks_a_rule_is_refused(String changes, String pointer, String code) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of(
                "key", Api.name("bad"),
                "name", "Bad",
                "shape", "delta",
                "unit", "things",
                "department", "human-resources",
                "cadence", "P1D"));
        for (String change : changes.split(",")) {
            String value = change.substring(change.indexOf('=') + 1);
            body.put(change.substring(0, change.indexOf('=')), value.equals("true") ? (Object) true : value);
        }
        assertProblem(as("coordinator").body(body).post("/api/v1/metrics"), 422)
                .at(pointer)
                .code(code);
    }
}
