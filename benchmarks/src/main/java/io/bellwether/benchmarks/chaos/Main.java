package io.bellwether.benchmarks.chaos;

import io.bellwether.benchmarks.frame.Folders;
import io.bellwether.benchmarks.frame.Neighbours;
import io.bellwether.benchmarks.frame.Ports;
import io.bellwether.benchmarks.frame.Postgres;
import io.bellwether.benchmarks.frame.Program;
import io.bellwether.benchmarks.frame.Services;
import io.bellwether.benchmarks.frame.Table;
import io.bellwether.benchmarks.frame.Web;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./bellwether bench chaos [kills] [measurements]}; ends with 1 when anything is lost, doubled or wrong. */
public final class Main {

    private static final int CLIENTS = 8;
    private static final int KILLS = 24;
    private static final int MEASUREMENTS = 1_000_000;
    private static final Pattern KEY = Pattern.compile("\"key\":\"([0-9a-f]{32})\"");
    private static final Pattern VALUE = Pattern.compile("\"value\":([-0-9.Ee+]+|null)");

    private final Postgres database;
    private final Web reader;
    private boolean right = true;

    private Main(Postgres database, Web reader) {
        this.database = database;
        this.reader = reader;
    }

    public static void main(String[] arguments) throws Exception {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : KILLS;
        int rows = (arguments.length > 1 ? Integer.parseInt(arguments[1]) : MEASUREMENTS) / CLIENTS;
        Path home = Path.of(System.getProperty("bellwether.home", ".")).toAbsolutePath();
        Path folder = Folders.temporary(home);
        int port = Ports.free();
        int other = Ports.free();
        String base = "http://127.0.0.1:" + port;
        boolean right;
        try (Postgres database = new Postgres(folder);
                Neighbours neighbours = new Neighbours();
                Program service =
                        new Services(home, folder, neighbours).service("measurements", port, database, "256m");
                Program replica =
                        new Services(home, folder, neighbours).service("measurements", other, database, "256m")) {
            service.start();
            replica.start();
            Main main = new Main(database, new Web(base, neighbours.person("viewer")));
            Killing killing = new Killing(List.of(service, replica), database, kills);
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String feed = neighbours.feed("demo-feed");
                List<Web> webs = List.of(new Web(base, feed), new Web("http://127.0.0.1:" + other, feed));
                clients.add(new Client(webs, i, rows, killing.allowed()));
                define(
                        new Web(base, neighbours.person("coordinator")),
                        clients.get(i).metric());
            }
            long began = System.nanoTime();
            all(clients, killing);
            double seconds = (System.nanoTime() - began) / 1e9;
            main.judge(clients, killing, rows, seconds);
            right = main.right;
        }
        if (right) {
            Folders.delete(folder);
        } else {
            System.out.println("\nData and logs are kept in " + folder + ".");
            System.exit(1);
        }
    }

    private static void all(List<Client> clients, Killing killing) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> running = new ArrayList<>();
            running.add(threads.submit(killing));
            clients.forEach(client -> running.add(threads.submit(client)));
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void define(Web coordinator, String metric) throws IOException {
        coordinator
                .post(
                        "/api/v1/metrics",
                        "application/json",
                        "{\"key\":\"" + metric + "\",\"name\":\"Chaos\",\"shape\":\"delta\",\"unit\":\"things\","
                                + "\"department\":\"human-resources\",\"cadence\":\"P1D\",\"dimensions\":[\"part\"]}")
                .orFail();
    }

    private void judge(List<Client> clients, Killing killing, int rows, double seconds)
            throws IOException, SQLException {
        long pushed = (long) rows * clients.size();
        long retries = clients.stream().mapToLong(client -> client.retries).sum();
        Table table = new Table("Measurements while service and PostgreSQL are killed", "what", "expected", "found");
        table.row("kills, of PostgreSQL among them", "", killing.kills() + ", " + killing.ofDatabase());
        table.row("batches sent again", "", Table.number(retries));
        table.row("seconds", "", Table.number(seconds));
        long stored = 0;
        Set<String> identities = new HashSet<>();
        for (Client client : clients) {
            // each as it is exported: under its series, once for each that is stored
            String exported =
                    reader.get("/api/v1/measurements?metric=" + client.metric()).body();
            Matcher keys = KEY.matcher(exported);
            while (keys.find()) {
                stored++;
                identities.add(keys.group(1));
            }
        }
        check(table, "measurements stored", pushed, stored);
        check(table, "different identities", pushed, identities.size());
        check(table, "restated", 0, database.number("select sum(restated) from batch"));
        check(
                table,
                "keys of series that are unknown",
                0,
                database.number("select count(*) from fact_key k left join series s on s.id = k.series_id"
                        + " where s.id is null"));
        check(table, "accepted, summed over all batches", pushed, database.number("select sum(accepted) from batch"));
        for (Client client : clients) {
            String of = client.metric() + (client.ids() ? ", ids" : "") + (client.keys() ? ", Idempotency-Key" : "");
            check(table, of + ": acknowledged", rows, client.accepted + client.unchanged);
            if (client.keys()) {
                check(table, of + ": accepted, as first answered", rows, client.accepted);
            }
            check(table, of + ": restated or refused", 0, client.strange);
            sums(table, client, rows);
        }
    }

    /** Sums of a metric: whole, and once more from one part of its series after the other. */
    private void sums(Table table, Client client, int rows) throws IOException {
        BigDecimal expected = BigDecimal.valueOf(client.cents, 2);
        String window = ",\"from\":\"2020-01-01\",\"to\":\"2026-06-01\"";
        String body = "{\"queries\":[{\"id\":\"s\",\"measure\":\"sum(" + client.metric() + ")\"" + window
                + "},{\"id\":\"c\",\"measure\":\"count(" + client.metric() + ")\"" + window + "}]}";
        String answer = reader.post("/api/v1/aggregates", "application/json", body)
                .orFail()
                .body();
        Matcher values = VALUE.matcher(answer);
        values.find();
        BigDecimal sum = new BigDecimal(values.group(1));
        right &= sum.compareTo(expected) == 0;
        table.row(client.metric() + ": sum", expected.toPlainString(), sum.toPlainString());
        int end = answer.indexOf("\"id\":\"c\"");
        values.find(end);
        check(table, client.metric() + ": count", rows, Double.parseDouble(values.group(1)));
    }

    private void check(Table table, String what, double expected, double found) {
        right &= expected == found;
        table.row(expected == found ? what : "**" + what + "**", Table.number(expected), Table.number(found));
    }
}
