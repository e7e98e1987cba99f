package io.bellwether.benchmarks.objectives;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.benchmarks.frame.Folders;
import io.bellwether.benchmarks.frame.Neighbours;
import io.bellwether.benchmarks.frame.Pause;
import io.bellwether.benchmarks.frame.Ports;
import io.bellwether.benchmarks.frame.Postgres;
import io.bellwether.benchmarks.frame.Program;
import io.bellwether.benchmarks.frame.Services;
import io.bellwether.benchmarks.frame.Table;
import io.bellwether.benchmarks.frame.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code ./bellwether bench objectives}: 10,000 KPIs in 1,000 objectives, on the real two services and their databases. */
public final class Main {

    /** What the stack gives it. */
    private static final String HEAP = "128m";

    private static final int RUNS = 60;
    private static final int WARM_UP = 20;
    private static final int CHANGES = 20;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("bellwether.home", ".")).toAbsolutePath();
        Path folder = Folders.temporary(home);
        int measuring = Ports.free();
        int port = Ports.free();
        Map<String, String> real = Map.of("BELLWETHER_MEASUREMENTS_URL", "http://127.0.0.1:" + measuring);
        try (Postgres facts = new Postgres(Files.createDirectories(folder.resolve("facts")));
                Postgres aims = new Postgres(Files.createDirectories(folder.resolve("aims")));
                Neighbours neighbours = new Neighbours()) {
            Services services = new Services(home, folder, neighbours);
            Web feed = new Web("http://127.0.0.1:" + measuring, neighbours.feed("demo-feed"));
            try (Program measurements = services.service("measurements", measuring, facts, "256m")) {
                measurements.start();
                Organisation.measure(new Web("http://127.0.0.1:" + measuring, neighbours.person("coordinator")), feed);
                try (Program once = services.service("objectives", port, aims, HEAP, real)) {
                    once.start();
                }
                Organisation.state(aims.url());
                try (Program objectives = services.service("objectives", port, aims, HEAP, real)) {
                    Table table = new Table("Standings of 10,000 KPIs in 1,000 objectives", "what", "seen", "floor");
                    evaluation(table, objectives, aims);
                    Web viewer = new Web("http://127.0.0.1:" + port, neighbours.person("viewer"));
                    scorecard(table, viewer);
                    preview(table, new Web("http://127.0.0.1:" + port, neighbours.owner("human-resources")));
                    past(table, viewer);
                    String kpi = someTotal(viewer);
                    change(table, viewer, feed, kpi);
                    load(table, viewer, feed, kpi, aims);
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** All of them at the start: from ready until the last is stored. */
    private static void evaluation(Table table, Program objectives, Postgres aims) throws SQLException {
        objectives.start();
        long start = System.nanoTime();
        while (stored(aims) < Organisation.KPIS) {
            Pause.millis(100);
        }
        table.row("all standings evaluated anew", Table.millis(System.nanoTime() - start), "60 s");
    }

    private static long stored(Postgres aims) throws SQLException {
        return count(aims, "select count(*) from standing");
    }

    private static long olderThan(Postgres aims, Instant instant) throws SQLException {
        return count(aims, "select count(*) from standing where as_of < '" + instant + "'");
    }

    private static long count(Postgres aims, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(aims.url(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void scorecard(Table table, Web viewer) throws Exception {
        double size = viewer.get("/api/v1/scorecard").orFail().body().length();
        double[] close = times(() -> viewer.get("/api/v1/scorecard").orFail(), 0);
        double[] apart = times(() -> viewer.get("/api/v1/scorecard").orFail(), 1_100);
        String title = "GET /scorecard (" + Table.number(size / 1024) + " KiB), p50";
        table.row(title + ", one after the other", Table.millis(close[close.length / 2]), "150 ms");
        table.row(title + ", more than a second apart", Table.millis(apart[apart.length / 2]), "150 ms");
    }

    /** Of another moment it is asked for anew. */
    private static void past(Table table, Web viewer) throws Exception {
        for (String moment :
                new String[] {"asOf=" + LocalDate.now(ZoneOffset.UTC).minusDays(1), "knownAt=1901-01-01"}) {
            long start = System.nanoTime();
            viewer.get("/api/v1/scorecard?" + moment).orFail();
            table.row("GET /scorecard?" + moment + ", once", Table.millis(System.nanoTime() - start), "–");
        }
    }

    private static void preview(Table table, Web owner) throws Exception {
        String start = LocalDate.now(ZoneOffset.UTC).withDayOfYear(1).toString();
        String end = start.substring(0, 4) + "-12-31";
        String body = Organisation.body("A new one", 4);
        String asked = body.substring(0, body.length() - 1)
                + ",\"objective\":{\"department\":\"human-resources\",\"period\":{\"start\":\"" + start
                + "\",\"end\":\""
                + end + "\"}}}";
        double[] times = times(
                () -> owner.post("/api/v1/kpis/preview", "application/json", asked)
                        .orFail(),
                0);
        table.row("POST /kpis/preview, p50", Table.millis(times[times.length / 2]), "200 ms");
    }

    /** From the acknowledgement of one measurement until the standing of a KPI that reads it has it. */
    private static void change(Table table, Web viewer, Web feed, String kpi) throws Exception {
        double[] times = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            times[i] = shown(viewer, feed, kpi);
        }
        Arrays.sort(times);
        table.row(
                "one measurement shows in the standing, slowest of " + CHANGES,
                Table.millis(times[CHANGES - 1]),
                "2 s");
    }

    /** A load that changes the figures of all KPIs, but for those of one metric, of which a measurement comes right after it. */
    private static void load(Table table, Web viewer, Web feed, String kpi, Postgres aims) throws Exception {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i < Organisation.METRICS; i++) {
            all.append(measurement(i)).append('\n');
        }
        feed.post("/api/v1/measurements", "application/x-ndjson", all.toString())
                .orFail();
        long start = System.nanoTime();
        Instant loaded = Instant.now();
        Pause.millis(500);
        double overtaken = shown(viewer, feed, kpi);
        while (olderThan(aims, loaded) > 0) {
            Pause.millis(100);
        }
        double whole = System.nanoTime() - start;
        table.row("one measurement shows while all are evaluated anew", Table.millis(overtaken), "2 s");
        table.row("all standings evaluated anew after a load", Table.millis(whole), "60 s");
    }

    private static double shown(Web viewer, Web feed, String kpi) throws Exception {
        String before = value(viewer, kpi);
        feed.post("/api/v1/measurements", "application/json", "[" + measurement(0) + "]")
                .orFail();
        long start = System.nanoTime();
        while (value(viewer, kpi).equals(before)) {
            Pause.millis(5);
        }
        return System.nanoTime() - start;
    }

    private static String measurement(int metric) {
        return "{\"metric\":\"" + Organisation.metric(metric) + "\",\"at\":\""
                + Instant.now().minusSeconds(60) + "\",\"value\":1,\"dimensions\":{\"channel\":\"mail\"}}";
    }

    /** The first KPI: a total over the first metric. */
    private static String someTotal(Web viewer) throws IOException {
        JsonNode card = new ObjectMapper()
                .readTree(viewer.get("/api/v1/scorecard").orFail().body());
        for (JsonNode kpi : card.findParents("standing")) {
            if (kpi.path("name").asText().equals("KPI 0")) {
                return kpi.path("id").asText();
            }
        }
        throw new IllegalStateException("the first KPI is not on the scorecard");
    }

    private static String value(Web viewer, String kpi) throws IOException {
        return new ObjectMapper()
                .readTree(
                        viewer.get("/api/v1/kpis/" + kpi + "/standing").orFail().body())
                .path("value")
                .asText();
    }

    private static double[] times(Callable<?> work, long pause) throws Exception {
        int runs = pause > 0 ? RUNS / 4 : RUNS;
        for (int i = 0; i < (pause > 0 ? 2 : WARM_UP); i++) {
            work.call();
        }
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            Pause.millis(pause);
            long start = System.nanoTime();
            work.call();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times;
    }
}
