package io.bellwether.measurements;

import static io.bellwether.measurements.Api.counts;
import static io.bellwether.measurements.Api.feed;
import static io.bellwether.measurements.Api.metric;
import static io.bellwether.measurements.Api.value;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** InfluxDB line protocol: the name is the metric, tags are dimensions, numbers are values, and every line has its time. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class LineProtocolTest {

    /** 2026-03-02T00:00:00Z in seconds. */
    private static final String SECONDS = "1772409600";

    private static Response lines(String text, Charset encoding, String precision) {
        return feed().contentType("text/vnd.influx.line")
                .queryParam("precision", precision)
                .body(text.getBytes(encoding))
                .post("/api/v1/measurements");
    }

    @Test
    void tags_are_dimensions_and_escapes_are_undone() {
        String calls = metric("delta");
        String text = "# from a feed\n" + calls + ",via=social\\ media,channel=a\\,b\\=c value=2.5 " + SECONDS + "\n\n"
                + calls + ",via=mail value=3i " + SECONDS + "\r\n";
        counts(lines(text, UTF_8, "s"), 2, 0, 0, 0);
        counts(lines(text, UTF_8, "s"), 0, 2, 0, 0);
        assertThat(value("sum(" + calls + "{via=\"social media\", channel=\"a,b=c\"})", "2026-03-02", "2026-03-03"))
                .isEqualTo(2.5);
        assertThat(value("sum(" + calls + ")", "2026-03-02", "2026-03-03")).isEqualTo(5.5);
    }

    @ParameterizedTest
    @CsvSource({"ns,000000000", "us,000000", "ms,000", "s,''"})
    void time_stamps_are_in_the_unit_that_is_said(String precision, String zeros) {
        String calls = metric("delta");
        counts(lines(calls + " value=1 " + SECONDS + zeros, UTF_8, precision), 1, 0, 0, 0);
        assertThat(value("sum(" + calls + ")", "2026-03-02", "2026-03-03")).isEqualTo(1.0);
    }

    @Test
    void an_event_has_its_id_as_a_field() {
        String hires = metric("event");
        counts(lines(hires + ",via=social id=\"req \\\"4711\\\"\" " + SECONDS, UTF_8, "s"), 1, 0, 0, 0);
        assertThat(value("sum(" + hires + ")", "2026-03-02", "2026-03-03")).isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "M value=1 | missing",
                "M value=1 yesterday | not-a-time",
                "M value=1,value=2 1772409600 | duplicate-key",
                "M value=1.5i 1772409600 | not-whole",
                "M value=1 99999999999999999999 | not-a-time",
                "M value=\"much\" 1772409600 | wrong-type",
                "M value=true 1772409600 | wrong-type",
                "M value=1e400 1772409600 | number-out-of-range",
                "M value=nan 1772409600 | wrong-type",
                "M other=1 1772409600 | unknown-metric",
                "M,host=a value=1 1772409600 | unknown-dimension",
                "M,via=a,via=b value=1 1772409600 | duplicate-key",
                "M,via value=1 1772409600 | not-line-protocol",
                "M,via= value=1 1772409600 | not-line-protocol",
                "M 1772409600 | not-line-protocol",
                "M value=1, 1772409600 | not-line-protocol",
                "M id=\"a 1772409600 | not-line-protocol",
                "M,via=gr\u00fcn value=1 1772409600 | not-utf-8"
            })
    void a_bad_line_is_named_by_its_rule(String text, String code) {
        String calls = metric("delta");
        String good = calls + " value=1 " + SECONDS + "\n";
        Response answer = lines(good + text.replace("M", calls), ISO_8859_1, "s");
        assertProblem(answer, 422).is("refused-measurements").line(2).code(code);
        assertThat(value("sum(" + calls + ")", "2026-01-01", "2027-01-01")).isEqualTo("never-measured");
    }

    @Test
    void another_unit_is_a_bad_parameter() {
        assertProblem(lines("", UTF_8, "h"), 400);
    }
}
