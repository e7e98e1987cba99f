package io.bellwether.governance.decision;

import static io.bellwether.governance.Api.all;
import static io.bellwether.governance.Api.answered;
import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.created;
import static io.bellwether.governance.Api.department;
import static io.bellwether.governance.Api.name;
import static io.bellwether.governance.Api.owner;
import static io.bellwether.governance.Api.type;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.governance.Database;
import io.bellwether.governance.Peers;
import io.bellwether.governance.PeersResource;
import io.bellwether.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class DecisionTest {

    private static final String COMMANDS = "/internal/v1/decisions";
    private static final String PREVIEWS = COMMANDS + "/preview";
    private static final String SOON =
            LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();

    private String one;
    private String other;
    private String metric;
    private String mine;
    private String theirs;
    private String mineObjective;
    private String theirsObjective;

    @BeforeEach
    void two_departments_count_the_same() {
        one = department();
        other = department();
        metric = name("m").replace('-', '_');
        mineObjective = Peers.objective(one, type(one));
        theirsObjective = Peers.objective(other, type(other));
        mine = Peers.kpi(one, "Hires", "sum(" + metric + ")", total(10), "objective", mineObjective);
        theirs = Peers.kpi(other, "Arrivals", "sum(" + metric + ")", total(20), "objective", theirsObjective);
        carriesOut("kpis/" + theirs, 2);
    }

    @AfterEach
    void nothing_is_on_its_way() {
        carriesOut("kpis/" + theirs, 2);
        await().until(() -> Database.count("select count(*) from outbox") == 0);
    }

    private static Map<String, Object> total(int atLeast) {
        return Map.of("kind", "total", "atLeast", atLeast);
    }

    private static void carriesOut(String path, int version) {
        Map<String, Object> done = Map.of(
                "effects",
                List.of(Map.of(
                        "subject",
                        path,
                        "before",
                        Map.of("version", version - 1),
                        "after",
                        Map.of("version", version),
                        "sentence",
                        "It refers to the other one.")),
                "versions",
                Map.of(path, version));
        Peers.answers(COMMANDS, 200, done);
        Peers.answers(PREVIEWS, 200, done);
    }

    private static void refuses(String path, int status, String code, String sentence) {
        Peers.answers(
                path,
                status,
                Map.of(
                        "type",
                        "urn:bellwether:problem:" + code,
                        "status",
                        status,
                        "detail",
                        sentence,
                        "errors",
                        List.of(Map.of("pointer", "/shared", "code", code, "detail", sentence))));
    }

    private Map<String, Object> overlap() {
        List<Map<String, Object>> found = all("/api/v1/overlaps", "department", one, "kind", "identical-kpi");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private String path() {
        return "/api/v1/overlaps/" + overlap().get("id") + "/decisions";
    }

    private String tag() {
        return "\"" + overlap().get("version") + "\"";
    }

    private static Map<String, Object> body(String effect, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("effect", effect);
        body.put("reason", "One formula is enough.");
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }

    private Response decide(Map<String, Object> body) {
        return as("coordinator").header("If-Match", tag()).body(body).post(path());
    }

    private Map<String, Object> share() {
        return body("share-kpi", "shared", mine);
    }

    private static JsonPath settled(JsonPath decision) {
        String id = decision.getString("id");
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(30))
                .until(() -> !read(id).getString("state").equals("pending"));
        return read(id);
    }

    private static JsonPath read(String id) {
        return answered(as("viewer").get("/api/v1/decisions/" + id), 200);
    }

    private static List<Map<String, Object>> commandsOf(String decision) {
        List<Map<String, Object>> commands = new ArrayList<>();
        for (Map<String, Object> request : Peers.received(COMMANDS)) {
            if (new JsonPath((String) request.get("body")).getString("decision").equals(decision)) {
                commands.add(request);
            }
        }
        return commands;
    }

    private List<Map<String, Object>> journal(String subject) {
        return all("/api/v1/journal/governance", "subject", subject);
    }

    @Test
    void a_decision_is_delivered_with_the_versions_it_rests_on_and_resolves_the_overlap() {
        Response answer = as("coordinator")
                .header("If-Match", tag())
                .header("X-Request-Id", "the-request-of-the-decision")
                .body(share())
                .post(path());
        JsonPath made = created(answer);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/decisions/" + made.getString("id"));
        assertThat(made.getString("state")).isEqualTo("pending");
        assertThat(made.getString("by")).isEqualTo("coordinator");
        assertThat(made.getString("effects[0].sentence")).isEqualTo("It refers to the other one.");
        JsonPath settled = settled(made);
        assertThat(settled.getString("state")).isEqualTo("applied");
        assertThat(settled.getString("failure")).isNull();
        assertThat(overlap()).containsEntry("status", "resolved");
        List<Map<String, Object>> commands = commandsOf(made.getString("id"));
        assertThat(commands).hasSize(1);
        JsonPath command = new JsonPath((String) commands.get(0).get("body"));
        assertThat(command.getMap("steps[0]"))
                .containsEntry("do", "share")
                .containsEntry("kpi", theirs)
                .containsEntry("version", 1)
                .containsEntry("shared", mine)
                .containsEntry("sharedVersion", 1);
        assertThat(((Map<?, ?>) commands.get(0).get("headers")).get("X-request-id"))
                .isEqualTo("the-request-of-the-decision");
        assertThat(journal("decisions/" + made.getString("id")))
                .extracting(entry -> entry.get("event"))
                .containsExactly("decision.made", "decision.applied");
    }

    @Test
    void while_objectives_is_away_a_decision_stays_pending_and_is_carried_out_once_when_it_is_back() {
        Peers.answers(COMMANDS, 503, Map.of());
        Peers.answers(PREVIEWS, 503, Map.of());
        String id = created(decide(share())).getString("id");
        await().until(() -> read(id).getInt("delivery.attempts") >= 2);
        assertThat(read(id).getString("state")).isEqualTo("pending");
        assertThat(read(id).getString("delivery.trouble")).contains("503");
        assertThat(overlap()).containsEntry("status", "under-review");
        int before = commandsOf(id).size();
        carriesOut("kpis/" + theirs, 2);
        assertThat(settled(read(id)).getString("state")).isEqualTo("applied");
        assertThat(commandsOf(id)).hasSizeGreaterThan(before).hasSizeLessThanOrEqualTo(before + 2);
        assertThat(overlap()).containsEntry("status", "resolved");
        assertThat(journal("decisions/" + id))
                .extracting(entry -> entry.get("event"))
                .containsExactly("decision.made", "decision.applied");
    }

    @Test
    void what_was_in_the_outbox_when_the_service_died_is_delivered_by_its_next_life() {
        Peers.answers(COMMANDS, 503, Map.of());
        String id = created(decide(share())).getString("id");
        await().until(() -> read(id).getInt("delivery.attempts") >= 1);
        Database.execute("update outbox set next_at = now() + interval '1 hour' where decision = '" + id + "'");
        carriesOut("kpis/" + theirs, 2);
        Database.execute("update outbox set next_at = now() where decision = '" + id + "'");
        assertThat(settled(read(id)).getString("state")).isEqualTo("applied");
    }

    @Test
    void another_version_fails_the_decision_and_the_overlap_is_open_again_and_says_why() {
        refuses(PREVIEWS, 409, "changed-since-decided", "“Arrivals” has been changed.");
        refuses(COMMANDS, 409, "changed-since-decided", "“Arrivals” has been changed.");
        JsonPath failed = settled(created(decide(share())));
        assertThat(failed.getString("state")).isEqualTo("failed");
        assertThat(failed.getString("failure")).contains("“Arrivals” has been changed.");
        assertThat(overlap()).containsEntry("status", "open");
        assertThat((String) overlap().get("changed")).contains("“Arrivals” has been changed.");
        assertThat(created(decide(body("accept", "reviewOn", SOON))).getString("state"))
                .isEqualTo("applied");
    }

    @Test
    void what_objectives_would_refuse_is_refused_at_once_where_it_was_said() {
        refuses(PREVIEWS, 422, "invalid", "Its target does not fit.");
        assertProblem(decide(share()), 422).at("/shared").says("Its target does not fit.");
        assertThat(overlap()).containsEntry("status", "open");
    }

    @Test
    void a_dry_run_shows_the_same_without_an_id_and_keeps_nothing() {
        JsonPath dry = answered(
                as("coordinator").header("If-Match", tag()).body(share()).post(path() + "?dryRun=true"), 200);
        assertThat(dry.getMap("")).doesNotContainKey("id");
        assertThat(dry.getString("effects[0].subject")).isEqualTo("kpis/" + theirs);
        assertThat(dry.getString("state")).isEqualTo("pending");
        assertThat(overlap()).containsEntry("status", "open");
        assertThat(all("/api/v1/decisions", "overlap", overlap().get("id"))).isEmpty();
        JsonPath accept = answered(
                as("coordinator")
                        .header("If-Match", tag())
                        .body(body("accept", "reviewOn", SOON))
                        .post(path() + "?dryRun=true"),
                200);
        assertThat(accept.getString("effects[0].after.status")).isEqualTo("accepted");
        Peers.answers(PREVIEWS, 503, Map.of());
        assertProblem(as("coordinator").header("If-Match", tag()).body(share()).post(path() + "?dryRun=true"), 503);
        assertProblem(as("coordinator").header("If-Match", tag()).body(share()).post(path() + "?dryRun=maybe"), 400);
    }

    @Test
    void what_is_said_must_fit_the_overlap() {
        assertProblem(decide(body("merge")), 422).at("/effect").says("share-kpi");
        assertProblem(decide(body("stop", "initiative", mine, "on", SOON)), 422)
                .at("/effect")
                .says("lead-and-contribute, share-kpi, transfer, accept");
        assertProblem(decide(body("share-kpi")), 422).at("/shared");
        assertProblem(decide(body("share-kpi", "shared", UUID.randomUUID())), 422)
                .at("/shared");
        assertProblem(decide(body("share-kpi", "shared", mine, "on", SOON)), 422)
                .at("/on");
        assertProblem(decide(body("share-kpi", "shared", mine, "sharde", 1)), 422)
                .at("/sharde");
        assertProblem(decide(body("lead-and-contribute", "lead", mine)), 422).at("/lead");
        assertProblem(decide(body("transfer", "objective", mineObjective, "to", "nowhere")), 422)
                .at("/to");
        assertProblem(decide(body("transfer", "objective", mineObjective, "to", one)), 422)
                .at("/to");
        assertProblem(decide(body("transfer", "objective", mine, "to", other)), 422)
                .at("/objective");
        assertProblem(decide(body("accept", "reviewOn", "2020-01-01")), 422).at("/reviewOn");
        assertProblem(decide(body("accept", "reviewOn", "soon")), 422).at("/reviewOn");
        assertProblem(decide(body("revert", "decision", UUID.randomUUID())), 422)
                .at("/decision");
        Map<String, Object> silent = body("accept", "reviewOn", SOON);
        silent.put("reason", " ");
        assertProblem(decide(silent), 422).at("/reason");
        assertThat(overlap()).containsEntry("status", "open");
    }

    @Test
    void a_dry_run_of_a_split_says_where_they_would_still_meet() {
        String spring = UUID.randomUUID().toString();
        String may = UUID.randomUUID().toString();
        Peers.initiative(spring, one, "Spring", "objective", mineObjective, "channels", List.of(metric));
        Peers.initiative(may, other, "May", "objective", theirsObjective, "channels", List.of(metric));
        Object overlap = all("/api/v1/overlaps", "department", one, "kind", "competing-initiatives")
                .get(0)
                .get("id");
        for (List<String> channels : List.of(List.of("x"), List.of(metric, "x"))) {
            Map<String, Object> after = Map.of("channels", channels, "version", 2);
            Peers.answers(
                    PREVIEWS,
                    200,
                    Map.of(
                            "effects",
                            List.of(Map.of(
                                    "subject",
                                    "initiatives/" + may,
                                    "before",
                                    Map.of(),
                                    "after",
                                    after,
                                    "sentence",
                                    "So.")),
                            "versions",
                            Map.of("initiatives/" + may, 2)));
            JsonPath dry = answered(
                    as("coordinator")
                            .header("If-Match", "*")
                            .body(body(
                                    "split-scope", "scopes", List.of(Map.of("initiative", may, "channels", channels))))
                            .post("/api/v1/overlaps/" + overlap + "/decisions?dryRun=true"),
                    200);
            assertThat(dry.getMap("").containsKey("remains"))
                    .as("they still meet on %s", channels)
                    .isEqualTo(channels.contains(metric));
        }
    }

    @Test
    void initiatives_are_split_and_stopped_only_where_they_are_parties() {
        String spring = UUID.randomUUID().toString();
        String may = UUID.randomUUID().toString();
        Peers.initiative(spring, one, "Spring", "objective", mineObjective, "channels", List.of(metric));
        Peers.initiative(may, other, "May", "objective", theirsObjective, "channels", List.of(metric));
        Map<String, Object> found = all("/api/v1/overlaps", "department", one, "kind", "competing-initiatives").stream()
                .filter(overlap -> overlap.get("parties").toString().contains(may))
                .findFirst()
                .orElseThrow();
        String path = "/api/v1/overlaps/" + found.get("id") + "/decisions";
        List<Map<String, Object>> wrong = List.of(
                body("split-scope", "scopes", List.of()),
                body("split-scope", "scopes", List.of(Map.of("initiative", spring))),
                body("split-scope", "scopes", List.of(Map.of("initiative", mine, "channels", List.of("x")))),
                body("split-scope", "scopes", List.of(Map.of("initiative", spring, "channels", List.of("A B")))),
                body(
                        "split-scope",
                        "scopes",
                        List.of(Map.of(
                                "initiative", spring, "period", Map.of("start", "2026-05-02", "end", "2026-05-01")))),
                body("stop", "initiative", spring, "on", "2020-01-01"),
                body("stop", "initiative", mine, "on", SOON));
        for (Map<String, Object> one : wrong) {
            assertProblem(as("coordinator").header("If-Match", "*").body(one).post(path), 422);
        }
        carriesOut("initiatives/" + may, 2);
        JsonPath made = created(as("coordinator")
                .header("If-Match", "*")
                .body(body("split-scope", "scopes", List.of(Map.of("initiative", may, "channels", List.of("x")))))
                .post(path));
        settled(made);
        Peers.initiative(may, other, "May", "objective", theirsObjective, "channels", List.of("x"), "version", 2);
        assertThat(answered(as("viewer").get("/api/v1/overlaps/" + found.get("id")), 200)
                        .getString("status"))
                .isEqualTo("resolved");
        Peers.initiative(may, other, "May", "objective", theirsObjective, "channels", List.of(metric), "version", 3);
        JsonPath again = answered(as("viewer").get("/api/v1/overlaps/" + found.get("id")), 200);
        assertThat(again.getString("status")).isEqualTo("open");
        assertThat(again.getString("changed")).contains("found again");
    }

    @Test
    void who_may_not_decide_decides_nothing() {
        for (String person : List.of("viewer", "admin", "owner." + one)) {
            assertProblem(as(person).header("If-Match", tag()).body(share()).post(path()), 403);
            assertProblem(as(person).header("If-Match", tag()).body(share()).post(path() + "?dryRun=true"), 403);
        }
        assertProblem(as("coordinator").body(share()).post(path()), 428);
        assertProblem(
                as("coordinator").header("If-Match", "\"99\"").body(share()).post(path()), 412);
        assertProblem(
                as("coordinator")
                        .header("If-Match", "*")
                        .body(share())
                        .post("/api/v1/overlaps/" + UUID.randomUUID() + "/decisions"),
                404);
        assertThat(overlap()).containsEntry("status", "open");
    }

    @Test
    void of_fifty_racers_one_wins_and_the_journal_has_one_entry() throws Exception {
        String path = path();
        String tag = tag();
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Map<String, Object> body = i % 2 == 0 ? share() : body("accept", "reviewOn", SOON);
            racers.add(() -> as("coordinator")
                    .header("If-Match", tag)
                    .body(body)
                    .post(path)
                    .statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService all = Executors.newFixedThreadPool(50)) {
            for (Future<Integer> answer : all.invokeAll(racers)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 412).hasSize(49);
        List<Map<String, Object>> made =
                all("/api/v1/decisions", "overlap", overlap().get("id"));
        assertThat(made).hasSize(1);
        assertThat(journal("decisions/" + made.get(0).get("id")))
                .filteredOn(entry -> entry.get("event").equals("decision.made"))
                .hasSize(1);
    }

    @Test
    void the_same_key_gives_the_first_answer_again() {
        String key = name("key");
        String path = path();
        String tag = tag();
        Map<String, Object> body = body("accept", "reviewOn", SOON);
        Response first = as("coordinator")
                .header("If-Match", tag)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
        Response again = as("coordinator")
                .header("If-Match", tag)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
        assertThat(created(again).getString("id")).isEqualTo(created(first).getString("id"));
    }

    @Test
    void an_accepted_overlap_comes_back_on_the_day_of_its_review() {
        created(decide(body("accept", "reviewOn", SOON)));
        assertThat(overlap()).containsEntry("status", "accepted").containsEntry("reviewOn", SOON);
        Database.execute("update overlap set review_on = current_date where id = '"
                + overlap().get("id") + "'");
        io.quarkus.arc.Arc.container().instance(Reviews.class).get().due();
        assertThat(overlap()).containsEntry("status", "open");
        assertThat((String) overlap().get("changed")).contains("looked at again");
    }

    @Test
    void an_accepted_overlap_is_open_again_when_what_it_rests_on_changes_and_says_what() {
        created(decide(body("accept", "reviewOn", SOON)));
        Peers.kpi(theirs, other, "Arrivals", "sum(" + metric + ")", total(20), "objective", theirsObjective);
        assertThat(overlap()).containsEntry("status", "accepted");
        Peers.kpi(
                theirs,
                other,
                "Arrivals",
                "sum(" + metric + ")",
                total(99),
                "objective",
                theirsObjective,
                "version",
                2);
        assertThat(overlap()).containsEntry("status", "open");
        assertThat((String) overlap().get("changed")).contains("“Arrivals” of " + other, "version 2");
    }

    @Test
    void what_the_decision_itself_changed_does_not_open_it_again_but_the_next_change_does() {
        settled(created(decide(share())));
        Peers.kpi(
                theirs,
                other,
                "Arrivals",
                "sum(" + metric + ")",
                total(21),
                "objective",
                theirsObjective,
                "version",
                2);
        assertThat(overlap()).containsEntry("status", "resolved");
        Peers.kpi(
                theirs,
                other,
                "Arrivals",
                "sum(" + metric + ")",
                total(22),
                "objective",
                theirsObjective,
                "version",
                3);
        assertThat(overlap()).containsEntry("status", "open");
    }

    @Test
    void a_decision_is_undone_once_by_a_new_one() {
        JsonPath made = settled(created(decide(share())));
        String id = made.getString("id");
        assertProblem(decide(share()), 409).says("undo the decision");
        carriesOut("kpis/" + theirs, 3);
        JsonPath undone = settled(created(decide(body("revert", "decision", id))));
        assertThat(undone.getString("state")).isEqualTo("applied");
        assertThat(undone.getString("decision")).isEqualTo(id);
        assertThat(read(id).getString("revertedBy")).isEqualTo(undone.getString("id"));
        assertThat(overlap()).containsEntry("status", "open");
        JsonPath command =
                new JsonPath((String) commandsOf(undone.getString("id")).get(0).get("body"));
        assertThat(command.getMap("steps[0]")).containsEntry("do", "undo").containsEntry("decision", id);
        assertThat(command.getMap("steps[0].versions")).containsEntry("kpis/" + theirs, 2);
        assertProblem(decide(body("revert", "decision", id)), 422).says("undone already");
        assertProblem(decide(body("revert", "decision", undone.getString("id"))), 422);
    }

    @Test
    void what_was_changed_since_is_not_undone() {
        String id = settled(created(decide(share()))).getString("id");
        refuses(PREVIEWS, 409, "changed-since", "Its shared definition would be lost.");
        assertProblem(decide(body("revert", "decision", id)), 409).says("would be lost");
        assertThat(overlap()).containsEntry("status", "resolved");
    }

    @Test
    void an_acceptance_is_undone_without_asking_anybody() {
        String id = created(decide(body("accept", "reviewOn", SOON))).getString("id");
        JsonPath undone = created(decide(body("revert", "decision", id)));
        assertThat(undone.getString("state")).isEqualTo("applied");
        assertThat(overlap()).containsEntry("status", "open").containsEntry("reviewOn", null);
    }

    @Test
    void decisions_are_found_by_what_they_are_about() {
        String id = created(decide(body("accept", "reviewOn", SOON))).getString("id");
        Object overlap = overlap().get("id");
        for (Object[] query : List.of(
                new Object[] {"overlap", overlap},
                new Object[] {"department", one, "effect", "accept"},
                new Object[] {"department", other, "state", "applied"})) {
            assertThat(all("/api/v1/decisions", query))
                    .extracting(decision -> decision.get("id"))
                    .containsExactly(id);
        }
        assertThat(all("/api/v1/decisions", "department", one, "state", "pending"))
                .isEmpty();
        assertProblem(as("viewer").get("/api/v1/decisions?state=maybe"), 400);
        assertProblem(as("viewer").get("/api/v1/decisions?overlap=x"), 400);
        assertProblem(as("viewer").get("/api/v1/decisions/" + UUID.randomUUID()), 404);
        assertThat(answered(owner(one).get("/api/v1/decisions/" + id), 200).getString("reason"))
                .isEqualTo("One formula is enough.");
    }
}
