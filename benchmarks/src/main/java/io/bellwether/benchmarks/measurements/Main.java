package io.bellwether.benchmarks.measurements;

import io.bellwether.benchmarks.frame.Folders;
import io.bellwether.benchmarks.frame.Neighbours;
import io.bellwether.benchmarks.frame.Ports;
import io.bellwether.benchmarks.frame.Postgres;
import io.bellwether.benchmarks.frame.Program;
import io.bellwether.benchmarks.frame.Services;
import io.bellwether.benchmarks.frame.Web;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./bellwether bench measurements [ingest] [growth[=1000000,10000000]] [body[=MiB]] [brief]}: the tables named, all
 * of them when none is; {@code brief} leaves the peers out.
 */
public final class Main {

    private static final long MIB = 1024L * 1024;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        boolean brief = wanted.remove("brief");
        if (wanted.isEmpty()) {
            wanted.addAll(List.of("ingest", "growth=1000000,10000000", "body=2048"));
        }
        Path home = Path.of(System.getProperty("bellwether.home", ".")).toAbsolutePath();
        Path folder = Folders.temporary(home);
        int port = Ports.free();
        String base = "http://127.0.0.1:" + port;
        try (Postgres database = new Postgres(folder);
                Neighbours neighbours = new Neighbours();
                Program service =
                        new Services(home, folder, neighbours).service("measurements", port, database, "256m")) {
            service.start();
            Web feed = new Web(base, neighbours.feed("demo-feed"));
            Web reader = new Web(base, neighbours.person("viewer"));
            define(new Web(base, neighbours.person("coordinator")));
            for (String one : wanted) {
                String[] parts = one.split("=");
                switch (parts[0]) {
                    case "ingest" -> new Ingest(database, feed, new Peers(folder)).run(brief);
                    case "growth" -> new Growth(database, feed, reader).run(steps(parts));
                    case "body" ->
                        new LargeBody(service, feed).run((parts.length > 1 ? Long.parseLong(parts[1]) : 2_048) * MIB);
                    default -> throw new IllegalArgumentException("there is no table " + one);
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<Long> steps(String[] parts) {
        List<Long> steps = new ArrayList<>();
        for (String step : (parts.length > 1 ? parts[1] : "1000000,10000000").split(",")) {
            steps.add(Long.parseLong(step));
        }
        return steps;
    }

    private static void define(Web coordinator) throws java.io.IOException {
        for (int i = 0; i < Feed.METRICS; i++) {
            coordinator
                    .post(
                            "/api/v1/metrics",
                            "application/json",
                            "{\"key\":\"" + Feed.metric(i) + "\",\"name\":\"Benchmark " + i
                                    + "\",\"shape\":\"delta\",\"unit\":\"things\",\"department\":\"human-resources\","
                                    + "\"cadence\":\"P1D\",\"dimensions\":[\"via\",\"channel\"]}")
                    .orFail();
        }
    }
}
