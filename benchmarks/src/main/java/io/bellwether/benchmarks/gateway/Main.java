package io.bellwether.benchmarks.gateway;

import io.bellwether.benchmarks.frame.Floors;
import io.bellwether.benchmarks.frame.Folders;
import io.bellwether.benchmarks.frame.Neighbours;
import io.bellwether.benchmarks.frame.Ports;
import io.bellwether.benchmarks.frame.Postgres;
import io.bellwether.benchmarks.frame.Program;
import io.bellwether.benchmarks.frame.Services;
import io.bellwether.benchmarks.frame.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./bellwether bench gateway [seconds]}; needs Debian's {@code wrk} and {@code nginx}. */
public final class Main {

    /** What the service answers from memory, for anybody with a role. */
    private static final String PATH = "/api/v1/organisation";

    private static final int ROUNDS = 3;

    /** The limit of a subject is looked at, and never reached: everything here is asked by one. */
    private static final String UNLIMITED = "100000000";

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
        Path home = Path.of(System.getProperty("bellwether.home", ".")).toAbsolutePath();
        Path folder = Folders.temporary(home);
        int port = Ports.free();
        int gatewayPort = Ports.free();
        int nginxPort = Ports.free();
        try (Postgres database = new Postgres(folder);
                Neighbours neighbours = new Neighbours();
                Program service = new Services(home, folder, neighbours).service("governance", port, database, "256m");
                Program gateway = new Services(home, folder, neighbours)
                        .gateway(
                                gatewayPort,
                                Map.of(
                                        "BELLWETHER_GOVERNANCE_URL", "http://127.0.0.1:" + port,
                                        "BELLWETHER_RATE_PER_SECOND", UNLIMITED,
                                        "BELLWETHER_RATE_BURST", UNLIMITED));
                Program nginx = nginx(folder, nginxPort, port)) {
            service.start();
            gateway.start();
            nginx.start();
            String token = neighbours.person("viewer");
            Map<String, Integer> doors = Map.of("directly", port, "gateway", gatewayPort, "nginx", nginxPort);
            for (int warm : doors.values()) {
                // what a process does in its first minute is its compiler's work, too
                Wrk.run(url(warm), token, 8, 4 * seconds);
            }
            Table table = new Table(
                    "GET " + PATH + ", token verified by the service, and by the gateway",
                    "round",
                    "directly, p50 at 1 connection",
                    "gateway adds",
                    "nginx adds",
                    "directly, requests/s at 2",
                    "gateway",
                    "nginx",
                    "gateway of nginx");
            List<Double> added = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                double direct = Wrk.run(url(port), token, 1, seconds).median();
                double through = Wrk.run(url(gatewayPort), token, 1, seconds).median();
                double bare = Wrk.run(url(nginxPort), token, 1, seconds).median();
                double directRate = Wrk.run(url(port), token, 2, seconds).rate();
                double rate = Wrk.run(url(gatewayPort), token, 2, seconds).rate();
                double bareRate = Wrk.run(url(nginxPort), token, 2, seconds).rate();
                table.row(
                        Integer.toString(round),
                        millis(direct),
                        millis(through - direct),
                        millis(bare - direct),
                        Table.number(directRate),
                        Table.number(rate),
                        Table.number(bareRate),
                        Table.ratio(rate / bareRate));
                added.add(through - direct);
                ratios.add(rate / bareRate);
            }
            Floors floors = new Floors();
            floors.atMost("median latency that the gateway adds at one connection", middle(added), 0.5, 0.1, " ms");
            floors.atLeast("requests a second at two connections, of nginx", middle(ratios), 0.35, 0.6);
            floors.print();
        }
        Folders.delete(folder);
    }

    private static double middle(List<Double> rounds) {
        return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + PATH;
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.2f ms", millis);
    }

    /** One worker, connections kept to both sides, nothing looked at and nothing logged. */
    private static Program nginx(Path folder, int port, int service) throws IOException {
        Path root = Files.createDirectories(folder.resolve("nginx"));
        Path file = root.resolve("nginx.conf");
        Files.writeString(file, """
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              keepalive_requests 100000000;
              upstream service { server 127.0.0.1:%3$d; keepalive 64; keepalive_requests 100000000; }
              server {
                listen 127.0.0.1:%2$d;
                location = /ready { return 204; }
                location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; }
              }
            }
            """.formatted(root, port, service));
        return new Program(
                List.of("nginx", "-p", root.toString(), "-c", file.toString()),
                Map.of(),
                root.resolve("nginx.log"),
                "http://127.0.0.1:" + port + "/ready");
    }
}
