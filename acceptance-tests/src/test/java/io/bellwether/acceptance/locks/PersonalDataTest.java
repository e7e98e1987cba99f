package io.bellwether.acceptance.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.acceptance.house.House;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names and mail addresses that come in with measurements are nowhere afterwards, and an erased source leaves nothing. */
class PersonalDataTest {

    private static final String NAME = "Canary Birdwhistle";
    private static final String MAIL = "canary.birdwhistle@people.example";
    private static final String METRIC = "canary.replies";

    private final House house = House.running();

    private void metric() {
        Response made = house.as("coordinator")
                .body(Map.of(
                        "key", METRIC,
                        "name", "Replies with authors",
                        "shape", "event",
                        "unit", "replies",
                        "department", "public-relations",
                        "cadence", "P1D",
                        "actors", true,
                        "dimensions", List.of("channel")))
                .post("/metrics");
        assertThat(made.statusCode()).as(made.asString()).isIn(201, 409);
    }

    /** What is pushed with a name in every place where one could stand; {@code good} is what may be accepted. */
    private static List<String> lines(boolean good) {
        List<String> lines = new ArrayList<>();
        String start = "{\"metric\":\"" + METRIC + "\",\"at\":\"2026-02-03T10:00:00Z\",";
        lines.add(start + "\"id\":\"" + MAIL + "\",\"actor\":\"" + NAME + "\"}");
        lines.add(start + "\"id\":\"" + NAME + "\",\"actor\":\"" + MAIL + "\"}");
        if (!good) {
            lines.add(start + "\"id\":\"c3\",\"author\":\"" + NAME + "\"}");
            lines.add(start + "\"id\":\"c4\",\"text\":\"" + NAME + " writes from " + MAIL + "\"}");
            lines.add(start + "\"id\":\"c5\",\"value\":\"" + MAIL + "\"}");
            lines.add(start + "\"id\":\"c6\",\"dimensions\":{\"author\":\"" + MAIL + "\"}}");
            lines.add("{\"metric\":\"" + MAIL + "\",\"at\":\"2026-02-03\",\"value\":1}");
            lines.add("{\"metric\":\"" + METRIC + "\",\"at\":\"" + NAME + "\",\"id\":\"c8\"}");
        }
        return lines;
    }

    @Test
    void namesThatArePushedAreNowhereAfterwards() {
        metric();
        Response refused = house.as("demo-feed")
                .contentType("application/x-ndjson")
                .body(String.join("\n", lines(false)))
                .post("/measurements");
        assertThat(refused.statusCode()).isEqualTo(422);
        Response stored = house.as("demo-feed")
                .contentType("application/x-ndjson")
                .body(String.join("\n", lines(true)))
                .post("/measurements");
        assertThat(stored.statusCode()).as(stored.asString()).isEqualTo(200);
        assertThat(stored.jsonPath().getInt("accepted") + stored.jsonPath().getInt("unchanged"))
                .isEqualTo(2);
        hidden("the answer", stored.asString());
        hidden(
                "the export",
                house.as("viewer")
                        .accept("application/x-ndjson")
                        .get("/measurements?metric=" + METRIC)
                        .asString());
        hidden(
                "the CSV export",
                house.as("viewer")
                        .accept("text/csv")
                        .get("/measurements?metric=" + METRIC)
                        .asString());
        hidden("the feed", all("/changes/measurements"));
        hidden("the journal", all("/journal/measurements"));
        hidden("sources", house.as("admin").get("/sources").asString());
        logs().forEach(log -> hidden("the log " + log.getFileName(), text(log)));
        hidden("the database", database("measurements"));
    }

