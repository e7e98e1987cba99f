package io.bellwether.benchmarks.measurements;

import io.bellwether.benchmarks.frame.Floors;
import io.bellwether.benchmarks.frame.Pause;
import io.bellwether.benchmarks.frame.Postgres;
import io.bellwether.benchmarks.frame.Table;
import io.bellwether.benchmarks.frame.Web;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rows a second over HTTP, acknowledged on disk, beside COPY and the peers with the same rows and as many clients. Each way
 * has its turn in each of several rounds, so that what else the machine does meets all of them; ratios are those of a
 * round, and the middle one is told. Nothing begins before the service has folded what it was sent.
 */
final class Ingest {

    /** Seconds between the feeds of two runs, so that no row comes twice. */
    private static final long APART = 86_400L * 4;

    private static final long FIRST = 1_500_000_000L;

    /** Rows that nobody counts: a service compiles while it works. */
    private static final int WARM_UP = 600_000;

    /** Requests that nobody counts of each way with small batches: what a request itself costs is compiled late. */
    private static final int WARM_UP_REQUESTS = 12_000;

    private static final int SMALL = 100;

    private static final int LARGE = 10_000;

    private static final String JSON = "NDJSON";
    private static final String IDS = "NDJSON with ids";
    private static final String LINES = "line protocol";
    private static final String FOLDED = "NDJSON, until folded";
    private static final String GATEWAY = "NDJSON through the gateway";
    private static final String COPY = "raw COPY, hashed keys";
    private static final String ORDERED = "raw COPY, keys of series and time";
    private static final String INFLUX = "InfluxDB";
    private static final String VICTORIA = "VictoriaMetrics";
    private static final List<String> WAYS =
            List.of(COPY, ORDERED, JSON, FOLDED, IDS, GATEWAY, LINES, INFLUX, VICTORIA);

    private final Postgres database;
    private final RawCopy hashed;
    private final RawCopy ordered;
    private final Web service;
    private final Web gateway;
    private final Peers peers;
    private final Floors floors;
    private int runs;

    Ingest(Postgres database, Web service, Web gateway, Peers peers, Floors floors) throws SQLException {
        this.database = database;
        hashed = new RawCopy(database, "hashed");
        ordered = new RawCopy(database, "ordered");
        this.service = service;
        this.gateway = gateway;
        this.peers = peers;
        this.floors = floors;
    }

    private record Size(int rows, int batches, int clients) {}

    private static final List<Size> SIZES =
            List.of(new Size(100, 3_000, 16), new Size(1_000, 600, 8), new Size(LARGE, 100, 4));

    /**
     * Measures and prints.
     *
     * @param brief leaves the peers out
     * @param sizes rows of a batch that are wanted; empty for all
     */
    void run(boolean brief, int rounds, List<Integer> sizes) throws IOException, SQLException {
        warmUp();
        if (sizes.isEmpty() || sizes.stream().anyMatch(rows -> rows < LARGE)) {
            warmUpRequests();
        }
        Optional<Peers.Peer> influx = brief ? Optional.empty() : peers.influx();
        Optional<Peers.Peer> victoria = brief ? Optional.empty() : peers.victoria();
        try {
            List<String> columns = new ArrayList<>(List.of("batch"));
            columns.addAll(WAYS);
            Table table = new Table(
                    "Ingest over HTTP, rows a second, the middle of " + rounds, columns.toArray(String[]::new));
            Map<Integer, List<Map<String, Double>>> seen = new TreeMap<>();
            for (Size size : SIZES) {
                if (!sizes.isEmpty() && !sizes.contains(size.rows)) {
                    continue;
                }
                List<Map<String, Double>> all = new ArrayList<>();
                seen.put(size.rows, all);
                for (int round = 0; round < rounds; round++) {
                    all.add(round(size, influx, victoria));
                }
                row(table, size, all);
            }
            judge(seen);
        } finally {
            influx.ifPresent(Peers.Peer::close);
            victoria.ifPresent(Peers.Peer::close);
        }
    }

    private Map<String, Double> round(Size size, Optional<Peers.Peer> influx, Optional<Peers.Peer> victoria)
            throws IOException, SQLException {
        Map<String, Double> rates = new TreeMap<>();
        Feed feed = feed();
        rates.put(COPY, copy(feed, size, true));
        rates.put(ORDERED, copy(feed, size, false));
        rates.put(JSON, json(service, feed, size, false));
        double pushed = size.rows * size.batches / rates.get(JSON);
        double folding = folded();
        rates.put(FOLDED, size.rows * size.batches / (pushed + folding));
        rates.put(IDS, json(service, feed(), size, true));
        folded();
        rates.put(LINES, lines(feed(), size));
        folded();
        if (size.rows == LARGE) {
            rates.put(GATEWAY, json(gateway, feed(), size, false));
            folded();
        }
        if (influx.isPresent()) {
            rates.put(INFLUX, peer(influx.get(), feed, size));
        }
        if (victoria.isPresent()) {
            rates.put(VICTORIA, peer(victoria.get(), feed, size));
        }
        return rates;
    }

