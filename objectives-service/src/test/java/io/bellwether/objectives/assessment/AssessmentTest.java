package io.bellwether.objectives.assessment;

import static io.bellwether.objectives.Door.HR;
import static io.bellwether.objectives.Door.as;
import static io.bellwether.objectives.Door.blindly;
import static io.bellwether.objectives.Door.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.objectives.Door;
import io.bellwether.objectives.PeersResource;
import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class AssessmentTest {

    private static final String PR = "owner.public-relations";

    private String kpi;

    @BeforeEach
    void a_qualitative_kpi() {
        kpi = Door.kpi(
                "human-resources",
                Door.active("human-resources", "A good place to work"),
                Door.rubric("Enthusiasm", HR, PR, Tokens.subject("coordinator")));
    }

    @Test
    void before_it_is_revealed_nobody_sees_what_others_said() {
        String round = open();
        assess(PR, round, Map.of("score", 4, "evidence", "everybody glows"));
        for (String reader : List.of(HR, "coordinator", "admin", "viewer", "owner.marketing-sales")) {
            Response read = as(reader).get("/api/v1/assessment-rounds/" + round);
            assertThat(read.jsonPath().getList("assessments")).as(reader).isEmpty();
            assertThat((Object) read.path("mine")).as(reader).isNull();
            assertThat((Object) read.path("median")).as(reader).isNull();
            assertThat(read.jsonPath().getList("assessed", String.class)).containsExactly(PR);
            String record = as(reader)
                            .get("/api/v1/journal/objectives?subject=assessment-rounds/" + round)
                            .asString()
                    + as(reader)
                            .get("/api/v1/kpis/" + kpi + "/assessment-rounds")
                            .asString();
            assertThat(record).as(reader).contains(PR).doesNotContain("glows").doesNotContain("\"score\"");
        }
        assertThat((Integer) as(PR).get("/api/v1/assessment-rounds/" + round).path("mine.score"))
                .isEqualTo(4);
        assertThat(standing().getString("reason")).isEqualTo("no-valid-assessment");
    }

    @Test
    void revealed_everybody_sees_them_and_the_median_is_the_standing() {
        String round = open();
        assess(PR, round, Map.of("score", 4, "evidence", "everybody glows"));
        assess(HR, round, Map.of("score", 2));
        assess("coordinator", round, Map.of("score", 3));
        Response revealed = as(HR).post("/api/v1/assessment-rounds/" + round + "/reveal");
        assertThat(revealed.statusCode()).as(revealed.asString()).isEqualTo(200);
        assertThat((Integer) revealed.path("median")).isEqualTo(3);
        assertThat((Integer) revealed.path("spread")).isEqualTo(2);
        assertThat((Object) revealed.path("alpha")).isNull();
        assertThat((String) revealed.path("alphaReason")).contains("one round");
        assertThat(as("viewer").get("/api/v1/assessment-rounds/" + round).asString())
                .contains("everybody glows");
        assertThat(standing().getInt("value")).isEqualTo(3);
        assertThat(standing().getString("status")).isEqualTo("on-track");
        assertThat(standing().getInt("disagreement.spread")).isEqualTo(2);
        assertThat(as("viewer")
                        .get("/api/v1/kpis/" + kpi + "/explanation")
                        .path("text")
                        .toString())
                .contains("The figure is the median of what the assessors chose, 3 (Level 3): coordinator chose 3"
                        + " (Level 3), owner.human-resources chose 2 (Level 2), owner.public-relations chose 4 (Level"
                        + " 4).")
                .contains("The target is level 3 (Level 3) or above.");
    }

    @Test
    void the_last_one_of_a_person_counts() {
        String round = open();
        assess(PR, round, Map.of("score", 0));
        assess(PR, round, Map.of("score", 4));
        Response revealed = as(HR).post("/api/v1/assessment-rounds/" + round + "/reveal");
        assertThat(revealed.jsonPath().getList("assessments.score")).containsExactly(4);
    }

    @Test
    void a_later_round_counts_for_whom_it_heard_and_the_earlier_one_for_the_others() {
        String first = open();
        assess(PR, first, Map.of("score", 1));
        assess(HR, first, Map.of("score", 3));
        as(HR).post("/api/v1/assessment-rounds/" + first + "/reveal");
        Instant between = Instant.now();
        String second = open();
        assess(PR, second, Map.of("score", 4));
        as(HR).post("/api/v1/assessment-rounds/" + second + "/reveal");
        assertThat(standing().getDouble("value")).isEqualTo(3.5);
        assertThat(as(HR).get("/api/v1/kpis/" + kpi + "/standing?knownAt=" + between)
                        .jsonPath()
                        .getInt("value"))
                .isEqualTo(2);
        assertThat(as(HR).get("/api/v1/kpis/" + kpi + "/assessment-rounds?limit=1")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(second);
    }

    @Test
    void all_alike_have_no_variation_and_two_rounds_have_an_alpha() {
        revealed(Map.of(PR, 3, HR, 3));
        Response alike = as(HR).get("/api/v1/kpis/" + kpi + "/assessment-rounds");
        assertThat(alike.jsonPath().getString("items[0].alphaReason")).contains("no variation");
        revealed(Map.of(PR, 1, HR, 1));
        assertThat(as(HR).get("/api/v1/kpis/" + kpi + "/assessment-rounds")
                        .jsonPath()
                        .getInt("items[0].alpha"))
                .isEqualTo(1);
    }

    @Test
    void where_all_say_that_it_does_not_apply_the_kpi_does_not() {
        String round = open();
        assess(PR, round, Map.of("notApplicable", true, "evidence", "no event yet"));
        Response revealed = as(HR).post("/api/v1/assessment-rounds/" + round + "/reveal");
        assertThat((Object) revealed.path("median")).isNull();
        assertThat(standing().getString("status")).isEqualTo("not-applicable");
        assertThat(standing().getString("attained")).isNull();
    }

    @Test
    void only_named_assessors_assess_and_only_the_owner_opens_and_reveals() {
        String round = open();
        assertThat(submit("owner.marketing-sales", round, Map.of("score", 3)).statusCode())
                .isEqualTo(403);
        assertThat(submit("viewer", round, Map.of("score", 3)).statusCode()).isEqualTo(403);
        assertThat(submit("admin", round, Map.of("score", 3)).statusCode()).isEqualTo(403);
        for (String other : List.of(PR, "coordinator", "viewer", "admin")) {
            assertThat(as(other)
                            .post("/api/v1/assessment-rounds/" + round + "/reveal")
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
            assertThat(as(other)
                            .post("/api/v1/kpis/" + kpi + "/assessment-rounds")
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"score\":5}",
                "{}",
                "{\"score\":null}",
                "{\"score\":2,\"notApplicable\":true}",
                "{\"score\":2,\"mood\":\"good\"}",
                "{\"score\":\"2\"}"
            })
    void what_is_no_level_is_refused(String body) {
        String round = open();
        Response refused = as(PR).body(body).post("/api/v1/assessment-rounds/" + round + "/assessments");
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.pointer")).isNotEmpty();
    }

    @Test
    void one_round_at_a_time_and_nothing_after_it_was_revealed() {
        String round = open();
        assertThat(as(HR).post("/api/v1/kpis/" + kpi + "/assessment-rounds").statusCode())
                .isEqualTo(409);
        assertThat(as(HR).post("/api/v1/assessment-rounds/" + round + "/reveal").statusCode())
                .isEqualTo(409);
        assess(PR, round, Map.of("score", 1));
        assertThat(as(HR).post("/api/v1/assessment-rounds/" + round + "/reveal").statusCode())
                .isEqualTo(200);
        assertThat(as(HR).post("/api/v1/assessment-rounds/" + round + "/reveal").statusCode())
                .isEqualTo(409);
        assertThat(submit(PR, round, Map.of("score", 2)).statusCode()).isEqualTo(409);
    }

    @Test
    void a_measured_kpi_has_no_rounds_and_a_draft_of_others_is_hidden() {
        String draft = Door.draft("human-resources", "Not yet told");
        String measured = Door.kpi("human-resources", draft, Door.hires("Hires", 10));
        assertThat(as(HR).post("/api/v1/kpis/" + measured + "/assessment-rounds")
                        .statusCode())
                .isEqualTo(422);
        String hidden = Door.kpi("human-resources", draft, Door.rubric("Mood", PR));
        String round = made(as(HR).post("/api/v1/kpis/" + hidden + "/assessment-rounds"));
        assertThat(submit(PR, round, Map.of("score", 2)).statusCode()).isEqualTo(404);
        assertThat(as(PR).get("/api/v1/assessment-rounds/" + round).statusCode())
                .isEqualTo(404);
        assertThat(as(PR).get("/api/v1/kpis/" + hidden + "/assessment-rounds").statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_assessment_sent_twice_under_one_key_is_one() {
        String round = open();
        String body = "{\"score\":2}";
        Response first = blindly(PR)
                .header("Idempotency-Key", round)
                .body(body)
                .post("/api/v1/assessment-rounds/" + round + "/assessments");
        Response again = blindly(PR)
                .header("Idempotency-Key", round)
                .body(body)
                .post("/api/v1/assessment-rounds/" + round + "/assessments");
        assertThat(first.header("Location")).isNotBlank();
        assertThat((String) again.path("mine.id")).isEqualTo(first.path("mine.id"));
    }

    @Test
    void an_old_assessment_is_not_valid_any_more() {
        Map<String, Object> body = Door.rubric("Drive", PR);
        @SuppressWarnings("unchecked")
        Map<String, Object> target = (Map<String, Object>) body.get("target");
        target.put("validFor", "PT1S");
        kpi = Door.kpi("human-resources", Door.active("human-resources", "Short memory"), body);
        revealed(Map.of(PR, 4));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(standing().getString("reason")).isEqualTo("no-valid-assessment"));
    }

    private String open() {
        return made(as(HR).post("/api/v1/kpis/" + kpi + "/assessment-rounds"));
    }

    private void revealed(Map<String, Integer> scores) {
        String round = open();
        scores.forEach((person, score) -> assess(person, round, Map.of("score", score)));
        assertThat(as(HR).post("/api/v1/assessment-rounds/" + round + "/reveal").statusCode())
                .isEqualTo(200);
    }

    private static void assess(String person, String round, Map<String, Object> body) {
        Response answer = submit(person, round, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    private static Response submit(String person, String round, Map<String, Object> body) {
        return as(person).body(body).post("/api/v1/assessment-rounds/" + round + "/assessments");
    }

    private io.restassured.path.json.JsonPath standing() {
        return as("viewer").get("/api/v1/kpis/" + kpi + "/standing").jsonPath();
    }

    /** Krippendorff's own worked example of interval data in four raters and twelve units: 0.849. */
    @Test
    void alpha_is_krippendorffs() {
        String[] told = {
            "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
        };
        List<Map<String, BigDecimal>> units = new java.util.ArrayList<>();
        for (int unit = 0; unit < 12; unit++) {
            Map<String, BigDecimal> scores = new java.util.HashMap<>();
            for (int rater = 0; rater < told.length; rater++) {
                String score = told[rater].split(" ")[unit];
                if (!score.equals(".")) {
                    scores.put("rater " + rater, new BigDecimal(score));
                }
            }
            units.add(scores);
        }
        assertThat(Agreement.of(units).alpha().doubleValue())
                .isCloseTo(0.849, org.assertj.core.data.Offset.offset(0.001));
    }
}
