package io.bellwether.benchmarks.measurements;

import io.bellwether.benchmarks.frame.Floors;
import io.bellwether.benchmarks.frame.Program;
import io.bellwether.benchmarks.frame.Table;
import io.bellwether.benchmarks.frame.Web;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;

/** What the service holds in memory while one body of many bytes streams in. */
final class LargeBody {

    private static final long START = 1_230_768_000L;
    private static final int ROWS = 10_000;
    private static final double MIB = 1024.0 * 1024;

    private final Program service;
    private final Web web;
    private final Floors floors;

    LargeBody(Program service, Web web, Floors floors) {
        this.floors = floors;
        this.service = service;
        this.web = web;
    }

    void run(long bytes) throws IOException {
        Table table =
                new Table("One body streaming in", "MiB", "answer", "seconds", "RSS before", "RSS after", "peak RSS");
        long before = service.resident()[0];
        long began = System.nanoTime();
        Web.Answer answer = web.post(
                "/api/v1/measurements", "application/x-ndjson", BodyPublishers.ofInputStream(() -> new Rows(bytes)));
        long[] after = service.resident();
        table.row(
                Table.number(bytes / MIB),
                answer.status() + " "
                        + answer.body()
                                .substring(0, Math.min(60, answer.body().length()))
                                .strip(),
                Table.number((System.nanoTime() - began) / 1e9),
                before + " MiB",
                after[0] + " MiB",
                after[1] + " MiB");
        floors.atMost("memory while " + Table.number(bytes / MIB) + " MiB stream in", after[1], 512, 300, " MiB");
    }

    /** Rows until there are enough bytes. */
    private static final class Rows extends InputStream {

        private final Feed feed = new Feed(START);
        private final long bytes;
        private long row;
        private long given;
        private byte[] piece = new byte[0];
        private int at;

        Rows(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read by the piece");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == piece.length) {
                if (given >= bytes) {
                    return -1;
                }
                piece = feed.ndjson(row, ROWS, false);
                row += ROWS;
                at = 0;
            }
            int some = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, some);
            at += some;
            given += some;
            return some;
        }
    }
}
