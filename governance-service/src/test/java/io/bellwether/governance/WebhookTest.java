package io.bellwether.governance;

import static io.bellwether.governance.Api.answered;
import static io.bellwether.governance.Api.as;
import static io.bellwether.governance.Api.created;
import static io.bellwether.governance.Api.department;
import static io.bellwether.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class WebhookTest {

    private record Told(String signature, String body) {}

    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 204;
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            told.add(new Told(exchange.getRequestHeaders().getFirst("Bellwether-Signature"), body));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        for (Object id :
                answered(as("admin").get("/api/v1/webhooks?limit=200"), 200).getList("items.id")) {
            answered(as("admin").header("If-Match", "*").delete("/api/v1/webhooks/" + id), 204);
        }
    }

    private static RequestSpecification integrator(String name) {
        return given().auth().oauth2(Tokens.feed(name)).contentType("application/json");
    }

    private Map<String, Object> body(String... kinds) {
        Map<String, Object> body = new HashMap<>();
        body.put("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/in");
        body.put("kinds", List.of(kinds));
        body.put("after", Database.count("select position from journal_head"));
        return body;
    }

    private void until(String words) {
        await().atMost(Duration.ofSeconds(20)).until(() -> List.copyOf(told).stream()
                .anyMatch(one -> one.body().contains(words)));
    }

    private static String hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_change_is_told_and_signed_with_its_time() throws Exception {
        JsonPath made = created(integrator("feed-a").body(body("department.")).post("/api/v1/webhooks"));
        String key = department();
        until(key);
        Told one = told.get(told.size() - 1);
        String time = one.signature().replaceAll("t=(\\d+),.*", "$1");
        assertThat(one.signature())
                .isEqualTo("t=" + time + ",v1=" + hmac(made.getString("secret"), time + "." + one.body()));
        assertThat(JsonPath.from(one.body()).getList("type")).containsOnly("io.bellwether.department.created");
        String path = "/api/v1/webhooks/" + made.getString("id");
        await().until(() -> integrator("feed-a")
                .get(path + "/deliveries?state=delivered")
                .jsonPath()
                .getList("items.status")
                .contains(204));
        assertThat(answered(integrator("feed-a").get(path), 200).getString("secret"))
                .isNull();
    }

    @Test
    void what_is_not_taken_is_tried_again_and_nothing_is_lost() {
        status = 500;
        String id = created(integrator("feed-a").body(body("department.")).post("/api/v1/webhooks"))
                .getString("id");
        String first = department();
        until(first);
        String path = "/api/v1/webhooks/" + id + "/deliveries";
        await().until(() -> integrator("feed-a")
                .get(path)
                .jsonPath()
                .getList("items.trouble")
                .contains("It answered 500."));
        status = 200;
        String second = department();
        until(second);
        assertThat(answered(integrator("feed-a").get(path), 200).getList("items.state"))
                .contains("delivered");
    }

    @Test
    void what_is_given_up_is_seen_and_can_be_told_again() {
        status = 410;
        String id = created(integrator("feed-a").body(body("department.")).post("/api/v1/webhooks"))
                .getString("id");
        long before = Database.count("select position from webhook where id = '" + id + "'");
        String key = department();
        until(key);
        Database.execute("update webhook_delivery set attempts = 30, next_at = now() where webhook = '" + id + "'");
        String path = "/api/v1/webhooks/" + id;
        await().atMost(Duration.ofSeconds(20))
                .until(() -> integrator("feed-a")
                                .get(path + "/deliveries?state=dead")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 1);
        status = 200;
        told.clear();
        answered(
                integrator("feed-a")
                        .header("If-Match", "*")
                        .body(Map.of("after", before))
                        .post(path + "/replay"),
                200);
        until(key);
    }

    @Test
    void after_a_rotation_both_secrets_sign() throws Exception {
        JsonPath made = created(integrator("feed-a").body(body("department.")).post("/api/v1/webhooks"));
        String path = "/api/v1/webhooks/" + made.getString("id");
        assertProblem(integrator("feed-a").post(path + "/rotate"), 428);
        String fresh = answered(integrator("feed-a").header("If-Match", "*").post(path + "/rotate"), 200)
                .getString("secret");
        String key = department();
        until(key);
        Told one = told.get(told.size() - 1);
        String time = one.signature().replaceAll("t=(\\d+),.*", "$1");
        assertThat(one.signature())
                .contains(hmac(fresh, time + "." + one.body()))
                .contains(hmac(made.getString("secret"), time + "." + one.body()));
    }

    @Test
    void an_integrator_sees_its_own_an_admin_all_and_nobody_else_any() {
        String id = created(integrator("feed-a").body(body()).post("/api/v1/webhooks"))
                .getString("id");
        String path = "/api/v1/webhooks/" + id;
        assertProblem(integrator("feed-b").get(path), 404);
        assertThat(answered(integrator("feed-b").get("/api/v1/webhooks"), 200).getList("items"))
                .isEmpty();
        answered(as("admin").get(path), 200);
        for (String person : List.of("viewer", "coordinator", "owner.human-resources")) {
            assertProblem(as(person).get(path), 403);
            assertProblem(as(person).body(body()).post("/api/v1/webhooks"), 403);
        }
        assertProblem(integrator("feed-a").delete(path), 428);
        answered(integrator("feed-a").header("If-Match", "*").delete(path), 204);
        assertProblem(integrator("feed-a").get(path), 404);
    }

    @Test
    void drafts_are_not_told_to_who_may_not_read_them() {
        Map<String, Object> body = body();
        body.put("feed", "objectives");
        body.put("after", 0);
        String draft = Peers.newObjective("human-resources", "human-resources", "status", "draft", "title", "Hidden");
        String open = Peers.objective("human-resources", "human-resources");
        created(integrator("feed-a").body(body).post("/api/v1/webhooks"));
        until(open);
        assertThat(List.copyOf(told).toString()).doesNotContain(draft).doesNotContain("Hidden");
    }

    @Test
    void no_address_inside_is_told() {
        for (String url : List.of(
                "http://93.184.216.34/in",
                "https://10.0.0.1/in",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/",
                "https://0.0.0.0/",
                "ftp://127.0.0.1/",
                "https://user:word@127.0.0.1/",
                "nonsense")) {
            Map<String, Object> body = body();
            body.put("url", url);
            assertProblem(integrator("feed-a").body(body).post("/api/v1/webhooks"), 422)
                    .at("/url");
        }
    }
}