    private static void row(Table table, Size size, List<Map<String, Double>> rounds) {
        List<String> cells = new ArrayList<>(List.of(Table.number(size.rows)));
        for (String way : WAYS) {
            double middle = middle(rounds, way, null);
            cells.add(Double.isNaN(middle) ? "–" : Table.number(middle));
        }
        table.row(cells.toArray(String[]::new));
    }

    private void judge(Map<Integer, List<Map<String, Double>>> seen) {
        List<Map<String, Double>> large = seen.get(LARGE);
        if (large != null) {
            floors.atLeast("batches of 10,000 without ids, of raw COPY", middle(large, JSON, COPY), 0.45, 0.8);
            floors.atLeast("batches of 10,000 with ids, of raw COPY", middle(large, IDS, COPY), 0.3, 0.6);
            floors.atLeast(
                    "batches of 10,000 through the gateway, of raw COPY", middle(large, GATEWAY, COPY), 0.4, 0.75);
        }
        seen.forEach((rows, rounds) -> {
            if (!Double.isNaN(middle(rounds, INFLUX, null))) {
                String batches = "batches of " + Table.number(rows);
                floors.atLeast(
                        batches + ", the same line protocol, of InfluxDB", middle(rounds, LINES, INFLUX), 0.7, 1);
                floors.atLeast(batches + ", NDJSON, of InfluxDB", middle(rounds, JSON, INFLUX), 0.7, 1);
            }
        });
    }

    /** The middle of what rounds saw, as a share of another way where one is named. */
    private static double middle(List<Map<String, Double>> rounds, String way, String of) {
        double[] all = rounds.stream()
                .mapToDouble(round -> round.getOrDefault(way, Double.NaN) / (of == null ? 1 : round.get(of)))
                .sorted()
                .toArray();
        return all[all.length / 2];
    }

    private Feed feed() {
        return new Feed(FIRST + APART * runs++);
    }

    private void warmUp() throws SQLException {
        for (boolean ids : new boolean[] {false, true}) {
            // as many rows for the yardstick's tables as for the service's
            copy(feed(), new Size(LARGE, WARM_UP / 2 / LARGE, 4), ids);
            json(service, feed(), new Size(1_000, WARM_UP / 4 / 1_000, 4), ids);
            json(service, feed(), new Size(LARGE, WARM_UP / 4 / LARGE, 4), ids);
        }
        lines(feed(), new Size(1_000, WARM_UP / 4 / 1_000, 4));
        json(gateway, feed(), new Size(LARGE, WARM_UP / 4 / LARGE, 4), false);
        folded();
    }

    private void warmUpRequests() throws SQLException {
        Size small = new Size(SMALL, WARM_UP_REQUESTS, 16);
        json(service, feed(), small, false);
        folded();
        json(service, feed(), small, true);
        folded();
        lines(feed(), small);
        folded();
    }

    /** Waits until nothing is left to be folded; gives the seconds that it took. */
    private double folded() throws SQLException {
        long began = System.nanoTime();
        while (database.number("select (select count(*) from mark) + (select count(*) from fact_log)") > 0) {
            Pause.millis(20);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private interface Writing {
        byte[] batch(long from, int rows);
    }

    private static List<byte[]> batches(Size size, Writing writing) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < size.batches; i++) {
            all.add(writing.batch((long) i * size.rows, size.rows));
        }
        return all;
    }

    private double copy(Feed feed, Size size, boolean byHash) throws SQLException {
        List<byte[]> batches = batches(size, (from, rows) -> feed.copy(from, rows, byHash));
        return (byHash ? hashed : ordered).rate(batches, size.rows, size.clients);
    }

    private double json(Web through, Feed feed, Size size, boolean ids) {
        List<byte[]> batches = batches(size, (from, rows) -> feed.ndjson(from, rows, ids));
        return push(through, "application/x-ndjson", "", batches, size);
    }

    private double lines(Feed feed, Size size) {
        List<byte[]> batches = batches(size, (from, rows) -> feed.lines(from, rows, false));
        return push(service, "text/vnd.influx.line", "?precision=s", batches, size);
    }

    private static double push(Web through, String type, String query, List<byte[]> batches, Size size) {
        return Rate.of(batches, size.rows, size.clients, (client, batch) -> through.post(
                        "/api/v1/measurements" + query, type, batch)
                .orFail());
    }

    private double peer(Peers.Peer peer, Feed feed, Size size) {
        List<byte[]> batches = batches(size, (from, rows) -> feed.lines(from, rows, peer.nanos()));
        return Rate.of(batches, size.rows, size.clients, (client, batch) -> peer.write(batch));
    }
}
