package io.bellwether.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.acceptance.house.House;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Every decision is carried out, and undone, by an objectives service that was away when it was made: once, and as it was said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionsTest {

    private static final String PEOPLE = "human-resources";
    private static final String MARKET = "marketing-sales";
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int RACERS = 50;

    private final House house = House.running();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    /** Of each effect, the pair that it is tried on. */
    private final Map<String, Pair> pairs = new LinkedHashMap<>();

    private final Map<String, String> decisions = new TreeMap<>();

    /** What two departments state of the same: objectives, and what of them meets. */
    private record Pair(String ours, String theirs, String one, String other, String overlap) {}

    @Test
    @Order(1)
    void whatIsDecidedWhileObjectivesIsAwayIsPendingAndThenCarriedOutOnce() {
        for (String effect : List.of("lead-and-contribute", "share-kpi", "transfer", "accept")) {
            pairs.put(effect, kpis(effect));
        }
        for (String effect : List.of("split-scope", "stop")) {
            pairs.put(effect, initiatives(effect));
        }
        pairs.replaceAll((effect, pair) -> withOverlap(pair));
        pairs.forEach((effect, pair) ->
                decide(effect, pair, "?dryRun=true").then().statusCode(200).body("effects.size()", equalTo(1)));

        whileObjectivesIsAway(() -> pairs.forEach((effect, pair) -> {
            Response made = decide(effect, pair, "");
            made.then().statusCode(201).body("state", equalTo(effect.equals("accept") ? "applied" : "pending"));
            decisions.put(effect, made.path("id"));
        }));

        decisions.values().forEach(this::awaitApplied);
        Pair lead = pairs.get("lead-and-contribute");
        read("/objectives/" + lead.theirs).body("contributesTo", equalTo(lead.ours));
        Pair share = pairs.get("share-kpi");
        read("/kpis/" + share.other).body("shared.kpi", equalTo(share.one));
        read("/objectives/" + pairs.get("transfer").theirs).body("department", equalTo(PEOPLE));
        read("/overlaps/" + pairs.get("accept").overlap)
                .body("reviewOn", equalTo(today.plusDays(30).toString()));
        read("/initiatives/" + pairs.get("split-scope").other).body("channels", equalTo(List.of("tried-elsewhere")));
        read("/initiatives/" + pairs.get("stop").other).body("period.end", equalTo(today.toString()));
        pairs.forEach((effect, pair) -> {
            awaitStatus(pair.overlap, effect.equals("accept") ? "accepted" : "resolved");
            assertThat(changesBy(effect, pair)).as(effect).isEqualTo(effect.equals("accept") ? 0 : 1);
        });
    }

    @Test
    @Order(2)
    void eachIsUndoneTheSameWay() {
        Map<String, String> undone = new TreeMap<>();
        whileObjectivesIsAway(() -> decisions.forEach((effect, decision) -> {
            Response made = house.as("coordinator")
                    .header("If-Match", "*")
                    .body(Map.of("effect", "revert", "reason", "Tried enough.", "decision", decision))
                    .post("/overlaps/" + pairs.get(effect).overlap + "/decisions");
            made.then().statusCode(201);
            undone.put(effect, made.path("id"));
        }));

        undone.values().forEach(this::awaitApplied);
        read("/objectives/" + pairs.get("lead-and-contribute").theirs).body("contributesTo", equalTo(null));
        read("/kpis/" + pairs.get("share-kpi").other).body("shared", equalTo(null));
        read("/objectives/" + pairs.get("transfer").theirs).body("department", equalTo(MARKET));
        read("/initiatives/" + pairs.get("split-scope").other).body("channels", equalTo(List.of("tried-split-scope")));
        read("/initiatives/" + pairs.get("stop").other)
                .body("period.end", equalTo(today.plusDays(60).toString()));
        pairs.values().forEach(pair -> awaitStatus(pair.overlap, "open"));
        decisions.forEach(
                (effect, decision) -> read("/decisions/" + decision).body("revertedBy", equalTo(undone.get(effect))));
    }

    @Test
    @Order(3)
    void ofFiftyWhoDecideAtOnceOneDoes() throws InterruptedException, ExecutionException {
        Pair pair = pairs.get("accept");
        String version =
                house.as("coordinator").get("/overlaps/" + pair.overlap).header("ETag");
        Callable<Integer> race = () -> house.as("coordinator")
                .header("If-Match", version)
                .body(details("accept", pair))
                .post("/overlaps/" + pair.overlap + "/decisions")
                .statusCode();
        Map<Integer, Long> answers;
        try (ExecutorService racers = Executors.newFixedThreadPool(RACERS)) {
            List<Future<Integer>> running = racers.invokeAll(
                    IntStream.range(0, RACERS).mapToObj(i -> race).toList());
            answers = new TreeMap<>();
            for (Future<Integer> one : running) {
                answers.merge(one.get(), 1L, Long::sum);
            }
        }
        assertThat(answers).isEqualTo(Map.of(201, 1L, 412, RACERS - 1L));
        assertThat(journal("governance", "overlaps/" + pair.overlap).stream()
                        .filter(entry -> "overlap.accepted".equals(entry.get("event"))))
                .hasSize(2);
    }

    private void whileObjectivesIsAway(Runnable acts) {
        long pid = house.part("objectives").pid();
        house.kill("objectives");
        acts.run();
        house.awaitBack("objectives", pid);
    }

    private Response decide(String effect, Pair pair, String how) {
        return house.as("coordinator")
                .header("If-Match", "*")
                .body(details(effect, pair))
                .post("/overlaps/" + pair.overlap + "/decisions" + how);
    }

    private Map<String, Object> details(String effect, Pair pair) {
        Map<String, Object> body = new LinkedHashMap<>(
                switch (effect) {
                    case "lead-and-contribute" -> Map.of("lead", pair.ours);
                    case "share-kpi" -> Map.of("shared", pair.one);
                    case "transfer" -> Map.of("objective", pair.theirs, "to", PEOPLE);
                    case "accept" -> Map.of("reviewOn", today.plusDays(30).toString());
                    case "split-scope" ->
                        Map.of(
                                "scopes",
                                List.of(Map.of("initiative", pair.other, "channels", List.of("tried-elsewhere"))));
                    default -> Map.of("initiative", pair.other, "on", today.toString());
                });
        body.put("effect", effect);
        body.put("reason", "Tried: " + effect);
        return body;
    }

    /** How many entries of the objectives journal a decision has made on what it changes. */
    private long changesBy(String effect, Pair pair) {
        return List.of("objectives/" + pair.theirs, "kpis/" + pair.other, "initiatives/" + pair.other).stream()
                .flatMap(subject -> journal("objectives", subject).stream())
                .filter(entry -> String.valueOf(entry.get("reason")).contains("Tried: " + effect))
                .map(entry -> entry.get("subject"))
                .collect(Collectors.groupingBy(subject -> subject, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private List<Map<String, Object>> journal(String service, String subject) {
        return house.as("coordinator")
                .queryParam("subject", subject)
                .queryParam("limit", 200)
                .get("/journal/" + service)
                .path("items");
    }

    private io.restassured.response.ValidatableResponse read(String path) {
        return house.as("coordinator").get(path).then().statusCode(200);
    }

    private void awaitApplied(String decision) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(() -> read("/decisions/" + decision).body("state", equalTo("applied")));
    }

    private void awaitStatus(String overlap, String status) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> read("/overlaps/" + overlap)
                .body("status", equalTo(status)));
    }

    private Pair withOverlap(Pair pair) {
        String overlap = await().atMost(SOON)
                .until(
                        () -> house.as("coordinator")
                                .get("/overlaps?subject=" + pair.one)
                                .path("items[0].id"),
                        found -> found != null);
        return new Pair(pair.ours, pair.theirs, pair.one, pair.other, overlap);
    }

    private Pair kpis(String effect) {
        String metric = "tried." + effect.replace('-', '_');
        house.as("owner." + PEOPLE)
                .body(Map.of(
                        "key",
                        metric,
                        "name",
                        metric,
                        "shape",
                        "event",
                        "unit",
                        "things",
                        "department",
                        PEOPLE,
                        "cadence",
                        "P1D"))
                .post("/metrics")
                .then()
                .statusCode(201);
        String ours = objective(PEOPLE, effect);
        String theirs = objective(MARKET, effect);
        String one = kpi(PEOPLE, ours, metric);
        String other = kpi(MARKET, theirs, metric);
        return active(new Pair(ours, theirs, one, other, null));
    }

    private Pair initiatives(String effect) {
        String ours = objective(PEOPLE, effect);
        String theirs = objective(MARKET, effect);
        String one = initiative(PEOPLE, ours, effect);
        String other = initiative(MARKET, theirs, effect);
        return active(new Pair(ours, theirs, one, other, null));
    }

    private Pair active(Pair pair) {
        activate(PEOPLE, pair.ours);
        activate(MARKET, pair.theirs);
        return pair;
    }

    private void activate(String department, String objective) {
        house.as("owner." + department)
                .header("If-Match", "*")
                .post("/objectives/" + objective + "/activate")
                .then()
                .statusCode(200);
    }

    private String objective(String department, String effect) {
        return made(
                department,
                "/objectives",
                Map.of(
                        "title",
                        "To try " + effect,
                        "type",
                        department,
                        "department",
                        department,
                        "period",
                        Map.of(
                                "start", today.minusDays(30).toString(),
                                "end", today.plusDays(300).toString())));
    }

    private String kpi(String department, String objective, String metric) {
        return made(
                department,
                "/objectives/" + objective + "/kpis",
                Map.of(
                        "name",
                        metric + " of " + department,
                        "measure",
                        "sum(" + metric + ")",
                        "unit",
                        "things",
                        "target",
                        Map.of("kind", "total", "atLeast", 10)));
    }

    private String initiative(String department, String objective, String effect) {
        return made(
                department,
                "/objectives/" + objective + "/initiatives",
                Map.of(
                        "title",
                        "To try " + effect + " by " + department,
                        "channels",
                        List.of("tried-" + effect),
                        "audiences",
                        List.of("everybody"),
                        "campaigns",
                        List.of(),
                        "period",
                        Map.of(
                                "start", today.minusDays(10).toString(),
                                "end", today.plusDays(60).toString())));
    }

    private String made(String department, String path, Map<String, Object> body) {
        return house.as("owner." + department)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
