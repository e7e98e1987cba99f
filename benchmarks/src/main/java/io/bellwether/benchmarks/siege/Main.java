package io.bellwether.benchmarks.siege;

import io.bellwether.benchmarks.frame.Floors;
import io.bellwether.benchmarks.frame.Folders;
import io.bellwether.benchmarks.frame.Neighbours;
import io.bellwether.benchmarks.frame.Pause;
import io.bellwether.benchmarks.frame.Ports;
import io.bellwether.benchmarks.frame.Postgres;
import io.bellwether.benchmarks.frame.Program;
import io.bellwether.benchmarks.frame.Services;
import io.bellwether.benchmarks.frame.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** {@code ./bellwether bench siege [seconds]}: needs Debian's {@code slowhttptest}. */
public final class Main {

    private static final int SLOW_CLIENTS = 300;
    private static final int BOMB_MIB = 200;
    private static final int LARGE_MIB = 60;

    private final String gateway;
    private final String feed;
    private final String reader;
    private final Program gate;
    private final Program service;
    private final int seconds;
    private final Floors floors = new Floors();
    private double worst = 1;

    private Main(String gateway, String feed, String reader, Program gate, Program service, int seconds) {
        this.gateway = gateway;
        this.feed = feed;
        this.reader = reader;
        this.gate = gate;
        this.service = service;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        Path home = Path.of(System.getProperty("bellwether.home", ".")).toAbsolutePath();
        Path folder = Folders.temporary(home);
        int port = Ports.free();
        int gatewayPort = Ports.free();
        try (Postgres database = new Postgres(folder);
                Neighbours neighbours = new Neighbours();
                Program service =
                        new Services(home, folder, neighbours).service("measurements", port, database, "256m");
                Program gate = new Services(home, folder, neighbours)
                        .gateway(gatewayPort, Map.of("BELLWETHER_MEASUREMENTS_URL", "http://127.0.0.1:" + port))) {
            service.start();
            gate.start();
            new Main(
                            "http://127.0.0.1:" + gatewayPort,
                            neighbours.feed("demo-feed"),
                            neighbours.person("coordinator"),
                            gate,
                            service,
                            seconds)
                    .run();
        }
        Folders.delete(folder);
    }

    /** What is done to the gateway; gives a few words about how it went. */
    @FunctionalInterface
    private interface Attack {
        String run() throws IOException, InterruptedException;
    }

    private void run() throws IOException, InterruptedException {
        quietly();
        long gateBefore = gate.resident()[0];
        long serviceBefore = service.resident()[0];
        Table table = new Table(
                "Usual requests meanwhile",
                "attack",
                "good",
                "of",
                "share",
                "gateway grows, MiB",
                "service grows, MiB",
                "how it went");
        besiege(table, SLOW_CLIENTS + " slow heads", () -> slow("-H"));
        besiege(table, SLOW_CLIENTS + " slow bodies", () -> slow("-B", "-s", "8192"));
        besiege(
                table,
                SLOW_CLIENTS + " slow readers",
                () -> slow("-X", "-w", "10", "-y", "20", "-n", "5", "-z", "32", "-k", "3"));
        besiege(table, BOMB_MIB + " MiB of gzip bomb", () -> send("/api/v1/measurements", feed, bomb(), "gzip", 4));
        besiege(table, LARGE_MIB + " MiB to metrics", () -> send("/api/v1/metrics", reader, large(), null, 4));
        besiege(table, LARGE_MIB + " MiB to measurements", () -> send("/api/v1/measurements", feed, large(), null, 4));
        floors.atLeast("the smallest share of good answers, in per cent", 100 * worst, 99.9, 100);
        floors.atMost("the gateway's memory grows by", gate.resident()[0] - gateBefore, 64, 16, " MiB");
        floors.atMost("the service's memory grows by", service.resident()[0] - serviceBefore, 64, 16, " MiB");
        floors.print();
    }

    /** Lets both processes reach the memory that usual requests need. */
    private void quietly() {
        try (Visitor visitor = new Visitor(gateway, reader)) {
            Pause.millis(seconds * 500L);
        }
    }

    private void besiege(Table table, String name, Attack attack) throws IOException, InterruptedException {
        long gateBefore = gate.resident()[0];
        long serviceBefore = service.resident()[0];
        String went;
        long[] counted;
        try (Visitor visitor = new Visitor(gateway, reader)) {
            went = attack.run();
            Pause.millis(1_000);
            counted = visitor.stop();
        }
        worst = Math.min(worst, (double) counted[0] / counted[1]);
        table.row(
                name,
                Table.number(counted[0]),
                Table.number(counted[1]),
                String.format(Locale.ROOT, "%.2f %%", 100.0 * counted[0] / counted[1]),
                Long.toString(gate.resident()[0] - gateBefore),
                Long.toString(service.resident()[0] - serviceBefore),
                went);
    }

    private String slow(String... kind) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("slowhttptest", "-c", "" + SLOW_CLIENTS, "-r", "100", "-i", "5"));
        command.addAll(List.of(
                "-l",
                "" + seconds,
                "-p",
                "3",
                "-u",
                gateway + "/api/v1/metrics",
                "-t",
                kind[0].equals("-B") ? "POST" : "GET"));
        command.addAll(List.of(kind));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
        process.waitFor();
        String closed = output.replaceAll("(?s).*closed:\\s+(\\d+).*", "$1");
        return closed.length() < 8 ? closed + " closed by the gateway" : "";
    }

    private String send(String path, String token, byte[] body, String encoding, int times)
            throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        TreeMap<Integer, Integer> answers = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                    .timeout(Duration.ofMinutes(2))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            if (encoding != null) {
                request.header("Content-Encoding", encoding);
            }
            answers.merge(
                    client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode(),
                    1,
                    Integer::sum);
        }
        return "answered " + answers;
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            byte[] mebibyte = new byte[1 << 20];
            java.util.Arrays.fill(mebibyte, (byte) ' ');
            for (int i = 0; i < BOMB_MIB; i++) {
                zip.write(mebibyte);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] large() {
        byte[] large = new byte[LARGE_MIB << 20];
        java.util.Arrays.fill(large, (byte) 'x');
        return large;
    }
}
