package io.bellwether.benchmarks.measurements;

import io.bellwether.benchmarks.frame.Floors;
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
import java.util.Map;

/**
 * {@code ./bellwether bench measurements [ingest[=100,1000,10000]] [growth[=1000000,10000000]] [body[=MiB]] [brief]
 * [once]}: the tables named, all of them when none is; {@code brief} leaves the peers out, {@code once} goes one round instead
 * of three.
 */
public final class Main {

    /** So that what else the machine does meets all ways. */
    private static final int ROUNDS = 3;

    private static final long MIB = 1024L * 1024;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        boolean brief = wanted.remove("brief");
        int rounds = wanted.removeIf("once"::equals) ? 1 : ROUNDS;
        if (wanted.isEmpty()) {
            wanted.addAll(List.of("ingest", "growth=1000000,10000000", "body=2048"));
        }
        Path home = Path.of(System.getProperty("bellwether.home", ".")).toAbsolutePath();
        Path folder = Folders.temporary(home);
        int port = Ports.free();
        int frontPort = Ports.free();
        String base = "http://127.0.0.1:" + port;
        try (Postgres database = new Postgres(folder);
                Neighbours neighbours = new Neighbours();
                Program service =
                        new Services(home, folder, neighbours).service("measurements", port, database, "256m");
                Program front = new Services(home, folder, neighbours)
                        .gateway(frontPort, Map.of("BELLWETHER_MEASUREMENTS_URL", base))) {
            service.start();
            front.start();
            Floors floors = new Floors();
            Web feed = new Web(base, neighbours.feed("demo-feed"));
            Web gateway = new Web("http://127.0.0.1:" + frontPort, neighbours.feed("demo-feed"));
            Web reader = new Web(base, neighbours.person("viewer"));
            define(new Web(base, neighbours.person("coordinator")));
            for (String one : wanted) {
                String[] parts = one.split("=");
                switch (parts[0]) {
                    case "ingest" ->
                        new Ingest(database, feed, gateway, new Peers(folder), floors).run(brief, rounds, sizes(parts));
                    case "growth" -> new Growth(database, feed, reader, floors).run(steps(parts));
                    case "body" ->
                        new LargeBody(service, feed, floors)
                                .run((parts.length > 1 ? Long.parseLong(parts[1]) : 2_048) * MIB);
                    default -> throw new IllegalArgumentException("there is no table " + one);
                }
            }
            floors.print();
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<Integer> sizes(String[] parts) {
        List<Integer> sizes = new ArrayList<>();
        for (String size : parts.length > 1 ? parts[1].split(",") : new String[0]) {
            sizes.add(Integer.parseInt(size));
        }
        return sizes;
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
