package io.bellwether.measurements;

import static io.bellwether.measurements.Api.as;
import static io.bellwether.measurements.Api.feed;
import static io.bellwether.measurements.Api.metric;
import static io.bellwether.measurements.Api.name;
import static io.bellwether.measurements.Api.value;
import static io.bellwether.measurements.Files.done;
import static io.bellwether.measurements.Files.ended;
import static io.bellwether.measurements.Files.send;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(GovernanceResource.class)
class ImportTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RequestSpecification yamlAs(String person) {
        return as(person)
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .contentType("application/yaml");
    }

    private static String yaml(String name, String metric) {
        return """
                name: %s
                title: Calls of the day
                columns: {day: [Day], calls: [Calls], team: [Team], ref: [Ref]}
                needs: [calls]
                at: {column: day}
                id: {of: [ref]}
                dimensions:
                  via: {column: team, slug: true}
                measurements:
                  - {metric: %s, value: calls}
                """.formatted(name, metric);
    }

    /** A profile of its own with a delta metric; gives the metric. */
    private static String profile(String name) {
        String metric = metric("delta");
        Response made = yamlAs("owner.human-resources").body(yaml(name, metric)).post("/api/v1/import-profiles");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return metric;
    }

    @Test
    void a_profile_that_somebody_adds_reads_files_without_code() {
        String profile = name("calls");
        String metric = profile(profile);
        byte[] file = utf8("Day,Calls,Team,Ref\n2026-01-05,10,Front Desk,a\n2026-01-06,12,,b\n");
        done(send(profile, file, ""), 2, 2, 0, 0, 0);
        assertThat(value("sum(" + metric + ")", "2026-01-01", "2026-02-01")).isEqualTo(22.0);
        assertThat(value("sum(" + metric + "{via=\"front-desk\"})", "2026-01-01", "2026-02-01"))
                .isEqualTo(10.0);
    }

    @Test
    void the_same_file_again_changes_nothing_and_says_so() {
        String profile = name("calls");
        profile(profile);
        byte[] file = utf8("Day,Calls,Team,Ref\n2026-01-05,10,A,a\n2026-01-06,12,B,b\n");
        done(send(profile, file, ""), 2, 2, 0, 0, 0);
        done(send(profile, file, ""), 2, 0, 2, 0, 0);
    }

    @Test
    void a_row_that_comes_again_otherwise_is_restated() {
        String profile = name("calls");
        String metric = profile(profile);
        byte[] file = utf8("Day,Calls,Team,Ref\n2026-01-05,10,A,a\n2026-01-07,12,A,a\n2026-01-07,12,A,a\n");
        done(send(profile, file, ""), 3, 1, 1, 1, 0);
        assertThat(value("sum(" + metric + ")", "2026-01-01", "2026-02-01")).isEqualTo(12.0);
    }

    @Test
    void one_bad_row_and_nothing_is_stored() {
        String profile = name("calls");
        String metric = profile(profile);
        byte[] file = utf8("Day,Calls,Team,Ref\n2026-01-05,10,A,a\n2026-02-31,1,A,b\n2026-01-06,,A,c\n");
        JsonPath json = ended(send(profile, file, ""));
        assertThat(json.getString("status")).isEqualTo("failed");
        assertThat(json.getString("detail")).contains("2 lines are refused").contains("Nothing was stored");
        assertThat(value("sum(" + metric + ")", "2026-01-01", "2026-02-01")).isEqualTo("never-measured");
    }

    @Test
    void good_rows_are_stored_where_that_is_asked_and_the_others_named() {
        String profile = name("calls");
        String metric = profile(profile);
        byte[] file =
                utf8("Day,Calls,Team,Ref\n2026-01-05,10,A,a\n31/02/2026,1,A,b\n2026-01-06,,A,c\n2026-01-07,-4,A,d\n"
                        + "2026-01-08,1e400,A,e\n2026-01-08,1.2.3,A,f\n2026-01-09,1234567890123456.7,A,g\n");
        Response begun = send(profile, file, "?onError=skip&decimal=.");
        done(begun, 7, 1, 0, 0, 6);
        assertThat(value("sum(" + metric + ")", "2026-01-01", "2026-02-01")).isEqualTo(10.0);
        JsonPath refused = feed().get(begun.header("Location") + "/refused").jsonPath();
        assertThat(refused.getList("items.line", Integer.class)).containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(refused.getList("items.field")).containsExactly("Day", "Calls", "Calls", "Calls", "Calls", "Calls");
        assertThat(refused.getList("items.code"))
                .containsExactly(
                        "no-such-date",
                        "missing",
                        "below-min",
                        "number-out-of-range",
                        "not-a-number",
                        "too-many-digits");
        String csv = as("admin")
                .accept("text/csv")
                .get(begun.header("Location") + "/refused")
                .asString();
        assertThat(csv.lines()).hasSize(7).element(2).asString().startsWith("4,\"Calls\",missing,");
    }

    @Test
    void semicolons_decimal_commas_grouping_and_windows_1252_are_recognised_and_shown() {
        String profile = name("calls");
        String metric = profile(profile);
        byte[] file = "Day;Calls;Team;Ref\n05.01.2026;1.234,5;Büro Süd;a\n06.01.2026;2;\"Zwei\nZeilen\";b\n"
                .getBytes(Charset.forName("windows-1252"));
        JsonPath preview = send(profile, file, "?preview=true").jsonPath();
        assertThat(preview.getString("recognised.encoding")).isEqualTo("windows-1252");
        assertThat(preview.getString("recognised.separator")).isEqualTo(";");
        assertThat(preview.getString("recognised.decimal")).isEqualTo(",");
        assertThat(preview.getString("recognised.dates")).isEqualTo("day-first");
        assertThat(preview.getString("measurements[0].at")).isEqualTo("2026-01-05T00:00:00Z");
        assertThat(preview.getString("measurements[0].dimensions.via")).isEqualTo("büro-süd");
        assertThat(value("sum(" + metric + ")", "2026-01-01", "2026-02-01")).isEqualTo("never-measured");
        done(send(profile, file, ""), 2, 2, 0, 0, 0);
        assertThat(value("sum(" + metric + ")", "2026-01-01", "2026-02-01")).isEqualTo(1236.5);
    }

    @Test
    void what_could_be_read_in_two_ways_is_refused_until_it_is_said() {
        String profile = name("calls");
        String metric = profile(profile);
        byte[] dates = utf8("Day,Calls,Team,Ref\n3/4/2026,1,A,a\n");
        assertProblem(send(profile, dates, ""), 422)
                .is("unclear-file")
                .at("dates")
                .code("ambiguous-dates");
        done(send(profile, dates, "?dates=day-first"), 1, 1, 0, 0, 0);
        assertThat(value("sum(" + metric + ")", "2026-04-03", "2026-04-04")).isEqualTo(1.0);
        byte[] numbers = utf8("Day;Calls;Team;Ref\n2026-01-05;1.234;A;b\n");
        assertProblem(send(profile, numbers, ""), 422)
                .is("unclear-file")
                .at("decimal")
                .code("ambiguous-decimals");
        done(send(profile, numbers, "?decimal=,"), 1, 1, 0, 0, 0);
        assertThat(value("sum(" + metric + ")", "2026-01-05", "2026-01-06")).isEqualTo(1234.0);
        byte[] blanks =
                utf8("Day;Calls;Team;Ref\n2026-01-07;12 345;A;e\n2026-01-07;1'234,5;A;f\n2026-01-07;12 5;A;g\n");
        done(send(profile, blanks, "?onError=skip"), 3, 2, 0, 0, 1);
        assertThat(value("sum(" + metric + ")", "2026-01-07", "2026-01-08")).isEqualTo(13579.5);
        byte[] both = utf8("Day;Calls;Team;Ref\n2026-01-05;1.5;A;b\n2026-01-05;1,5;A;c\n");
        assertProblem(send(profile, both, ""), 422)
                .is("unclear-file")
                .at("decimal")
                .code("mixed-decimals");
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_first_heading() {
        String profile = name("calls");
        profile(profile);
        done(send(profile, utf8("\ufeffDay,Calls,Team,Ref\n2026-01-05,1,A,a\n"), ""), 1, 1, 0, 0, 0);
        done(
                send(profile, "\ufeffDay,Calls,Team,Ref\n2026-01-05,2,A,b\n".getBytes(StandardCharsets.UTF_16LE), ""),
                1,
                1,
                0,
                0,
                0);
    }

    @Test
    void a_file_of_another_kind_is_refused_at_once() {
        String profile = name("calls");
        profile(profile);
        Response answer = send(profile, utf8("a,b\n1,2\n"), "");
        assertProblem(answer, 422).is("unclear-file").at("file").code("missing-columns");
        assertProblem(send(profile, utf8(""), ""), 422)
                .is("unclear-file")
                .at("file")
                .code("empty-file");
        assertProblem(send(profile, utf8("Day,Calls,Calls\n2026-01-05,1,2\n"), ""), 422)
                .is("unclear-file")
                .at("file")
                .code("duplicate-column");
        assertProblem(send(profile, utf8("Day,Calls\n2026-01-05,1\n"), "?preview=yes"), 400)
                .at("preview");
        assertProblem(send("facebok-posts", utf8("a\n"), ""), 422)
                .is("invalid")
                .at("/profile")
                .code("unknown-profile");
    }

    @Test
    void an_unclosed_quote_is_named_by_the_line_that_opens_it() {
        String profile = name("calls");
        profile(profile);
        byte[] file = utf8("Day,Calls,Team,Ref\n2026-01-05,1,A,a\n2026-01-06,1,\"B,b\n2026-01-07,1,C,c\n");
        Response begun = send(profile, file, "?onError=skip");
        done(begun, 2, 1, 0, 0, 1);
        JsonPath refused = feed().get(begun.header("Location") + "/refused").jsonPath();
        assertThat(refused.getInt("items[0].line")).isEqualTo(3);
        assertThat(refused.getString("items[0].code")).isEqualTo("unclosed-quote");
    }

    @Test
    void a_wide_table_has_a_column_for_each_metric_and_a_long_one_a_row() {
        String calls = metric("delta");
        String rating = metric("rating", "min", 1, "max", 5);
        byte[] wide = utf8("date,channel," + calls + "," + rating + "\n2026-01-05,phone,10,4.5\n2026-01-06,chat,3,\n");
        done(send("generic-wide", wide, ""), 2, 2, 0, 0, 0);
        assertThat(value("sum(" + calls + "{channel=\"chat\"})", "2026-01-01", "2026-02-01"))
                .isEqualTo(3.0);
        byte[] longer = utf8("metric,at,value,id,channel\n" + calls + ",2026-01-07T10:00:00+01:00,5,x,phone\n" + rating
                + ",2026-01-07,2,,phone\nnosuch,2026-01-07,2,,phone\n");
        Response begun = send("generic-long", longer, "?onError=skip");
        done(begun, 3, 2, 0, 0, 1);
        assertThat(value("sum(" + calls + "{channel=\"phone\"})", "2026-01-01", "2026-02-01"))
                .isEqualTo(15.0);
        assertThat(value("mean(" + rating + ")", "2026-01-01", "2026-02-01")).isEqualTo(3.25);
        assertThat(feed().get(begun.header("Location") + "/refused").jsonPath().getString("items[0].code"))
                .isEqualTo("unknown-metric");
    }

    @Test
    void an_owner_imports_under_the_department_and_for_no_other() {
        String profile = name("calls");
        profile(profile);
        byte[] file = utf8("Day,Calls,Team,Ref\n2026-01-05,1,A,a\n");
        String owner = Tokens.as("owner.human-resources");
        Response begun = send(owner, profile, file, "");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(201);
        assertThat(begun.jsonPath().getString("source")).isEqualTo("human-resources");
        assertProblem(send(owner, profile, file, "?source=marketing-sales"), 403)
                .is("forbidden");
        assertProblem(send(Tokens.as("viewer"), profile, file, ""), 403).is("forbidden");
        assertProblem(send(Tokens.as("coordinator"), profile, file, ""), 403).is("forbidden");
        String at = begun.header("Location");
        assertThat(as("owner.human-resources").get(at).statusCode()).isEqualTo(200);
        assertThat(as("admin").get(at).statusCode()).isEqualTo(200);
        assertThat(as("owner.marketing-sales").get(at).statusCode()).isEqualTo(404);
        assertThat(as("owner.marketing-sales").get(at + "/refused").statusCode())
                .isEqualTo(404);
        assertThat(as("viewer").get(at).statusCode()).isEqualTo(403);
        assertThat(as("owner.human-resources").get("/api/v1/imports").jsonPath().getList("items.id"))
                .contains(begun.jsonPath().getString("id"));
    }

    @Test
    void a_long_import_shows_how_far_it_is_and_can_be_cancelled() {
        String profile = name("calls");
        String metric = profile(profile);
        StringBuilder file = new StringBuilder("Day,Calls,Team,Ref\n");
        for (int i = 0; i < 300_000; i++) {
            file.append("2026-01-05,1,A,r").append(i).append('\n');
        }
        Response begun = send(profile, utf8(file.toString()), "");
        String at = begun.header("Location");
        assertThat(feed().delete(at).statusCode()).isEqualTo(204);
        JsonPath json = ended(begun);
        assertThat(json.getString("status")).isEqualTo("cancelled");
        assertThat(value("sum(" + metric + ")", "2026-01-01", "2026-02-01")).isEqualTo("never-measured");
        assertProblem(feed().delete(at), 409).is("conflict");
    }

    @Test
    void an_idempotency_key_starts_one_import() {
        String profile = name("calls");
        profile(profile);
        byte[] file = utf8("Day,Calls,Team,Ref\n2026-01-05,1,A,a\n");
        List<String> ids = java.util.stream.Stream.of(1, 2)
                .map(time -> io.restassured.RestAssured.given()
                        .auth()
                        .oauth2(Tokens.feed("demo-feed"))
                        .header("Idempotency-Key", profile)
                        .multiPart("profile", profile)
                        .multiPart("file", "a.csv", file, "text/csv")
                        .post("/api/v1/imports")
                        .jsonPath()
                        .getString("id"))
                .toList();
        assertThat(ids.get(0)).isNotNull().isEqualTo(ids.get(1));
    }

    @Test
    void a_profile_is_checked_down_to_its_columns() {
        String profile = name("bad");
        Response typo = yamlAs("coordinator")
                .body(yaml(profile, "m").replace("value: calls", "value: cals"))
                .post("/api/v1/import-profiles");
        assertProblem(typo, 422).is("invalid").at("/measurements/0/value").code("unknown-column");
        assertThat(typo.asString()).contains("did you mean \\\"calls\\\"?");
        Response unknown =
                yamlAs("coordinator").body(yaml(profile, "m") + "colour: red\n").post("/api/v1/import-profiles");
        assertThat(unknown.statusCode()).isEqualTo(422);
        Response broken = yamlAs("coordinator").body("name: [").post("/api/v1/import-profiles");
        assertProblem(broken, 400).is("malformed-body");
        assertThat(as("viewer").get("/api/v1/import-profiles/" + profile).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_profile_is_changed_and_removed_by_its_version() {
        String profile = name("calls");
        String metric = profile(profile);
        String at = "/api/v1/import-profiles/" + profile;
        String changed = yaml(profile, metric).replace("[Calls]", "[Calls, Anrufe]");
        assertThat(yamlAs("coordinator").body(changed).put(at).statusCode()).isEqualTo(428);
        String tag = as("viewer").get(at).header("ETag");
        assertThat(yamlAs("coordinator")
                        .header("If-Match", tag)
                        .body(changed)
                        .put(at)
                        .jsonPath()
                        .getList("columns.calls"))
                .containsExactly("Calls", "Anrufe");
        assertThat(as("coordinator").header("If-Match", tag).delete(at).statusCode())
                .isEqualTo(412);
        assertThat(as("coordinator").header("If-Match", "*").delete(at).statusCode())
                .isEqualTo(204);
        assertProblem(as("coordinator").header("If-Match", "*").delete("/api/v1/import-profiles/generic-long"), 409)
                .is("conflict");
    }

    @Test
    void rows_of_totals_and_lines_of_comments_are_passed_over() {
        Files.defineMetricsOf("ga4");
        byte[] file = utf8("# ----\n# Report\n# ----\n\nDate,Session default channel group,Sessions,Total users\n"
                + "20260105,Organic Social,10,9\n20260105,Direct,5,5\n,,15,14\n");
        JsonPath json = done(send("ga4", file, ""), 3, 2, 0, 0, 0);
        assertThat(json.getInt("rows.skipped")).isEqualTo(1);
        assertThat(value("sum(web.sessions{channel=\"organic-social\"})", "2026-01-01", "2026-02-01"))
                .isEqualTo(10.0);
    }

    @Test
    void a_profile_whose_metrics_nobody_defined_says_which() {
        Response answer = send("linkedin-page", utf8("Date,Impressions (total)\n01/05/2026,10\n"), "");
        assertProblem(answer, 422).is("metrics-missing").at("/profile").code("unknown-metric");
        JsonPath preview = send("linkedin-page", utf8("Date,Impressions (total)\n01/05/2026,10\n"), "?preview=true")
                .jsonPath();
        assertThat(preview.getList("missingMetrics.key")).contains("linkedin.impressions");
    }
}
