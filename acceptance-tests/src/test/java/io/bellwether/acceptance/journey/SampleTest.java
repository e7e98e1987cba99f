package io.bellwether.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.bellwether.acceptance.house.House;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sample organisation: eleven KPIs as people write them, judged; what meets between departments, found. */
class SampleTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private static final Set<String> JUDGED = Set.of("on-track", "at-risk", "off-track", "met", "missed", "too-early");

    private static final List<String> ELEVEN = List.of(
            "Calls to the call centre",
            "Customer satisfaction",
            "Positive utterances about the brand",
            "Net sentiment",
            "A next crisis is nipped in the bud",
            "Launches prompted by social signals",
            "Development time",
            "Share of successful launches",
            "Hires through social media",
            "Share of hires through social media",
            "Extra leads a month through social media");

    private final House house = House.withSample();

    @Test
    void theElevenKpisAreStatedAndJudged() {
        await().atMost(SOON).untilAsserted(() -> {
            Map<String, String> standings = standings();
            for (String name : ELEVEN) {
                // a crisis that did not come has been neither contained nor missed
                if (!name.startsWith("A next crisis") || !"not-applicable".equals(standings.get(name))) {
                    assertThat(standings.get(name)).as(name).isIn(JUDGED);
                }
            }
            assertThat(new HashSet<>(standings.values())).hasSizeGreaterThan(2);
        });
    }

    @Test
    void whatMeetsBetweenDepartmentsIsFound() {
        await().atMost(SOON).untilAsserted(() -> {
            assertMeet("shared-input", "customer-service", "public-relations", "mentions");
            assertMeet("shared-input", "human-resources", "marketing-sales", "hires");
            assertMeet("shared-input", "marketing-sales", "research-development", "launches");
            assertThat(overlaps("competing-initiatives").toString())
                    .contains("human-resources", "marketing-sales", "linkedin");
            assertThat(overlaps("outside-responsibility").toString()).contains("marketing-sales");
        });
    }

    @Test
    void oneResponsibilityWasDecidedWithItsAlternatives() {
        house.as("viewer")
                .get("/responsibilities?objectiveType=public-relations")
                .then()
                .statusCode(200)
                .body("items.origin", hasItem("decided"))
                .body("items.find{it.origin == 'decided'}.alternatives.department", hasItem("marketing-sales"));
    }

    @Test
    void itSaysThatItIsSimulated() {
        house.as("viewer")
                .get("/metrics?limit=200")
                .then()
                .body(
                        "items.findAll{it.key in ['support.calls', 'csat', 'mentions', 'hires', 'launches',"
                                + " 'leads']}.name",
                        everyItem(containsString("(simulated)")));
        house.as("viewer")
                .get("/objectives?limit=200&q=Serve")
                .then()
                .body("items.description", hasItem(containsString("simulated")));
    }

    @Test
    void itsYearHasEveryDayAndEndsYesterday() {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

        Map<String, Object> days = aggregate(Map.of(
                "id", "days",
                "measure", "sum(mentions)",
                "from", yesterday.minusDays(364).toString(),
                "to", yesterday.plusDays(1).toString(),
                "step", "day"));

        List<Map<String, Object>> points = (List<Map<String, Object>>) days.get("points");
        assertThat(points).hasSize(365).allSatisfy(point -> assertThat(
                        point.get("measurements").toString())
                .isNotEqualTo("0"));
        assertThat(Instant.parse(days.get("newest").toString())
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate())
                .isEqualTo(yesterday);
    }

    private Map<String, Object> aggregate(Map<String, String> query) {
        return house.as("viewer")
                .body(Map.of("queries", List.of(query)))
                .post("/aggregates")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0]");
    }

    private Map<String, String> standings() {
        Map<String, String> found = new LinkedHashMap<>();
        List<Map<String, Object>> objectives =
                house.as("viewer").get("/objectives?limit=200&status=active").path("items");
        for (Map<String, Object> objective : objectives) {
            List<Map<String, Object>> kpis = (List<Map<String, Object>>) objective.get("kpis");
            for (Map<String, Object> kpi : kpis) {
                String status = house.as("viewer")
                        .get("/kpis/" + kpi.get("id") + "/standing")
                        .path("status");
                found.put(kpi.get("name").toString(), status);
            }
        }
        return found;
    }

    private void assertMeet(String kind, String one, String other, String metric) {
        assertThat(overlaps(kind)).anySatisfy(overlap -> {
            List<Map<String, Object>> parties = (List<Map<String, Object>>) overlap.get("parties");
            assertThat(parties).extracting(party -> party.get("department")).containsExactlyInAnyOrder(one, other);
            assertThat(overlap.get("evidence").toString()).contains(metric);
        });
    }

    private List<Map<String, Object>> overlaps(String kind) {
        return house.as("coordinator").get("/overlaps?limit=200&kind=" + kind).path("items");
    }
}
