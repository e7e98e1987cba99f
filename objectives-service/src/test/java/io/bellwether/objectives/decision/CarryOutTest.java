package io.bellwether.objectives.decision;

import static io.bellwether.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.objectives.PeersResource;
import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class CarryOutTest {

    private static final String HR = "human-resources";
    private static final String SALES = "marketing-sales";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Map<String, Object> PERIOD = Map.of(
            "start", TODAY.minusDays(100).toString(), "end", TODAY.plusDays(200).toString());

    private String hires;
    private String campaign;
    private String count;
    private String share;

    @BeforeEach
    void two_objectives() {
        hires = objective(HR, "Enough people");
        campaign = objective(SALES, "A good name");
        count = kpi(HR, hires, "Hires", "sum(hires{via=\"social\"})", 10);
        share = kpi(SALES, campaign, "Arrivals", "sum(hires{via in (\"social\")})", 20);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json").header("If-Match", "*");
    }

    private static RequestSpecification owner(String department) {
        return as(Tokens.as("owner." + department));
    }

    private static RequestSpecification governance() {
        return as(Tokens.service("governance-service")).header("X-Request-Id", "request-of-the-decision");
    }

    private static String made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private static JsonPath answered(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static String objective(String department, String title) {
        String id = made(owner(department)
                .body(Map.of("title", title, "type", department, "department", department, "period", PERIOD))
                .post("/api/v1/objectives"));
        answered(owner(department).post("/api/v1/objectives/" + id + "/activate"));
        return id;
    }

    private static Map<String, Object> kpiBody(String name, String measure, int atLeast) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "measure",
                measure,
                "unit",
                "people",
                "target",
                Map.of("kind", "total", "atLeast", atLeast)));
    }

    private static String kpi(String department, String objective, String name, String measure, int atLeast) {
        return made(owner(department)
                .body(kpiBody(name, measure, atLeast))
                .post("/api/v1/objectives/" + objective + "/kpis"));
    }

    private static String initiative(String department, String objective, Object... more) {
        Map<String, Object> body = map(more);
        body.putIfAbsent("title", "Spring");
        return made(owner(department).body(body).post("/api/v1/objectives/" + objective + "/initiatives"));
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static JsonPath get(String path) {
        return answered(as(Tokens.as("viewer")).get("/api/v1/" + path));
    }

    private static int version(String path) {
        return get(path).getInt("version");
    }

    private static Map<String, Object> command(Object... steps) {
        return map("decision", UUID.randomUUID(), "by", "carla", "reason", "Once is enough.", "steps", List.of(steps));
    }

    private static Response send(Map<String, Object> command) {
        return governance().body(command).post("/internal/v1/decisions");
    }

    private static Response preview(Map<String, Object> command) {
        return governance().body(command).post("/internal/v1/decisions/preview");
    }

    private static Map<String, Object> undo(Map<String, Object> command) {
        return command(map("do", "undo", "decision", command.get("decision"), "versions", Map.of()));
    }

    private Map<String, Object> transfer(String to) {
        return map("do", "transfer", "objective", hires, "version", version("objectives/" + hires), "to", to);
    }

    private Map<String, Object> contribute() {
        return map(
                "do",
                "contribute",
                "objective",
                campaign,
                "version",
                version("objectives/" + campaign),
                "lead",
                hires,
                "leadVersion",
                version("objectives/" + hires));
    }

    private Map<String, Object> share(String kpi, String shared) {
        return map(
                "do",
                "share",
                "kpi",
                kpi,
                "version",
                version("kpis/" + kpi),
                "shared",
                shared,
                "sharedVersion",
                version("kpis/" + shared));
    }

    private static List<Map<String, Object>> journal(String subject) {
        return get("journal/objectives?limit=200&subject=" + subject).getList("items");
    }

    @Test
    void an_objective_moves_and_its_targets_stay() {
        String before = get("kpis/" + count).getString("target");
        Map<String, Object> command = command(transfer(SALES));
        JsonPath done = answered(send(command));
        assertThat(done.getString("effects[0].subject")).isEqualTo("objectives/" + hires);
        assertThat(done.getString("effects[0].before.department")).isEqualTo(HR);
        assertThat(done.getString("effects[0].after.department")).isEqualTo(SALES);
        assertThat(done.getString("effects[0].sentence")).contains("moves from human-resources to marketing-sales");
        JsonPath moved = get("objectives/" + hires);
        assertThat(moved.getString("department")).isEqualTo(SALES);
        assertThat(moved.getBoolean("outsideResponsibility")).isTrue();
        assertThat(moved.getInt("version")).isEqualTo(3);
        assertThat(done.getInt("versions.'objectives/" + hires + "'")).isEqualTo(3);
        assertThat(get("kpis/" + count).getString("target")).isEqualTo(before);
        assertThat(get("kpis/" + count).getString("department")).isEqualTo(SALES);
        assertProblem(owner(HR).body(kpiBody("H", "sum(hires)", 1)).put("/api/v1/kpis/" + count), 403);
        Map<String, Object> entry = journal("objectives/" + hires).getLast();
        assertThat(entry)
                .containsEntry("event", "objective.transferred")
                .containsEntry("request", "request-of-the-decision")
                .containsEntry("reason", "Once is enough.");
        assertThat(((Map<?, ?>) entry.get("after")).get("decision"))
                .isEqualTo(command.get("decision").toString());
        answered(send(undo(command)));
        assertThat(get("objectives/" + hires).getString("department")).isEqualTo(HR);
        assertThat(get("objectives/" + hires).getBoolean("outsideResponsibility"))
                .isFalse();
    }

    @Test
    void the_kpis_of_a_contribution_count_at_the_lead_and_once_everywhere() {
        int organisation = get("scorecard").getInt("organisation.coverage.of");
        Map<String, Object> command = command(contribute());
        answered(send(command));
        assertThat(get("objectives/" + campaign).getString("contributesTo")).isEqualTo(hires);
        assertThat(get("objectives/" + hires).getInt("standing.coverage.of")).isEqualTo(2);
        assertThat(get("objectives/" + campaign).getInt("standing.coverage.of")).isEqualTo(1);
        assertThat(get("scorecard").getInt("organisation.coverage.of")).isEqualTo(organisation);
        Map<String, Object> circle = command(map(
                "do",
                "contribute",
                "objective",
                hires,
                "version",
                version("objectives/" + hires),
                "lead",
                campaign,
                "leadVersion",
                version("objectives/" + campaign)));
        assertProblem(send(circle), 422).at("/lead");
        answered(send(undo(command)));
        assertThat(get("objectives/" + hires).getInt("standing.coverage.of")).isEqualTo(1);
        assertThat(get("objectives/" + campaign).getString("contributesTo")).isNull();
    }

    @Test
    void a_shared_definition_is_referred_to_by_version_and_a_newer_one_is_only_offered() {
        answered(send(command(share(share, count))));
        JsonPath referring = get("kpis/" + share);
        assertThat(referring.getString("shared.kpi")).isEqualTo(count);
        assertThat(referring.getInt("shared.version")).isEqualTo(1);
        assertThat(referring.getString("shared.newer")).isNull();
        assertThat(referring.getString("measure")).isEqualTo("sum(hires{via=\"social\"})");
        assertThat(referring.getInt("target.atLeast")).isEqualTo(20);
        Map<String, Object> changed = kpiBody("Hires", "sum(hires{via=\"fair\"})", 10);
        changed.put("reason", "Fairs count.");
        answered(owner(HR).body(changed).put("/api/v1/kpis/" + count));
        referring = get("kpis/" + share);
        assertThat(referring.getString("measure")).isEqualTo("sum(hires{via=\"social\"})");
        assertThat(referring.getInt("shared.version")).isEqualTo(1);
        assertThat(referring.getInt("shared.newer.version")).isEqualTo(2);
        assertThat(referring.getString("shared.newer.measure")).isEqualTo("sum(hires{via=\"fair\"})");
        assertThat(journal("kpis/" + share).getLast()).containsEntry("event", "kpi.offered");
        assertProblem(owner(HR).post("/api/v1/kpis/" + share + "/take-over"), 403);
        assertProblem(
                given().auth()
                        .oauth2(Tokens.as("owner." + SALES))
                        .contentType("application/json")
                        .post("/api/v1/kpis/" + share + "/take-over"),
                428);
        JsonPath taken = answered(owner(SALES).post("/api/v1/kpis/" + share + "/take-over"));
        assertThat(taken.getString("measure")).isEqualTo("sum(hires{via=\"fair\"})");
        assertThat(taken.getInt("shared.version")).isEqualTo(2);
        assertThat(taken.getInt("target.atLeast")).isEqualTo(20);
        assertThat(taken.getInt("version")).isEqualTo(3);
        assertProblem(owner(SALES).post("/api/v1/kpis/" + share + "/take-over"), 409);
        assertThat(get("kpis/" + share + "/versions").getList("items")).hasSize(3);
    }

    @Test
    void a_kpi_that_refers_keeps_its_formula_and_may_change_its_target() {
        answered(send(command(share(share, count))));
        Map<String, Object> body = kpiBody("Arrivals", "sum(hires)", 20);
        body.put("reason", "All of them.");
        assertProblem(owner(SALES).body(body).put("/api/v1/kpis/" + share), 422).at("/measure");
        body.put("measure", "sum(hires{via=\"social\"})");
        body.put("target", Map.of("kind", "total", "atLeast", 25));
        JsonPath changed = answered(owner(SALES).body(body).put("/api/v1/kpis/" + share));
        assertThat(changed.getInt("target.atLeast")).isEqualTo(25);
        assertThat(changed.getString("shared.kpi")).isEqualTo(count);
    }

    @Test
    void where_units_differ_the_factor_stays_with_the_target() {
        String hundred = kpi(SALES, campaign, "In cents", "sum(hires{via=\"social\"}) * 100", 2000);
        answered(send(command(share(hundred, count))));
        assertThat(get("kpis/" + hundred).getString("shared.factor")).isEqualTo("100");
        assertThat(get("kpis/" + hundred).getString("measure")).isEqualTo("sum(hires{via=\"social\"}) * 100");
        Map<String, Object> changed = kpiBody("Hires", "sum(hires{via=\"fair\"})", 10);
        changed.put("reason", "Fairs count.");
        answered(owner(HR).body(changed).put("/api/v1/kpis/" + count));
        JsonPath taken = answered(
                owner(SALES).body(Map.of("reason", "We follow.")).post("/api/v1/kpis/" + hundred + "/take-over"));
        assertThat(taken.getString("measure")).isEqualTo("100 * (sum(hires{via=\"fair\"}))");
    }

    @Test
    void a_target_that_does_not_fit_the_shared_formula_refuses_the_decision() {
        Map<String, Object> body = kpiBody("Share", "sum(hires{via=\"social\"}) / sum(hires)", 1);
        body.put("target", Map.of("kind", "level", "atLeast", 0.2, "over", "period"));
        String level = made(owner(SALES).body(body).post("/api/v1/objectives/" + campaign + "/kpis"));
        assertProblem(send(command(share(level, count))), 422).at("/shared").says("keeps its own target");
        assertThat(version("kpis/" + level)).isEqualTo(1);
    }

    @Test
    void sharing_is_undone_unless_a_newer_version_was_taken_over() {
        Map<String, Object> command = command(share(share, count));
        answered(send(command));
        answered(send(undo(command)));
        assertThat(get("kpis/" + share).getString("measure")).isEqualTo("sum(hires{via in (\"social\")})");
        assertThat(get("kpis/" + share).getString("shared")).isNull();
        Map<String, Object> again = command(share(share, count));
        answered(send(again));
        Map<String, Object> changed = kpiBody("Hires", "sum(hires{via=\"fair\"})", 10);
        changed.put("reason", "Fairs count.");
        answered(owner(HR).body(changed).put("/api/v1/kpis/" + count));
        answered(owner(SALES).post("/api/v1/kpis/" + share + "/take-over"));
        assertProblem(send(undo(again)), 409).is("changed-since").says("changed since");
    }

    @Test
    void a_scope_is_split_and_put_back() {
        String spring = initiative(HR, hires, "channels", List.of("x", "linkedin"), "audiences", List.of("graduates"));
        Map<String, Object> command = command(map(
                "do",
                "scope",
                "initiative",
                spring,
                "version",
                1,
                "channels",
                List.of("linkedin"),
                "period",
                map("start", TODAY.toString())));
        JsonPath done = answered(send(command));
        assertThat(done.getString("effects[0].sentence")).contains("graduates on linkedin from " + TODAY);
        JsonPath narrowed = get("initiatives/" + spring);
        assertThat(narrowed.getList("channels")).isEqualTo(List.of("linkedin"));
        assertThat(narrowed.getList("audiences")).isEqualTo(List.of("graduates"));
        assertThat(narrowed.getString("period.start")).isEqualTo(TODAY.toString());
        assertThat(narrowed.getInt("version")).isEqualTo(2);
        answered(send(undo(command)));
        assertThat(get("initiatives/" + spring).getList("channels")).isEqualTo(List.of("linkedin", "x"));
        assertThat(get("initiatives/" + spring).getString("period")).isNull();
    }

    @Test
    void an_initiative_is_stopped_on_a_day_and_an_owner_s_later_change_is_not_undone() {
        String spring = initiative(HR, hires, "status", "running");
        Map<String, Object> command = command(map(
                "do",
                "stop",
                "initiative",
                spring,
                "version",
                1,
                "on",
                TODAY.plusDays(10).toString()));
        JsonPath done = answered(send(command));
        assertThat(done.getString("effects[0].sentence")).contains("ends on " + TODAY.plusDays(10) + " instead of");
        assertThat(get("initiatives/" + spring).getString("period.end"))
                .isEqualTo(TODAY.plusDays(10).toString());
        assertThat(get("initiatives/" + spring).getString("status")).isEqualTo("running");
        String now = initiative(HR, hires, "status", "running");
        answered(send(command(map("do", "stop", "initiative", now, "version", 1, "on", TODAY.toString()))));
        assertThat(get("initiatives/" + now).getString("status")).isEqualTo("ended");
        for (LocalDate wrong : List.of(TODAY.minusDays(1), TODAY.plusDays(201))) {
            String another = initiative(HR, hires);
            assertProblem(
                            send(command(
                                    map("do", "stop", "initiative", another, "version", 1, "on", wrong.toString()))),
                            422)
                    .at("/on");
        }
        Map<String, Object> later = map(
                "title",
                "Spring",
                "status",
                "running",
                "period",
                map("end", TODAY.plusDays(20).toString()));
        answered(owner(HR).body(later).put("/api/v1/initiatives/" + spring));
        assertProblem(send(undo(command)), 409).is("changed-since").says("period");
    }

    @Test
    void another_version_refuses_the_whole_command() {
        String spring = initiative(HR, hires);
        Map<String, Object> command = command(
                transfer(SALES), map("do", "scope", "initiative", spring, "version", 7, "channels", List.of("x")));
        assertProblem(send(command), 409).is("changed-since-decided").says("version 7");
        assertThat(get("objectives/" + hires).getString("department")).isEqualTo(HR);
        assertThat(version("objectives/" + hires)).isEqualTo(2);
        assertProblem(
                send(command(map("do", "transfer", "objective", UUID.randomUUID(), "version", 1, "to", SALES))), 409);
        assertProblem(send(command(transfer("nowhere"))), 422).at("/to");
    }

    @Test
    void several_objectives_move_in_one_command() {
        Map<String, Object> command = command(
                transfer("public-relations"),
                map("do", "transfer", "objective", campaign, "version", 2, "to", "public-relations"));
        assertThat(answered(send(command)).getList("effects")).hasSize(2);
        assertThat(get("objectives/" + campaign).getString("department")).isEqualTo("public-relations");
    }

    @Test
    void a_preview_says_the_same_and_changes_nothing() {
        Map<String, Object> command = command(transfer(SALES), share(share, count));
        int entries = journal("objectives/" + hires).size();
        String previewed = answered(preview(command)).getString("effects");
        assertThat(get("objectives/" + hires).getString("department")).isEqualTo(HR);
        assertThat(version("kpis/" + share)).isEqualTo(1);
        assertThat(journal("objectives/" + hires)).hasSize(entries);
        assertThat(answered(send(command)).getString("effects")).isEqualTo(previewed);
    }

    @Test
    void delivered_many_times_at_once_it_is_done_once_and_answered_the_same() throws Exception {
        Map<String, Object> command = command(transfer(SALES));
        List<Callable<String>> deliveries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            deliveries.add(() -> answered(send(command)).getString(""));
        }
        List<String> answers = new ArrayList<>();
        try (ExecutorService all = Executors.newFixedThreadPool(12)) {
            for (Future<String> answer : all.invokeAll(deliveries)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(version("objectives/" + hires)).isEqualTo(3);
        assertThat(journal("objectives/" + hires))
                .filteredOn(entry -> entry.get("event").equals("objective.transferred"))
                .hasSize(1);
    }

    @Test
    void only_governance_commands() {
        Map<String, Object> command = command(transfer(SALES));
        for (String token : List.of(
                Tokens.as("coordinator"),
                Tokens.as("admin"),
                Tokens.as("owner." + HR),
                Tokens.service("measurements-service"))) {
            assertProblem(as(token).body(command).post("/internal/v1/decisions"), 403);
            assertProblem(as(token).body(command).post("/internal/v1/decisions/preview"), 403);
        }
        assertProblem(send(map("decision", UUID.randomUUID())), 422);
        assertProblem(send(command(map("do", "explode"))), 422);
        assertThat(version("objectives/" + hires)).isEqualTo(2);
    }
}
