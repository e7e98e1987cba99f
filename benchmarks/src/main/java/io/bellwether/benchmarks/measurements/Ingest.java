package io.bellwether.benchmarks.measurements;

import io.bellwether.benchmarks.frame.Postgres;
import io.bellwether.benchmarks.frame.Table;
import io.bellwether.benchmarks.frame.Web;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows a second over HTTP, acknowledged on disk, beside COPY and the peers with the same rows and clients. */
final class Ingest {

    /** Seconds between the feeds of two runs, so that no row comes twice. */
    private static final long APART = 86_400L * 40;

    private static final long FIRST = 1_500_000_000L;

    /** Rows that nobody counts: a service compiles while it works. */
    private static final int WARM_UP = 600_000;

    private final RawCopy hashed;
    private final RawCopy ordered;
    private final Web service;
    private final Peers peers;
    private int runs;

    Ingest(Postgres database, Web service, Peers peers) throws SQLException {
        hashed = new RawCopy(database, "hashed");
        ordered = new RawCopy(database, "ordered");
        this.service = service;
        this.peers = peers;
    }

    private record Size(int rows, int batches, int clients) {}

    private static final List<Size> SIZES =
            List.of(new Size(100, 3_000, 16), new Size(1_000, 600, 8), new Size(10_000, 100, 4));

    void run(boolean brief) throws IOException, SQLException {
        warmUp();
        Optional<Peers.Peer> influx = brief ? Optional.empty() : peers.influx();
        Optional<Peers.Peer> victoria = brief ? Optional.empty() : peers.victoria();
        try {
            Table table = new Table(
                    "Ingest over HTTP, rows a second",
                    "batch",
                    "clients",
                    "raw COPY, hashed keys",
                    "raw COPY, keys of series and time",
                    "without ids",
                    "of COPY (hashed)",
                    "of COPY (series and time)",
                    "with ids",
                    "of COPY (hashed)",
                    "InfluxDB",
                    "without ids, of InfluxDB",
                    "VictoriaMetrics");
            for (Size size : SIZES) {
                Feed feed = feed();
                double byHash = copy(feed, size, true);
                double byTime = copy(feed, size, false);
                double plain = push(feed, size, false);
                double withIds = push(feed(), size, true);
                double other = influx.isPresent() ? peer(influx.get(), feed, size) : Double.NaN;
                double memory = victoria.isPresent() ? peer(victoria.get(), feed, size) : Double.NaN;
                table.row(
                        Table.number(size.rows),
                        Integer.toString(size.clients),
                        Table.number(byHash),
                        Table.number(byTime),
                        Table.number(plain),
                        Table.ratio(plain / byHash),
                        Table.ratio(plain / byTime),
                        Table.number(withIds),
                        Table.ratio(withIds / byHash),
                        Double.isNaN(other) ? "not installed" : Table.number(other),
                        Double.isNaN(other) ? "–" : Table.ratio(plain / other),
                        Double.isNaN(memory) ? "not installed" : Table.number(memory));
            }
        } finally {
            influx.ifPresent(Peers.Peer::close);
            victoria.ifPresent(Peers.Peer::close);
        }
    }

    private Feed feed() {
        return new Feed(FIRST + APART * runs++ / 10);
    }

    private void warmUp() throws SQLException {
        for (boolean ids : new boolean[] {false, true}) {
            // as many rows for the yardstick's tables as for the service's
            copy(feed(), new Size(10_000, WARM_UP / 2 / 10_000, 4), ids);
            push(feed(), new Size(1_000, WARM_UP / 4 / 1_000, 4), ids);
            push(feed(), new Size(10_000, WARM_UP / 4 / 10_000, 4), ids);
        }
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

    private double copy(Feed feed, Size size, boolean hashed) throws SQLException {
        List<byte[]> batches = batches(size, (from, rows) -> feed.copy(from, rows, hashed));
        return (hashed ? this.hashed : ordered).rate(batches, size.rows, size.clients);
    }

    private double push(Feed feed, Size size, boolean ids) {
        List<byte[]> batches = batches(size, (from, rows) -> feed.ndjson(from, rows, ids));
        return Rate.of(batches, size.rows, size.clients, (client, batch) -> service.post(
                        "/api/v1/measurements", "application/x-ndjson", batch)
                .orFail());
    }

    private double peer(Peers.Peer peer, Feed feed, Size size) {
        List<byte[]> batches = batches(size, (from, rows) -> feed.lines(from, rows, peer.nanos()));
        return Rate.of(batches, size.rows, size.clients, (client, batch) -> peer.write(batch));
    }
}