    @Test
    void whatPeopleWriteIsInNoLog() {
        String owner = "owner.human-resources";
        Map<String, Object> objective = Map.of(
                "title",
                "For " + NAME,
                "description",
                "Ask " + MAIL,
                "type",
                "human-resources",
                "department",
                "human-resources",
                "period",
                Map.of("start", "2026-01-01", "end", "2026-12-31"));
        String id = house.as(owner)
                .header("Idempotency-Key", MAIL)
                .body(objective)
                .post("/objectives")
                .jsonPath()
                .getString("id");
        house.as(owner)
                .body(Map.of("text", NAME))
                .post("/objectives/" + id + "/comments")
                .then()
                .statusCode(201);
        house.as(owner)
                .body(Map.of("title", 1, NAME, MAIL))
                .post("/objectives")
                .then()
                .statusCode(422);
        house.as(owner)
                .body("{\"" + NAME + "\": " + MAIL)
                .post("/objectives")
                .then()
                .statusCode(400);
        house.as(owner).queryParam("q", NAME).get("/objectives").then().statusCode(200);
        house.as(owner).get("/metrics/" + MAIL).then().statusCode(404);
        house.as("viewer")
                .queryParam("subject", MAIL)
                .get("/journal/objectives")
                .then()
                .statusCode(200);
        house.as("coordinator")
                .body(Map.of("key", "canary", "name", NAME, "parent", MAIL))
                .post("/departments")
                .then()
                .statusCode(422);
        house.as("demo-feed")
                .header("Idempotency-Key", MAIL)
                .body("[{" + NAME)
                .post("/measurements")
                .then()
                .statusCode(400);
        house.as(owner)
                .header("If-Match", "*")
                .delete("/objectives/" + id)
                .then()
                .statusCode(204);
        logs().forEach(log -> hidden("the log " + log.getFileName(), text(log)));
    }

    @Test
    void anErasedSourceLeavesNothingButTheRecordThatItWasErased() {
        metric();
        Everybody everybody = Everybody.of(house);
        assertThat(house.as("admin")
                        .body(Map.of("key", "other-feed"))
                        .post("/sources")
                        .statusCode())
                .isIn(201, 409);
        Response pushed = house.anonymous()
                .auth()
                .oauth2(everybody.token(io.bellwether.testing.operations.Principal.INTEGRATOR_OTHER))
                .body("[{\"metric\":\"" + METRIC
                        + "\",\"at\":\"2026-02-04T10:00:00Z\",\"id\":\"e1\",\"actor\":\"someone\",\"value\":1},"
                        + "{\"metric\":\"" + METRIC
                        + "\",\"at\":\"2026-02-04T11:00:00Z\",\"id\":\"e1\",\"actor\":\"someone\",\"value\":5}]")
                .post("/measurements");
        assertThat(pushed.statusCode()).as(pushed.asString()).isEqualTo(200);
        assertThat(count("other-feed")).isPositive();
        assertThat(house.as("coordinator")
                        .delete("/sources/other-feed?reason=tried")
                        .statusCode())
                .isEqualTo(403);
        assertThat(house.as("admin").delete("/sources/other-feed").statusCode()).isEqualTo(400);
        assertThat(house.as("admin")
                        .queryParam("reason", "The contract ended")
                        .delete("/sources/other-feed")
                        .statusCode())
                .isEqualTo(204);
        assertThat(count("other-feed")).isZero();
        assertThat(house.as("viewer")
                        .accept("application/x-ndjson")
                        .get("/measurements?source=other-feed&metric=" + METRIC)
                        .asString())
                .isEmpty();
        await("the erasure is in the journal").atMost(Duration.ofSeconds(10)).until(() -> {
            String journal = all("/journal/measurements");
            return journal.contains("source.erased") && journal.contains("The contract ended");
        });
        assertThat(house.as("viewer")
                        .get("/journal/measurements/verify")
                        .jsonPath()
                        .getBoolean("valid"))
                .isTrue();
    }

    private long count(String source) {
        return house.as("viewer")
                .accept("application/x-ndjson")
                .get("/measurements?metric=" + METRIC + "&source=" + source)
                .asString()
                .lines()
                .count();
    }

    private String all(String path) {
        StringBuilder all = new StringBuilder();
        long after = 0;
        while (true) {
            Response page = house.as("admin").get(path + "?limit=200&after=" + after);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            all.append(page.asString());
            List<Object> positions = path.startsWith("/changes")
                    ? page.jsonPath().getList("id")
                    : page.jsonPath().getList("items.position");
            if (positions.isEmpty()) {
                return all.toString();
            }
            after = Long.parseLong(positions.get(positions.size() - 1).toString());
        }
    }

    private static void hidden(String where, String text) {
        assertThat(text)
                .as(where)
                .doesNotContain(NAME)
                .doesNotContain(MAIL)
                .doesNotContain("Birdwhistle")
                .doesNotContain("birdwhistle@");
    }

    private List<Path> logs() {
        try (Stream<Path> files = Files.walk(house.data())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Every row of every table as text. */
    private String database(String name) {
        StringBuilder all = new StringBuilder();
        try (Connection connection = new Databases(house).of(name);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).contains("journal");
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select t::text from \"" + table + "\" t limit 100000")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return all.toString();
    }
}
