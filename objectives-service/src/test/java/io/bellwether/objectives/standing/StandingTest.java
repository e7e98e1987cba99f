package io.bellwether.objectives.standing;

import static io.bellwether.objectives.World.OWNER;
import static io.bellwether.objectives.World.as;
import static io.bellwether.objectives.World.fact;
import static io.bellwether.objectives.World.json;
import static io.bellwether.objectives.World.kpi;
import static io.bellwether.objectives.World.standing;
import static io.bellwether.objectives.World.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.objectives.PeersResource;
import io.bellwether.objectives.World;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where KPIs stand, through the door: now, as of and as known at other moments, explained, over time, on the scorecard. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class StandingTest {

    private static final String TOTAL = "{'kind':'total','atLeast':10}";

    private String metric;
    private String objective;

    @BeforeEach
    void a_metric_and_an_objective_over_the_year_2025() {
        metric = World.metric("delta", "'min':0,'cadence':'P1D','finalAfter':'PT0S'");
        objective = World.active("2025-01-01", "2025-12-31");
    }

    private String total(String more) {
        return kpi(objective, "sum(" + metric + ")", TOTAL, more);
    }

    private static void number(JsonPath path, String name, String expected) {
        Object found = path.get(name);
        assertThat(found == null ? null : new BigDecimal(found.toString()).stripTrailingZeros())
                .as(name)
                .isEqualTo(expected == null ? null : new BigDecimal(expected).stripTrailingZeros());
    }

    @Test
    void every_field_of_a_standing_is_spelled_as_promised() {
        fact(metric, "2025-02-01", "4", "");
        JsonPath found = standing(total("'freshness':null"), "?asOf=2025-07-02T12:00:00Z");
        assertThat(found.getMap("").keySet())
                .containsOnlyOnce(
                        "status",
                        "rule",
                        "value",
                        "baseline",
                        "target",
                        "progress",
                        "bar",
                        "contribution",
                        "expected",
                        "pace",
                        "attained",
                        "provisional",
                        "newest",
                        "measurements",
                        "targetVersion",
                        "asOf",
                        "knownAt",
                        "evaluatedAt");
        assertThat(found.getString("status")).isEqualTo("at-risk");
        assertThat(found.getString("rule")).isEqualTo("pace");
        assertThat(found.getString("attained")).isEqualTo("open");
        number(found, "value", "4");
        number(found, "progress", "0.4");
        number(found, "bar", "0.4");
        number(found, "contribution", "0.4");
        number(found, "expected", "0.5");
        number(found, "pace", "0.8");
        number(found, "target", "10");
        number(found, "baseline", null);
        assertThat(found.getInt("measurements")).isEqualTo(1);
        assertThat(found.getInt("targetVersion")).isEqualTo(1);
        assertThat(found.getString("newest")).isEqualTo("2025-02-01T00:00:00Z");
        assertThat(found.getString("asOf")).isEqualTo("2025-07-02T12:00:00Z");
    }

    @Test
    void a_figure_is_there_as_soon_as_its_kpi_is_stated() {
        fact(metric, "2025-02-01", "10", "");
        JsonPath found = standing(total(""), "");
        assertThat(found.getString("status")).isEqualTo("met");
        assertThat(found.getString("decidedOn")).isEqualTo("2025-02-01");
    }

    @Test
    void what_was_never_measured_is_no_data_with_its_reason() {
        JsonPath found = standing(total(""), "");
        assertThat(found.getString("status")).isEqualTo("no-data");
        assertThat(found.getString("rule")).isEqualTo("never-measured");
        assertThat(found.getString("reason")).isEqualTo("never-measured");
        assertThat((Object) found.get("attained")).isNull();
        number(found, "value", null);
        number(found, "progress", null);
    }

    @Test
    void a_total_is_met_on_the_day_since_which_it_has_been_reached() {
        String kpi = total("");
        fact(metric, "2025-02-01", "6", "");
        fact(metric, "2025-03-05T10:00:00Z", "6", "");
        assertThat(standing(kpi, "?asOf=2025-12-31").getString("decidedOn")).isEqualTo("2025-03-05");
        fact(metric, "2025-04-01", "-5", "");
        JsonPath open = standing(kpi, "?asOf=2025-04-02");
        assertThat(open.getString("attained")).isEqualTo("open");
        fact(metric, "2025-06-01", "5", "");
        assertThat(standing(kpi, "?asOf=2025-12-31").getString("decidedOn")).isEqualTo("2025-06-01");
    }

    @Test
    void an_early_decision_waits_until_late_measurements_cannot_undo_it() {
        String late = World.metric("delta", "'min':0,'cadence':'P1D','finalAfter':'P10D'");
        String kpi = kpi(objective, "sum(" + late + ")", TOTAL, "'freshness':null");
        fact(late, "2025-03-05T10:00:00Z", "12", "");
        JsonPath young = standing(kpi, "?asOf=2025-03-10");
        assertThat(young.getString("attained")).isEqualTo("open");
        assertThat(young.getString("status")).isEqualTo("on-track");
        JsonPath settled = standing(kpi, "?asOf=2025-03-16");
        assertThat(settled.getString("status")).isEqualTo("met");
        assertThat(settled.getString("decidedOn")).isEqualTo("2025-03-15");
    }

    @Test
    void an_asOf_in_the_future_is_400() {
        String kpi = total("");
        for (String path : List.of("/standing", "/explanation")) {
            Response refused = as("viewer")
                    .get("/api/v1/kpis/" + kpi + path + "?asOf=" + Instant.now().plusSeconds(3600));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.contentType()).startsWith("application/problem+json");
        }
        assertThat(as("viewer").get("/api/v1/scorecard?asOf=2099-01-01").statusCode())
                .isEqualTo(400);
    }

    @Test
    void editing_todays_target_never_changes_yesterdays_status() {
        String running = World.active(
                Instant.now().minus(Duration.ofDays(100)).toString().substring(0, 10),
                Instant.now().plus(Duration.ofDays(100)).toString().substring(0, 10));
        String kpi = kpi(running, "sum(" + metric + ")", TOTAL, "'freshness':null");
        fact(metric, Instant.now().minus(Duration.ofDays(20)).toString(), "6", "");
        String yesterday = Instant.now().minus(Duration.ofDays(1)).toString().substring(0, 10);
        JsonPath before = standing(kpi, "?asOf=" + yesterday);
        JsonPath changed = json(as(OWNER)
                .header("If-Match", "*")
                .body(statement(
                        "sum(" + metric + ")", "{'kind':'total','atLeast':100}", "'reason':'more','freshness':null"))
                .put("/api/v1/kpis/" + kpi));
        number(changed, "standing.target", "100");
        assertThat(changed.getInt("standing.targetVersion")).isEqualTo(2);
        JsonPath after = standing(kpi, "?asOf=" + yesterday);
        assertThat(after.getString("status"))
                .isEqualTo(before.getString("status"))
                .isEqualTo("on-track");
        number(after, "target", "10");
        assertThat(after.getInt("targetVersion")).isEqualTo(1);
        JsonPath today = standing(kpi, "");
        number(today, "target", "100");
        assertThat(today.getInt("targetVersion")).isEqualTo(2);
        assertThat(today.getString("status")).isEqualTo("off-track");
    }

    @Test
    void knownAt_in_the_past_gives_the_figure_that_was_shown_then() throws InterruptedException {
        String kpi = total("'freshness':null");
        fact(metric, "2025-02-01", "4", "'id':'a-" + metric + "'");
        Thread.sleep(20);
        String then = Instant.now().toString();
        JsonPath before = standing(kpi, "?asOf=2025-07-02T12:00:00Z");
        Thread.sleep(20);
        fact(metric, "2025-02-01", "9", "'id':'a-" + metric + "'");
        number(standing(kpi, "?asOf=2025-07-02T12:00:00Z"), "value", "9");
        JsonPath known = standing(kpi, "?asOf=2025-07-02T12:00:00Z&knownAt=" + then);
        number(known, "value", "4");
        assertThat(known.getString("status")).isEqualTo(before.getString("status"));
        assertThat(known.getString("knownAt")).isEqualTo(then);
    }

    @Test
    void a_frozen_baseline_keeps_its_figure_and_a_live_one_is_corrected() throws InterruptedException {
        String year =
                "{'kind':'change','by':-20,'unit':'percent','baseline':{'from':'2024-01-01','to':'2024-12-31','mode':'%s'}}";
        fact(metric, "2024-01-01", "0", "");
        fact(metric, "2024-06-01", "3660", "'id':'b-" + metric + "'");
        fact(metric, "2025-06-01", "1825", "");
        String frozen = kpi(objective, "sum(" + metric + ")", year.formatted("frozen"), "'freshness':null");
        String live = kpi(objective, "sum(" + metric + ")", year.formatted("live"), "'freshness':null");
        Thread.sleep(20);
        fact(metric, "2024-06-01", "7320", "'id':'b-" + metric + "'");
        String end = "?asOf=2025-12-31";
        number(standing(frozen, end), "baseline", "10");
        number(standing(live, end), "baseline", "20");
        JsonPath found = standing(frozen, end);
        number(found, "value", "5");
        number(found, "target", "8");
        number(found, "progress", "2.5");
        number(found, "bar", "1");
        assertThat(found.getString("per")).isEqualTo("day");
        assertThat(found.getString("status")).isEqualTo("met");
        assertThat(found.getString("decidedOn")).isEqualTo("2025-12-31");
    }

    @Test
    void a_change_of_measurements_shows_by_itself() {
        String kpi = total("");
        fact(metric, "2025-02-01", "10", "");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> standing(kpi, "").getString("status").equals("met"));
    }

    @Test
    void while_measurements_is_away_the_page_answers_with_what_was_known() {
        fact(metric, "2025-02-01", "10", "");
        String kpi = total("");
        World.sendAway(1_000);
        assertThat(as("viewer")
                        .get("/api/v1/kpis/" + kpi + "/standing?asOf=2025-07-01")
                        .statusCode())
                .isEqualTo(503);
        JsonPath found = standing(kpi, "");
        World.sendAway(0);
        assertThat(found.getString("status")).isEqualTo("met");
        assertThat(found.getString("evaluatedAt")).isNotNull();
    }

    @Test
    void closing_early_makes_the_moment_of_closing_the_end() {
        String running = World.active(
                Instant.now().minus(Duration.ofDays(100)).toString().substring(0, 10),
                Instant.now().plus(Duration.ofDays(100)).toString().substring(0, 10));
        String kpi = kpi(running, "sum(" + metric + ")", TOTAL, "'freshness':null");
        fact(metric, Instant.now().minus(Duration.ofDays(20)).toString(), "6", "");
        String yesterday = Instant.now().minus(Duration.ofDays(1)).toString().substring(0, 10);
        String before = standing(kpi, "?asOf=" + yesterday).getString("expected");
        as(OWNER)
                .header("If-Match", "*")
                .body(World.quoted("{'outcome':'enough'}"))
                .post("/api/v1/objectives/" + running + "/close")
                .then()
                .statusCode(200);
        JsonPath closed = standing(kpi, "");
        assertThat(closed.getString("status")).isEqualTo("missed");
        assertThat(closed.getString("rule")).isEqualTo("final");
        number(closed, "expected", "1");
        assertThat(standing(kpi, "?asOf=" + yesterday).getString("expected")).isEqualTo(before);
        Instant reopened = Instant.now();
        as(OWNER)
                .header("If-Match", "*")
                .post("/api/v1/objectives/" + running + "/reopen")
                .then()
                .statusCode(200);
        assertThat(standing(kpi, "").getString("attained")).isEqualTo("open");
        assertThat(standing(kpi, "?asOf=" + reopened).getString("status")).isEqualTo("missed");
        assertThat(standing(kpi, "?knownAt=" + reopened).getString("status")).isEqualTo("missed");
    }

    @Test
    void an_explanation_is_data_and_sentences() {
        fact(metric, "2024-03-01", "366", "");
        fact(metric, "2025-03-01", "100", "'dimensions':{'via':'social'}");
        fact(metric, "2025-03-02", "300", "");
        String kpi = kpi(
                objective,
                "sum(" + metric + "{via=\\\"social\\\"}) / sum(" + metric + ")",
                "{'kind':'change','by':0.1,'unit':'points','baseline':{'value':0.1,'provenance':'last report'}}",
                "'freshness':null");
        JsonPath found = json(as("viewer").get("/api/v1/kpis/" + kpi + "/explanation?asOf=2025-12-01"));
        assertThat(found.getString("calculation")).isEqualTo("100 / 400 = 0.25");
        assertThat(found.getList("selections.selection"))
                .containsExactly("sum(" + metric + "{via=\"social\"})", "sum(" + metric + ")");
        assertThat(found.getInt("selections[1].measurements")).isEqualTo(2);
        assertThat(found.getString("selections[0].link"))
                .startsWith(
                        "/api/v1/measurements?metric=" + metric + "&from=2025-01-01T00:00:00Z&to=2025-12-02T00:00:00Z")
                .contains("&where=via%3D%22social%22");
        assertThat(found.getString("baseline.rule")).isEqualTo("a fixed figure: last report");
        assertThat(found.getString("rule.code")).isEqualTo("pace");
        assertThat(found.getString("standing.status")).isEqualTo("on-track");
        Response text = as("viewer").accept("text/plain").get("/api/v1/kpis/" + kpi + "/explanation?asOf=2025-12-01");
        assertThat(text.contentType()).startsWith("text/plain");
        assertThat(text.asString())
                .contains("A figure: on track.")
                .contains("The figure is 0.25 things, measured from 1 January 2025 to 1 December 2025.")
                .contains("100 / 400 = 0.25")
                .contains("read 2 measurements in 1 series from demo-feed; the newest is of 2 March 2025.")
                .contains("It is compared with a fixed figure: last report: 0.1 things.")
                .contains("The target is a change by +0.1 things, which makes 0.2 things.")
                .contains("Version 1 of the target was in force, the first one.");
    }

    @Test
    void unequal_weekdays_are_said() {
        fact(metric, "2024-01-01", "366", "");
        fact(metric, "2025-03-01", "100", "");
        String kpi = kpi(
                objective,
                "sum(" + metric + ")",
                "{'kind':'change','by':-20,'unit':'percent','baseline':{'from':'2024-01-01','to':'2024-01-10'}}",
                "'freshness':null");
        JsonPath found = json(as("viewer").get("/api/v1/kpis/" + kpi + "/explanation?asOf=2025-12-31"));
        assertThat(found.getBoolean("weekdays.equal")).isFalse();
        assertThat(found.getString("text")).contains("do not hold the same share of each weekday");
    }

    @Test
    void a_course_says_whether_its_parts_add_up() {
        fact(metric, "2025-03-01", "100", "'dimensions':{'via':'social'}");
        fact(metric, "2025-04-02", "300", "'dimensions':{'via':'web'}");
        JsonPath sum = json(as("viewer")
                .get("/api/v1/kpis/" + total("") + "/history?step=month&from=2025-03-01&to=2025-05-01&by=via"));
        assertThat(sum.getBoolean("addsUp")).isTrue();
        assertThat(sum.getList("points.value", BigDecimal.class))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal(100), new BigDecimal(300));
        assertThat(sum.getList("groups.key.via")).contains("social", "web");
        String mean = kpi(objective, "mean(" + metric + ")", "{'kind':'level','atLeast':1}", "");
        JsonPath apart = json(as("viewer").get("/api/v1/kpis/" + mean + "/history?step=month&by=via"));
        assertThat(apart.getBoolean("addsUp")).isFalse();
        assertThat(apart.getString("note")).contains("do not add up");
        assertThat(as("viewer")
                        .get("/api/v1/kpis/" + mean + "/history?step=year")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_scorecard_shows_another_moment_and_agrees_with_the_page_to_the_last_digit() {
        fact(metric, "2025-02-01", "3.3333333333333", "");
        String kpi = total("'freshness':null");
        String at = "asOf=2025-07-02T12:00:00Z";
        JsonPath page = standing(kpi, "?" + at);
        JsonPath card = json(as("viewer").get("/api/v1/scorecard?department=human-resources&" + at));
        String line =
                "departments[0].objectives.collect { it.kpis }.flatten().find { it.id == '" + kpi + "' }.standing.";
        for (String figure : List.of("value", "progress", "expected", "pace", "contribution")) {
            assertThat(card.getString(line + figure)).isEqualTo(page.getString(figure));
        }
        String csv = as("viewer")
                .accept("text/csv")
                .get("/api/v1/scorecard?department=human-resources&" + at)
                .asString();
        assertThat(csv).contains(page.getString("value") + ",");
    }

    @Test
    void a_preview_is_the_standing_that_it_would_have() {
        fact(metric, "2025-02-01", "4", "");
        String body = statement("sum(" + metric + ")", TOTAL, "'freshness':null,'objective':'" + objective + "'");
        JsonPath preview = json(as(OWNER).body(body).post("/api/v1/kpis/preview"));
        JsonPath real = standing(total("'freshness':null"), "");
        for (String field : List.of("status", "rule", "value", "progress", "attained")) {
            assertThat(preview.getString("standing." + field)).isEqualTo(real.getString(field));
        }
        assertThat(preview.getString("canonical")).isEqualTo("sum(" + metric + ")");
        JsonPath again = json(as(OWNER).body(body).post("/api/v1/kpis/preview"));
        assertThat(again.getList("duplicates.kind")).contains("identical-kpi");
    }

    @Test
    void a_changed_target_and_a_corrected_measurement_are_four_figures_each_reproducible_and_explained()
            throws InterruptedException {
        String running = World.active(
                Instant.now().minus(Duration.ofDays(100)).toString().substring(0, 10),
                Instant.now().plus(Duration.ofDays(100)).toString().substring(0, 10));
        String kpi = kpi(running, "sum(" + metric + ")", TOTAL, "'freshness':null");
        String when = Instant.now().minus(Duration.ofDays(20)).toString();
        fact(metric, when, "6", "'id':'four-" + metric + "'");
        Thread.sleep(20);
        String then = Instant.now().toString();
        Thread.sleep(20);
        as(OWNER)
                .header("If-Match", "*")
                .body(statement(
                        "sum(" + metric + ")", "{'kind':'total','atLeast':12}", "'reason':'more','freshness':null"))
                .put("/api/v1/kpis/" + kpi)
                .then()
                .statusCode(200);
        fact(metric, when, "9", "'id':'four-" + metric + "'");
        String now = Instant.now().toString();
        String yesterday = Instant.now().minus(Duration.ofDays(1)).toString().substring(0, 10);
        for (String[] row : new String[][] {
            {"?asOf=" + yesterday + "&knownAt=" + then, "6", "10", "1"},
            {"?asOf=" + yesterday + "&knownAt=" + now, "9", "10", "1"},
            {"?asOf=" + now + "&knownAt=" + then, "6", "10", "1"},
            {"?asOf=" + now + "&knownAt=" + now, "9", "12", "2"},
        }) {
            JsonPath found = standing(kpi, row[0]);
            number(found, "value", row[1]);
            number(found, "target", row[2]);
            assertThat(found.getString("targetVersion")).isEqualTo(row[3]);
            JsonPath again = standing(kpi, row[0]);
            for (String figure : List.of("status", "value", "target", "progress", "expected", "pace", "knownAt")) {
                assertThat(again.getString(figure)).isEqualTo(found.getString(figure));
            }
            JsonPath why = json(as("viewer").get("/api/v1/kpis/" + kpi + "/explanation" + row[0]));
            number(why, "standing.value", row[1]);
            assertThat(why.getString("text"))
                    .contains("The figure is " + row[1] + " things")
                    .contains("The target is at least " + row[2] + " things")
                    .contains("Version " + row[3] + " of the target");
        }
    }

    @Test
    void an_outlook_and_whether_a_change_is_noise_stand_beside_the_standing() {
        StringBuilder days = new StringBuilder("[");
        for (int day = 0; day < 300; day++) {
            for (String year : List.of("2024-01-01", "2025-01-01")) {
                days.append(days.length() == 1 ? "" : ",")
                        .append("{'metric':'")
                        .append(metric)
                        .append("','at':'")
                        .append(java.time.LocalDate.parse(year).plusDays(day))
                        .append("','value':")
                        .append((year.startsWith("2024") ? 20 : 10) + day % 3)
                        .append('}');
            }
        }
        World.facts(days.append(']').toString());
        String kpi = kpi(
                objective,
                "sum(" + metric + ")",
                "{'kind':'change','by':-20,'unit':'percent','baseline':'year-earlier'}",
                "'freshness':null");
        JsonPath found = standing(kpi, "?asOf=2025-07-02");
        assertThat(found.getString("outlook.method")).isEqualTo("damped-trend");
        assertThat(found.getInt("outlook.observations")).isEqualTo(182);
        assertThat(new BigDecimal(found.getString("outlook.value")))
                .isBetween(new BigDecimal("10.5"), new BigDecimal("11.5"));
        assertThat(new BigDecimal(found.getString("outlook.probability"))).isEqualByComparingTo("1");
        assertThat(found.getString("noise.verdict")).isEqualTo("yes");
        assertThat(new BigDecimal(found.getString("noise.difference")))
                .isBetween(new BigDecimal("-10.5"), new BigDecimal("-9.5"));
        assertThat(found.getString("noise.sentence")).contains("It shows no cause");
        assertThat((Object) standing(kpi, "?asOf=2025-12-31").get("outlook")).isNull();
    }
}
