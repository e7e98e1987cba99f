package io.bellwether.benchmarks.measurements;

import io.bellwether.benchmarks.frame.Floors;
import io.bellwether.benchmarks.frame.Pause;
import io.bellwether.benchmarks.frame.Postgres;
import io.bellwether.benchmarks.frame.Table;
import io.bellwether.benchmarks.frame.Web;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 200 measures over a year in one request, while the number of measurements grows and that of days of series stays: every
 * round brings more measurements for the same 366 days of the same 1,000 series.
 */
final class Growth {

    private static final int DAYS = 366;

    /** 2019-01-01, so that no other benchmark's days are read. */
    private static final long START = 1_546_300_800L;

    private static final int BATCH = 10_000;
    private static final int MEASURES = 200;
    private static final int WARM = 30;
    private static final int COUNTED = 101;

    private final Postgres database;
    private final Web feed;
    private final Web reader;
    private final Floors floors;

    Growth(Postgres database, Web feed, Web reader, Floors floors) {
        this.floors = floors;
        this.database = database;
        this.feed = feed;
        this.reader = reader;
    }

    void run(List<Long> steps) throws IOException, SQLException {
        Table table = new Table(
                "200 measures over a year of 1,000 series in one request, warm, over HTTP",
                "measurements",
                "p50",
                "p95",
                "bytes a measurement");
        double before = bytes();
        long loaded = 0;
        double first = 0;
        for (long step : steps) {
            loaded = load(loaded, step);
            folded();
            database.run("vacuum analyze");
            double[] times = ask();
            table.row(
                    Table.number(loaded),
                    Table.millis(times[COUNTED / 2]),
                    Table.millis(times[COUNTED * 95 / 100]),
                    Table.number((bytes() - before) / loaded));
            double middle = times[COUNTED / 2] / 1e6;
            String rows = Table.number(loaded) + " measurements";
            floors.atMost("200 measures over " + rows, middle, 60, 10, " ms");
            if (first == 0) {
                first = middle;
            } else {
                floors.atMost("200 measures, from the first step to " + rows, middle / first, 1.5, 1.1, "×");
            }
            floors.atMost("bytes a measurement at " + rows, (bytes() - before) / loaded, 180, 60, "");
        }
    }

    private double bytes() throws SQLException {
        return database.number("select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n"
                + " on n.oid = relnamespace where relkind = 'r' and nspname = 'public'");
    }

    private long load(long from, long to) {
        long batches = (to - from) / BATCH;
        List<byte[]> numbers = new ArrayList<>();
        for (long i = 0; i < batches; i++) {
            numbers.add(Long.toString(from + i * BATCH).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        Rate.of(numbers, BATCH, 4, (client, first) -> feed.post(
                        "/api/v1/measurements",
                        "application/x-ndjson",
                        new Year()
                                .ndjson(Long.parseLong(new String(first, java.nio.charset.StandardCharsets.US_ASCII))))
                .orFail());
        return from + batches * BATCH;
    }

    /** The rows of a year: day by day over all series, then again a minute later. */
    private static final class Year {

        byte[] ndjson(long from) {
            StringBuilder text = new StringBuilder(BATCH * 130);
            for (long row = from; row < from + BATCH; ) {
                long day = row / Feed.SERIES % DAYS;
                long round = row / Feed.SERIES / DAYS;
                int rows = (int) Math.min(Feed.SERIES - row % Feed.SERIES, from + BATCH - row);
                Feed one = new Feed(START + day * 86_400 + round * 60 - row / Feed.SERIES * 60);
                text.append(new String(one.ndjson(row, rows, false), java.nio.charset.StandardCharsets.US_ASCII));
                row += rows;
            }
            return text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        }
    }

    private void folded() throws SQLException {
        while (database.number("select (select count(*) from mark) + (select count(*) from fact_log)") > 0) {
            Pause.millis(200);
        }
    }

    private double[] ask() throws IOException {
        StringBuilder body = new StringBuilder("{\"queries\":[");
        for (int i = 0; i < MEASURES; i++) {
            String metric = Feed.metric(i % Feed.METRICS);
            String measure = i % 3 == 0
                    ? "sum(" + metric + "{via=\\\"social\\\"}) / sum(" + metric + ")"
                    : i % 3 == 1 ? "sum(" + metric + ")" : "mean(" + metric + "{channel in (\\\"x\\\", \\\"blog\\\")})";
            body.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(i)
                    .append("\",\"measure\":\"")
                    .append(measure);
            body.append("\",\"from\":\"2019-0").append(1 + i % 9).append("-01\",\"to\":\"2020-01-01\"}");
        }
        body.append("]}");
        double[] times = new double[COUNTED];
        for (int i = -WARM; i < COUNTED; i++) {
            long began = System.nanoTime();
            reader.post("/api/v1/aggregates", "application/json", body.toString())
                    .orFail();
            if (i >= 0) {
                times[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(times);
        return times;
    }
}
