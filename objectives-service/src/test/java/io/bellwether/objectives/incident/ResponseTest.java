package io.bellwether.objectives.incident;

import static io.bellwether.objectives.World.as;
import static io.bellwether.objectives.World.json;
import static io.bellwether.objectives.World.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.objectives.PeersResource;
import io.bellwether.objectives.World;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A response target is judged by the incidents that its watch raised, heard from the feed of measurements. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class ResponseTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final String watch = UUID.randomUUID().toString();
    private final String name = "watch " + watch;

    private String response() {
        String objective = World.active(
                TODAY.minusMonths(6).toString(), TODAY.plusMonths(1).toString());
        return World.kpi(objective, "sum(mentions)", "{'kind':'response','watch':'" + name + "','within':'PT4H'}", "");
    }

    private void defined() {
        World.event("watch.defined", "watches/" + watch, "{'id':'" + watch + "','name':'" + name + "'}");
    }

    private void incident(String type, String id, Duration ago, Duration containedAfter, Duration closedAfter) {
        Instant raised = NOW.minus(ago);
        World.event(
                "incident." + type,
                "incidents/" + id,
                "{'id':'" + id + "','watch':'" + watch + "','watchName':'" + name + "','raisedAt':'" + raised + "'"
                        + (containedAfter == null ? "" : ",'containedAt':'" + raised.plus(containedAfter) + "'")
                        + (closedAfter == null ? "" : ",'closedAt':'" + raised.plus(closedAfter) + "'") + "}");
    }

    private static void becomes(String kpi, String status) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(standing(kpi, "").getString("status")).isEqualTo(status));
    }

    @Test
    void until_there_is_a_watch_and_an_incident_it_is_not_applicable() {
        String kpi = response();
        JsonPath unwatched = standing(kpi, "");
        assertThat(unwatched.getString("status")).isEqualTo("not-applicable");
        assertThat(unwatched.getString("rule")).isEqualTo("no-event");
        assertThat(unwatched.getString("reason")).isEqualTo("no-watch");
        assertThat(unwatched.<Object>get("attained")).isNull();
        defined();
        await().untilAsserted(
                        () -> assertThat(standing(kpi, "").getString("reason")).isNull());
        assertThat(standing(kpi, "").getString("sentence")).contains("No incident was raised");
    }

    @Test
    void incidents_move_the_standing_and_are_explained() {
        String kpi = response();
        defined();
        String first = UUID.randomUUID().toString();
        incident("raised", first, Duration.ofHours(30), null, null);
        becomes(kpi, "too-early");
        incident("contained", first, Duration.ofHours(30), Duration.ofHours(4), null);
        incident("closed", first, Duration.ofHours(30), Duration.ofHours(4), Duration.ofHours(5));
        becomes(kpi, "on-track");
        String second = UUID.randomUUID().toString();
        incident("raised", second, Duration.ofHours(20), null, null);
        incident("closed", second, Duration.ofHours(20), null, Duration.ofHours(10));
        becomes(kpi, "off-track");
        JsonPath found = standing(kpi, "");
        assertThat(found.getDouble("value")).isEqualTo(0.5);
        assertThat(found.getInt("measurements")).isEqualTo(2);
        assertThat(found.getString("attained")).isEqualTo("open");

        JsonPath earlier = standing(kpi, "?asOf=" + NOW.minus(Duration.ofHours(15)));
        assertThat(earlier.getString("status")).isEqualTo("on-track");
        assertThat(standing(kpi, "?knownAt=" + NOW.minus(Duration.ofHours(15))).getDouble("value"))
                .isEqualTo(1.0);

        JsonPath explained = json(as("viewer").get("/api/v1/kpis/" + kpi + "/explanation"));
        assertThat(explained.getInt("incidents.raised")).isEqualTo(2);
        assertThat(explained.getInt("incidents.inTime")).isEqualTo(1);
        assertThat(explained.getString("text"))
                .contains("raised 2 incidents in the period so far; 2 of them are closed, of which 1 was contained"
                        + " within 4 hours")
                .doesNotContain("a pace of");
    }

    @Test
    void a_renamed_watch_is_still_the_one() {
        String kpi = response();
        defined();
        World.event("watch.changed", "watches/" + watch, "{'id':'" + watch + "','name':'another " + watch + "'}");
        incident("closed", UUID.randomUUID().toString(), Duration.ofHours(9), Duration.ofHours(5), Duration.ofHours(6));
        becomes(kpi, "off-track");
        assertThat(standing(kpi, "").getDouble("value")).isZero();
    }

    @Test
    void the_time_within_which_is_needed() {
        String objective = World.draft("2026-01-01", "2026-12-31");
        World.state(objective, "sum(mentions)", "{'kind':'response','watch':'w'}", "")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", org.hamcrest.Matchers.equalTo("/target/within"));
    }
}
