package io.bellwether.objectives.objective;

import static io.bellwether.objectives.World.OWNER;
import static io.bellwether.objectives.World.as;
import static io.bellwether.objectives.World.json;
import static io.bellwether.objectives.World.kpi;
import static io.bellwether.objectives.World.quoted;
import static io.bellwether.objectives.World.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.objectives.PeersResource;
import io.bellwether.objectives.World;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An objective's period has versions, as targets have: what was shown yesterday is shown of yesterday for ever. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class PeriodVersionsTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String START = TODAY.minusDays(100).toString();
    private static final String END = TODAY.plusDays(99).toString();
    private static final String LONGER = TODAY.plusDays(299).toString();

    private String metric;

    @BeforeEach
    void a_metric() {
        metric = World.metric("delta", "'min':0,'cadence':'P1D','finalAfter':'PT0S'");
        World.fact(metric, Instant.now().minus(Duration.ofDays(20)).toString(), "6", "");
    }

    private static Response put(String id, String end, String more) {
        return as(OWNER)
                .header("If-Match", "*")
                .body(quoted("{'title':'An aim','type':'human-resources','department':'human-resources','period':"
                        + "{'start':'" + START + "','end':'" + end + "'}" + more + "}"))
                .put("/api/v1/objectives/" + id);
    }

    private static JsonPath versions(String id) {
        return json(as("viewer").get("/api/v1/objectives/" + id + "/versions"));
    }

    private String total(String objective) {
        return kpi(objective, "sum(" + metric + ")", "{'kind':'total','atLeast':10}", "'freshness':null");
    }

    @Test
    void a_longer_period_counts_from_today_and_leaves_yesterday_as_it_was() {
        String objective = World.active(START, END);
        String kpi = total(objective);
        String yesterday = "?asOf=" + TODAY.minusDays(1);
        String before = standing(kpi, yesterday).getString("expected");
        Instant unchanged = Instant.now();
        String now = standing(kpi, "?asOf=" + unchanged).getString("expected");
        put(objective, LONGER, ",'reason':'The board gave us more time'").then().statusCode(200);

        assertThat(standing(kpi, "").getDouble("expected")).isBetween(0.25, 0.26);
        assertThat(standing(kpi, yesterday).getString("expected")).isEqualTo(before);
        JsonPath known = standing(kpi, "?asOf=" + unchanged + "&knownAt=" + unchanged);
        assertThat(known.getString("expected")).isEqualTo(now);
        JsonPath shown = standing(kpi, "?asOf=" + Instant.now());
        assertThat(standing(kpi, "?asOf=" + shown.getString("asOf") + "&knownAt=" + shown.getString("knownAt"))
                        .getString("expected"))
                .isEqualTo(shown.getString("expected"));

        JsonPath versions = versions(objective);
        assertThat(versions.getList("items.version", Integer.class)).containsExactly(1, 2);
        assertThat(versions.getString("items[0].period.end")).isEqualTo(END);
        assertThat(versions.getString("items[1].period.end")).isEqualTo(LONGER);
        assertThat(versions.getString("items[1].effectiveFrom")).isEqualTo(TODAY.toString());
        assertThat(versions.getString("items[1].reason")).isEqualTo("The board gave us more time");
        assertThat(versions.getString("items[1].savedBy")).isEqualTo(OWNER);
    }

    @Test
    void what_has_ended_stays_what_it_was_while_it_was_over() {
        String objective = World.active(
                TODAY.minusDays(100).toString(), TODAY.minusDays(10).toString());
        String kpi = total(objective);
        put(objective, LONGER, ",'reason':'It goes on'").then().statusCode(200);
        assertThat(standing(kpi, "").getString("attained")).isEqualTo("open");
        assertThat(standing(kpi, "?asOf=" + TODAY.minusDays(2)).getString("status"))
                .isEqualTo("missed");
        JsonPath then =
                json(as("viewer").get("/api/v1/scorecard?department=human-resources&asOf=" + TODAY.minusDays(2)));
        assertThat(then.getString("departments[0].objectives.find { it.id == '" + objective + "' }.period.end"))
                .isEqualTo(TODAY.minusDays(10).toString());
    }

    @Test
    void from_a_later_day_it_is_shown_but_not_in_force() {
        String objective = World.active(START, END);
        String kpi = total(objective);
        put(objective, LONGER, ",'reason':'From next month','effectiveFrom':'" + TODAY.plusDays(30) + "'")
                .then()
                .statusCode(200)
                .body("period.end", equalTo(LONGER));
        assertThat(standing(kpi, "").getDouble("expected")).isBetween(0.49, 0.51);
    }

    @Test
    void a_published_period_never_changes_for_the_past() {
        String objective = World.active(START, END);
        put(objective, LONGER, ",'reason':'why','effectiveFrom':'" + TODAY.minusDays(1) + "'")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/effectiveFrom"));
        put(objective, END, "").then().statusCode(200);
        assertThat(versions(objective).getList("items")).hasSize(1);
        put(objective, LONGER, "").then().statusCode(200);
        assertThat(versions(objective).getList("items")).hasSize(2);
    }

    @Test
    void the_period_of_a_draft_is_just_replaced() {
        String objective = World.draft(START, END);
        put(objective, LONGER, "").then().statusCode(200);
        JsonPath versions = json(as(OWNER).get("/api/v1/objectives/" + objective + "/versions"));
        assertThat(versions.getList("items")).hasSize(1);
        assertThat(versions.getString("items[0].period.end")).isEqualTo(LONGER);
    }

    @Test
    void a_period_that_a_kpi_cannot_be_computed_over_is_refused_by_its_name() {
        String objective = World.active(START, END);
        kpi(objective, "sum(" + metric + ")", "{'kind':'every','every':'quarter','atLeast':1}", "");
        put(objective, TODAY.minusDays(90).toString(), ",'reason':'shorter'")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/period"))
                .body("errors[0].detail", containsString("A figure"));
    }
}
