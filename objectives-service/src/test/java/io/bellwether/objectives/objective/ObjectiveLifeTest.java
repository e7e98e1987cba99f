package io.bellwether.objectives.objective;

import static io.bellwether.objectives.Door.HR;
import static io.bellwether.objectives.Door.as;
import static io.bellwether.objectives.Door.blindly;
import static io.bellwether.objectives.Door.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.objectives.Door;
import io.bellwether.objectives.PeersResource;
import io.bellwether.objectives.catalogue.LeadershipChanged;
import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class ObjectiveLifeTest {

    private static final String MARKETING = "owner.marketing-sales";

    @Inject
    EntityManager entities;

    @Inject
    Event<LeadershipChanged> leadership;

    @Test
    void a_type_that_others_lead_waits_for_their_consent_and_they_see_what_they_consent_to() {
        String id = awaiting("Meet us on LinkedIn");
        assertThat(as(HR).get("/api/v1/objectives?status=awaiting-consent&limit=200")
                        .jsonPath()
                        .getList("items.id"))
                .contains(id);
        assertThat(as("viewer").get("/api/v1/objectives/" + id).statusCode()).isEqualTo(404);
        assertThat(as("owner.customer-service").get("/api/v1/objectives/" + id).statusCode())
                .isEqualTo(404);
        assertThat(decide(MARKETING, id, true, "we like it").statusCode()).isEqualTo(403);
        assertThat(decide("viewer", id, true, "we like it").statusCode()).isEqualTo(403);
        Response granted = decide(HR, id, true, "Good for both");
        assertThat(granted.statusCode()).as(granted.asString()).isEqualTo(200);
        assertThat((String) granted.path("status")).isEqualTo("active");
        assertThat((String) granted.path("consent.reason")).isEqualTo("Good for both");
        assertThat((Boolean) granted.path("outsideResponsibility")).isTrue();
        assertThat(decide("coordinator", id, false, "too late").statusCode()).isEqualTo(409);
    }

    @Test
    void a_refusal_has_a_reason_and_gives_the_draft_back() {
        String id = awaiting("Meet us at the fair");
        assertThat(decide("coordinator", id, false, null).statusCode()).isEqualTo(422);
        Response refused = decide("coordinator", id, false, "HR does this already");
        assertThat((String) refused.path("status")).isEqualTo("draft");
        Response read = as(MARKETING).get("/api/v1/objectives/" + id);
        assertThat((Boolean) read.path("consent.granted")).isFalse();
        assertThat((String) read.path("consent.reason")).isEqualTo("HR does this already");
        assertThat((String) read.path("consent.by")).isEqualTo("coordinator");
    }

    @Test
    void where_nobody_else_may_pursue_a_type_activation_is_refused() {
        Map<String, Object> body = Door.objective("human-resources", "Calm");
        body.put("type", "crisis");
        String id = made(as(HR).body(body).post("/api/v1/objectives"));
        Response refused = as(HR).post("/api/v1/objectives/" + id + "/activate");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat((String) refused.path("type")).endsWith("outside-responsibility");
    }

    @Test
    void closed_with_an_outcome_it_does_not_change_until_it_is_reopened() {
        String id = Door.active("human-resources", "To be closed");
        assertThat(as(HR).body("{}").post("/api/v1/objectives/" + id + "/close").statusCode())
                .isEqualTo(422);
        Response closed = as(HR).body(Map.of("outcome", "Done", "retrospective", "Earlier next time"))
                .post("/api/v1/objectives/" + id + "/close");
        assertThat((String) closed.path("status")).isEqualTo("closed");
        assertThat((String) closed.path("retrospective")).isEqualTo("Earlier next time");
        assertThat(put(id, closed.asString()).statusCode()).isEqualTo(409);
        assertThat(as(HR).body(Door.hires("Late", 1))
                        .post("/api/v1/objectives/" + id + "/kpis")
                        .statusCode())
                .isEqualTo(409);
        Response reopened = as(HR).post("/api/v1/objectives/" + id + "/reopen");
        assertThat((String) reopened.path("status")).isEqualTo("active");
        assertThat(put(id, reopened.asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void only_drafts_are_deleted_and_none_that_others_serve() {
        String parent = Door.draft("human-resources", "Above");
        Map<String, Object> body = Door.objective("human-resources", "Below");
        body.put("parent", parent);
        String child = made(as(HR).body(body).post("/api/v1/objectives"));
        assertThat(as(HR).delete("/api/v1/objectives/" + parent).statusCode()).isEqualTo(409);
        assertThat(as(HR).delete("/api/v1/objectives/" + child).statusCode()).isEqualTo(204);
        assertThat(as(HR).delete("/api/v1/objectives/" + parent).statusCode()).isEqualTo(204);
        assertThat(as(HR).delete("/api/v1/objectives/" + Door.active("human-resources", "Stays"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_draft_to_which_another_contributes_is_not_deleted_by_a_file_either() {
        String lead = Door.draft("customer-service", "Led to");
        String other = Door.active("public-relations", "Leading there");
        change("update objective set contributes_to = '" + lead + "' where id = '" + other + "'");
        assertThat(as("owner.customer-service")
                        .delete("/api/v1/objectives/" + lead)
                        .statusCode())
                .isEqualTo(409);
        Response plan = as("owner.customer-service")
                .contentType("application/yaml")
                .body("department: customer-service\nobjectives: []\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/objectives/plan");
        assertThat(plan.statusCode()).as(plan.asString()).isEqualTo(422);
        assertThat(plan.asString()).contains("Led to", "contribute to it");
        change("update objective set contributes_to = null where id = '" + other + "'");
        assertThat(as("owner.customer-service")
                        .delete("/api/v1/objectives/" + lead)
                        .statusCode())
                .isEqualTo(204);
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(sql).executeUpdate());
    }

    @Test
    void an_objective_serves_one_of_the_organisation_or_of_its_own_department() {
        String whole = made(given("organisation", "owner.organisation", "The whole"));
        assertThat(as("owner.organisation")
                        .post("/api/v1/objectives/" + whole + "/activate")
                        .statusCode())
                .isEqualTo(200);
        String own = Door.draft("human-resources", "Serving");
        assertThat(serve(own, whole).statusCode()).isEqualTo(200);
        Response foreign = serve(own, Door.active("public-relations", "Foreign"));
        assertThat(foreign.statusCode()).isEqualTo(422);
        assertThat((String) foreign.path("errors[0].code")).isEqualTo("wrong-parent");
        assertThat((String) serve(own, Door.draft("public-relations", "Hidden")).path("errors[0].code"))
                .isEqualTo("unknown-objective");
        String below = Door.draft("human-resources", "Below that");
        assertThat(serve(below, own).statusCode()).isEqualTo(200);
        assertThat((String) serve(own, below).path("errors[0].code")).isEqualTo("circle");
        assertThat((String) serve(own, own).path("errors[0].code")).isEqualTo("circle");
    }

    @Test
    void who_leads_a_type_is_judged_again_when_it_changes() {
        String id = Door.active("research-development", "Judged again");
        leads("research-development", "human-resources");
        Response flagged = as("viewer").get("/api/v1/objectives/" + id);
        assertThat((Boolean) flagged.path("outsideResponsibility")).isTrue();
        assertThat((Integer) flagged.path("version")).isEqualTo(2);
        leads("research-development", "research-development");
        assertThat((Boolean) as("viewer").get("/api/v1/objectives/" + id).path("outsideResponsibility"))
                .isFalse();
    }

    @Test
    void a_draft_and_all_of_it_is_hidden() {
        String draft = Door.draft("human-resources", "A secret plan");
        String kpi = Door.kpi("human-resources", draft, Door.hires("Secret hires", 3));
        String initiative =
                made(as(HR).body(Map.of("title", "Secret deed")).post("/api/v1/objectives/" + draft + "/initiatives"));
        as(HR).body(Map.of("text", "Secret word")).post("/api/v1/objectives/" + draft + "/comments");
        for (String other : List.of(MARKETING, "viewer", "admin")) {
            for (String path : List.of(
                    "/objectives/" + draft,
                    "/objectives/" + draft + "/kpis",
                    "/objectives/" + draft + "/initiatives",
                    "/objectives/" + draft + "/comments",
                    "/kpis/" + kpi,
                    "/kpis/" + kpi + "/versions",
                    "/kpis/" + kpi + "/standing",
                    "/kpis/" + kpi + "/history",
                    "/kpis/" + kpi + "/explanation",
                    "/kpis/" + kpi + "/assessment-rounds",
                    "/initiatives/" + initiative)) {
                assertThat(as(other).get("/api/v1" + path).statusCode())
                        .as(other + " " + path)
                        .isEqualTo(404);
            }
        }
        for (String other : List.of(MARKETING, "viewer")) {
            assertThat(as(other).get("/api/v1/journal/objectives?limit=200").asString())
                    .doesNotContain("ecret");
            assertThat(as(other).get("/api/v1/changes/objectives?limit=1000").asString())
                    .doesNotContain("ecret");
        }
        assertThat(as("coordinator").get("/api/v1/kpis/" + kpi).statusCode()).isEqualTo(200);
    }

    @Test
    void of_two_editors_with_one_tag_one_wins() throws Exception {
        String id = Door.draft("human-resources", "Contested");
        String kpi = Door.kpi("human-resources", id, Door.hires("Contested", 3));
        assertThat(race("/objectives/" + id)).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
        assertThat(race("/kpis/" + kpi)).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
        assertThat(blindly(HR)
                        .body(as(HR).get("/api/v1/objectives/" + id).asString())
                        .put("/api/v1/objectives/" + id)
                        .statusCode())
                .isEqualTo(428);
    }

    private static List<Integer> race(String path) throws Exception {
        Response read = as(HR).get("/api/v1" + path);
        List<Integer> answers = new ArrayList<>();
        try (var racers = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                running.add(racers.submit(() -> blindly(HR)
                        .header("If-Match", read.header("ETag"))
                        .body(read.asString())
                        .put("/api/v1" + path)
                        .statusCode()));
            }
            for (Future<Integer> one : running) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "-title", "start", "-end", "created", "-department"})
    void a_sorted_list_is_read_page_by_page_without_a_gap(String sort) {
        String mark = "Sorted " + UUID.randomUUID();
        for (String title : List.of("b", "C", "a", "ä", "d")) {
            Map<String, Object> body = Door.objective("human-resources", title + " " + mark);
            body.put("period", Map.of("start", title.equals("a") ? "2026-02-01" : "2026-01-01", "end", "2026-12-31"));
            made(as(HR).body(body).post("/api/v1/objectives"));
        }
        List<String> whole = titles(mark, sort, 200, null);
        List<String> pieces = new ArrayList<>();
        String cursor = null;
        do {
            Response page = page(mark, sort, 2, cursor);
            pieces.addAll(page.jsonPath().getList("items.title", String.class));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(whole).hasSize(5);
        assertThat(pieces).isEqualTo(whole);
        if (sort.endsWith("title")) {
            List<String> first = titles(mark, "title", 200, null);
            List<String> last = titles(mark, "-title", 200, null);
            assertThat(first).isEqualTo(last.reversed());
            assertThat(first.get(0)).startsWith("a ");
        }
    }

    @Test
    void odd_pages_are_refused() {
        assertThat(as(HR).get("/api/v1/objectives?sort=mood").statusCode()).isEqualTo(400);
        assertThat(as(HR).get("/api/v1/objectives?limit=0").statusCode()).isEqualTo(400);
        assertThat(as(HR).get("/api/v1/objectives?limit=201").statusCode()).isEqualTo(400);
        assertThat(as(HR).get("/api/v1/objectives?status=good").statusCode()).isEqualTo(400);
        String cursor = as(HR).get("/api/v1/objectives?limit=1&sort=title").path("next");
        if (cursor != null) {
            assertThat(as(HR).get("/api/v1/objectives?limit=1&sort=end&cursor=" + cursor)
                            .statusCode())
                    .isEqualTo(400);
        }
        String id = Door.draft("human-resources", "Paged");
        assertThat(as(HR).get("/api/v1/objectives/" + id + "/comments?limit=0").statusCode())
                .isEqualTo(400);
        assertThat(as(HR).get("/api/v1/objectives/" + id + "/initiatives?limit=x")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://files.example/x",
                "//no.scheme.example",
                "https://",
                "https://user:secret@example.org/",
                "not a link",
                ""
            })
    void a_link_is_a_web_address(String url) {
        Map<String, Object> body = Door.objective("human-resources", "Linked");
        body.put("links", List.of(Map.of("url", url)));
        Response refused = as(HR).body(body).post("/api/v1/objectives");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat((String) refused.path("errors[0].pointer")).isEqualTo("/links/0/url");
    }

    @Test
    void comments_and_links_are_kept_and_a_comment_sent_twice_is_one() {
        Map<String, Object> body = Door.objective("human-resources", "Linked");
        body.put("links", List.of(Map.of("url", "https://example.org/plan", "title", "The plan")));
        String id = made(as(HR).body(body).post("/api/v1/objectives"));
        assertThat((String) as(HR).get("/api/v1/objectives/" + id).path("links[0].title"))
                .isEqualTo("The plan");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            assertThat(as(HR).header("Idempotency-Key", key)
                            .body(Map.of("text", "Half way", "links", List.of(Map.of("url", "http://example.org/a"))))
                            .post("/api/v1/objectives/" + id + "/comments")
                            .statusCode())
                    .isEqualTo(201);
        }
        Response read = as(HR).get("/api/v1/objectives/" + id + "/comments");
        assertThat(read.jsonPath().getList("items.text")).containsExactly("Half way");
        assertThat((String) read.path("items[0].links[0].url")).isEqualTo("http://example.org/a");
        assertThat(as(HR).header("Idempotency-Key", key)
                        .body(Map.of("text", "Something else"))
                        .post("/api/v1/objectives/" + id + "/comments")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_read_without_a_standing_answers_that_it_did_not_change() {
        String id = Door.draft("human-resources", "Read again");
        String initiative =
                made(as(HR).body(Map.of("title", "A deed")).post("/api/v1/objectives/" + id + "/initiatives"));
        Response read = as(HR).get("/api/v1/initiatives/" + initiative);
        assertThat(as(HR).header("If-None-Match", read.header("ETag"))
                        .get("/api/v1/initiatives/" + initiative)
                        .statusCode())
                .isEqualTo(304);
        Response objective = as(HR).get("/api/v1/objectives/" + id);
        assertThat(as(HR).header("If-None-Match", objective.header("ETag"))
                        .get("/api/v1/objectives/" + id)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void adding_a_kpi_leaves_the_objectives_tag() {
        String id = Door.draft("human-resources", "Tagged");
        String tag = as(HR).get("/api/v1/objectives/" + id).header("ETag");
        Door.kpi("human-resources", id, Door.hires("One more", 3));
        assertThat(as(HR).get("/api/v1/objectives/" + id).header("ETag")).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"x\",\"channels\":[\"Linked In\"]}",
                "{\"title\":\"x\",\"channels\":\"linkedin\"}",
                "{\"title\":\"x\",\"period\":{\"start\":\"2026-02-02\",\"end\":\"2026-02-01\"}}",
                "{\"title\":\"x\",\"budget\":-1}",
                "{\"title\":\"x\",\"status\":\"lost\"}",
                "{\"title\":\"x\",\"mood\":\"good\"}",
                "{\"title\":\" \"}",
                "{}"
            })
    void an_initiative_that_is_not_right_is_refused_where_it_is_wrong(String body) {
        String id = Door.draft("human-resources", "Deeds");
        Response refused = as(HR).body(body).post("/api/v1/objectives/" + id + "/initiatives");
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.pointer")).isNotEmpty();
    }

    @Test
    void channels_audiences_and_campaigns_are_slugs_trimmed_and_in_small_letters() {
        String id = Door.draft("human-resources", "Slugs");
        Response made = as(HR).body(Map.of(
                        "title",
                        "Deed",
                        "channels",
                        List.of(" LinkedIn ", "linkedin", "x"),
                        "budget",
                        10.5,
                        "period",
                        Map.of("start", "2026-02-01")))
                .post("/api/v1/objectives/" + id + "/initiatives");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.jsonPath().getList("channels")).isEqualTo(List.of("linkedin", "x"));
        assertThat((String) made.path("status")).isEqualTo("planned");
    }

    private static List<String> titles(String mark, String sort, int limit, String cursor) {
        return page(mark, sort, limit, cursor).jsonPath().getList("items.title", String.class);
    }

    private static Response page(String mark, String sort, int limit, String cursor) {
        return as(HR).queryParam("q", mark)
                .queryParam("sort", sort)
                .queryParam("limit", limit)
                .queryParam("cursor", cursor == null ? "" : cursor)
                .get("/api/v1/objectives");
    }

    private void leads(String type, String department) {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("update known_type set natural_owner = ?1 where key = ?2")
                    .setParameter(1, department)
                    .setParameter(2, type)
                    .executeUpdate();
            leadership.fire(new LeadershipChanged(Set.of(type)));
        });
    }

    private static Response given(String department, String person, String title) {
        Map<String, Object> body = Door.objective(department, title);
        body.put("type", "human-resources");
        return io.restassured.RestAssured.given()
                .auth()
                .oauth2(Tokens.owner(person, department))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/objectives");
    }

    private static Response serve(String id, String parent) {
        Map<String, Object> body = Door.objective("human-resources", "Serving");
        body.put("parent", parent);
        return as(HR).body(body).put("/api/v1/objectives/" + id);
    }

    private static Response put(String id, String body) {
        return as(HR).body(body).put("/api/v1/objectives/" + id);
    }

    private static String awaiting(String title) {
        Map<String, Object> body = Door.objective("marketing-sales", title);
        body.put("type", "employer-brand");
        String id = made(as(MARKETING).body(body).post("/api/v1/objectives"));
        Response asked = as(MARKETING).post("/api/v1/objectives/" + id + "/activate");
        assertThat((String) asked.path("status")).isEqualTo("awaiting-consent");
        return id;
    }

    private static Response decide(String person, String id, boolean granted, String reason) {
        Map<String, Object> body = new java.util.HashMap<>();
        body.put("granted", granted);
        body.put("reason", reason);
        return blindly(person).body(body).post("/api/v1/objectives/" + id + "/consent");
    }
}
