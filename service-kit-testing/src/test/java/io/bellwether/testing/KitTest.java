package io.bellwether.testing;

import static io.bellwether.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kit.access.Policy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KitTest {

    private static final String HR = "owner.human-resources";

    @Inject
    DataSource dataSource;

    private static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.as(person)).contentType("application/json");
    }

    private static Response create(String text) {
        return as(HR).body(Map.of("department", "human-resources", "text", text, "draft", false))
                .post("/api/v1/notes");
    }

    @Test
    void every_door_has_a_lock() {
        EveryDoorHasALock.check(Set.of());
    }

    @Test
    void every_refusal_is_listed() {
        ProblemsPage.check("every service", "io.bellwether.kit");
    }

    @Test
    void an_owner_creates_for_the_own_department_only() {
        assertThat(create("mine").statusCode()).isEqualTo(201);
        assertProblem(
                        as(HR).body(Map.of("department", "marketing-sales", "text", "x", "draft", false))
                                .post("/api/v1/notes"),
                        403)
                .is("forbidden");
    }

    @Test
    void who_could_never_do_it_is_refused_before_the_body_is_read() {
        assertProblem(as("viewer").body("{ not json").post("/api/v1/notes"), 403);
    }

    @Test
    void a_foreign_audience_is_refused() {
        String token = Tokens.sign(
                Tokens.claims("viewer", "bellwether-cli", List.of("viewer")).audience("somebody-else"));
        assertProblem(given().auth().oauth2(token).get("/api/v1/notes"), 401);
    }

    @Test
    void who_sends_everything_before_reading_is_told_and_the_connection_goes_on() throws IOException {
        byte[] body = new byte[5 << 20];
        Arrays.fill(body, (byte) ' ');
        String head = " /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.as("viewer");
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST" + head + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.write(("GET" + head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).contains("HTTP/1.1 403 ").contains("HTTP/1.1 200 ");
        }
    }

    @Test
    void who_is_refused_what_is_in_the_log() {
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                ExtLogRecord record = ExtLogRecord.wrap(line);
                said.add(record.getMdc("request") + " " + record.getMdc("caller") + " " + record.getFormattedMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(Policy.class.getName());
        log.addHandler(handler);
        try {
            as("viewer").header("X-Request-Id", "refused-request").body("{}").post("/api/v1/notes");
        } finally {
            log.removeHandler(handler);
        }
        assertThat(said).singleElement().asString().startsWith("refused-request viewer refused: objective.create");
    }

    @Test
    void what_is_no_access_token_of_ours_is_refused_alike() {
        JwtClaimsBuilder claims = Tokens.claims("viewer", "bellwether-cli", List.of("viewer"));
        List<String> forged = List.of(
                Tokens.sign(Tokens.claims("viewer", "bellwether-cli", List.of("viewer"))
                        .claim("typ", "ID")),
                Tokens.sign(Tokens.claims("viewer", "bellwether-cli", List.of("viewer"))
                        .issuer("https://elsewhere")),
                Tokens.sign(Tokens.claims("viewer", "bellwether-cli", List.of("viewer"))
                        .expiresAt(Instant.now().minusSeconds(120))),
                claims.jws().sign(Tokens.privateKey()),
                claims.jws().keyId("another").sign(Tokens.privateKey()),
                claims.jws().keyId(Tokens.KEY_ID).signWithSecret("0123456789abcdef0123456789abcdef"));
        String said = given().auth().oauth2("nonsense").get("/api/v1/notes").asString();
        for (String token : forged) {
            Response answer = given().auth().oauth2(token).get("/api/v1/notes");
            assertProblem(answer, 401);
            assertThat(answer.asString()).isEqualTo(said);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"department\":\"human-resources\",\"text\":\"a\",\"text\":\"b\",\"draft\":false} | 400 | duplicate-key",
                "{\"department\":\"human-resources\",\"text\":\"a\",\"draft\":false} x | 400 | not-json",
                "{\"department\":\"human-resources\",\"text\":NaN,\"draft\":false} | 400 | not-json",
                "{\"department\":\"human-resources\",\"text\":1,\"draft\":false} | 422 | wrong-type",
                "{\"department\":\"human-resources\",\"text\":\"a\",\"draft\":null} | 422 | wrong-type",
                "{\"department\":\"human-resources\",\"text\":\"a\",\"draft\":\"false\"} | 422 | wrong-type",
                "{\"department\":\"human-resources\",\"txt\":\"a\",\"draft\":false} | 422 | unknown-property",
                "{\"department\":\"human-resources\",\"text\":\"\\u0000\",\"draft\":false} | 400 | forbidden-character",
                "{\"department\":\"human-resources\",\"text\":\"\\u202e\",\"draft\":false} | 400 | forbidden-character",
                "{\"department\":\"human-resources\",\"text\":\"\\ud800\",\"draft\":false} | 400 | forbidden-character",
                "{\"department\":\"human-resources\",\"text\":\"\",\"draft\":false} | 422 | not-blank",
                "{\"department\":\"human-resources\",\"text\":\"longer than twenty characters\",\"draft\":false} | 422 | size",
            })
    void hostile_json_is_refused_with_its_reason(String body, int status, String code) {
        assertProblem(as(HR).body(body).post("/api/v1/notes"), status).code(code);
    }

    @Test
    void a_thousand_brackets_are_too_deep() {
        assertProblem(as(HR).body("[".repeat(1000)).post("/api/v1/notes"), 400);
    }

    @Test
    void the_frameworks_own_errors_are_problems() {
        assertProblem(as(HR).get("/api/v1/nothing"), 404);
        assertProblem(as(HR).delete("/api/v1/notes"), 405);
        assertProblem(as(HR).accept("text/turtle").get("/api/v1/notes"), 406);
        assertProblem(
                given().auth()
                        .oauth2(Tokens.as(HR))
                        .contentType("text/plain")
                        .body("x")
                        .post("/api/v1/notes"),
                415);
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        Response created = create("etag");
        String path = created.header("Location");
        assertThat(path).startsWith("/api/v1/notes/");
        Map<String, Object> body = Map.of("department", "human-resources", "text", "new", "draft", false);
        assertProblem(as(HR).body(body).put(path), 428);
        assertProblem(as(HR).header("If-Match", "\"99\"").body(body).put(path), 412);
        assertProblem(as("owner.marketing-sales").body("{").put(path), 403);
        Response changed =
                as(HR).header("If-Match", created.header("ETag")).body(body).put(path);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(created.header("ETag"));
        assertProblem(
                as(HR).header("If-Match", created.header("ETag")).body(body).put(path), 412);
    }

    @Test
    void a_create_repeated_under_its_key_gives_the_first_answer() {
        Map<String, Object> body = Map.of("department", "human-resources", "text", "once", "draft", false);
        Response first = as(HR).header("Idempotency-Key", "key-0001").body(body).post("/api/v1/notes");
        Response second =
                as(HR).header("Idempotency-Key", "key-0001").body(body).post("/api/v1/notes");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertProblem(
                        as(HR).header("Idempotency-Key", "key-0001")
                                .body(Map.of("department", "human-resources", "text", "other", "draft", false))
                                .post("/api/v1/notes"),
                        422)
                .is("key-reused");
    }

    @Test
    void lists_page_by_cursor() {
        for (int i = 0; i < 3; i++) {
            create("page " + i);
        }
        Response first = as(HR).queryParam("limit", 2).get("/api/v1/notes");
        assertThat(first.jsonPath().getList("items")).hasSize(2);
        assertThat(first.header("Link")).contains("rel=\"next\"");
        Response second = as(HR).queryParam("limit", 2)
                .queryParam("cursor", first.jsonPath().getString("next"))
                .get("/api/v1/notes");
        assertThat(second.jsonPath().getList("items")).isNotEmpty();
        assertProblem(as(HR).queryParam("limit", 0).get("/api/v1/notes"), 400).at("limit");
        assertProblem(as(HR).queryParam("limit", 201).get("/api/v1/notes"), 400).at("limit");
        assertProblem(as(HR).queryParam("cursor", "zzz").get("/api/v1/notes"), 400)
                .at("cursor");
    }

    @Test
    void what_was_rolled_back_is_not_in_the_feed_and_drafts_are_hidden() {
        long before = head();
        assertProblem(create("fail"), 422);
        as(HR).body(Map.of("department", "human-resources", "text", "secret", "draft", true))
                .post("/api/v1/notes");
        create("public");
        assertThat(events("viewer", before)).hasSize(1);
        assertThat(events(HR, before)).hasSize(2);
        assertThat(events("owner.marketing-sales", before)).hasSize(1);
        assertThat(events("coordinator", before)).hasSize(2);
    }

    @Test
    void a_long_poll_ends_when_something_happens() throws Exception {
        long before = head();
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Response> waiting = pool.submit(() -> as("viewer")
                    .queryParam("after", before)
                    .queryParam("wait", 20)
                    .get("/api/v1/changes/notes"));
            create("news");
            assertThat(waiting.get().jsonPath().getList("data.after.text")).containsExactly("news");
        }
    }

    @Test
    void many_writers_leave_no_gap_and_the_chain_verifies() throws Exception {
        long before = head();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Response>> writers = java.util.stream.IntStream.range(0, 40)
                    .<Callable<Response>>mapToObj(i -> () -> create("n" + i))
                    .toList();
            pool.invokeAll(writers);
        }
        assertThat(head()).isEqualTo(before + 40);
        Response verdict = as("viewer").get("/api/v1/journal/notes/verify");
        assertThat(verdict.jsonPath().getBoolean("valid"))
                .as(verdict.asString())
                .isTrue();
    }

    @Test
    void a_flipped_byte_is_found_and_named() throws SQLException {
        create("honest");
        long position = head();
        rewrite("honest", "honesT", position);
        Response verdict = as("viewer").get("/api/v1/journal/notes/verify");
        assertThat(verdict.jsonPath().getBoolean("valid")).isFalse();
        assertThat(verdict.jsonPath().getLong("brokenAt")).isEqualTo(position);
        rewrite("honesT", "honest", position);
        assertThat(as("viewer").get("/api/v1/journal/notes/verify").jsonPath().getBoolean("valid"))
                .isTrue();
    }

    private void rewrite(String from, String to, long position) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update journal set after = replace(after::text, '" + from + "', '" + to
                    + "')::json where position = " + position);
        }
    }

    private List<Object> events(String person, long after) {
        return as(person)
                .queryParam("after", after)
                .get("/api/v1/changes/notes")
                .jsonPath()
                .getList("id");
    }

    private long head() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select position from journal_head")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
