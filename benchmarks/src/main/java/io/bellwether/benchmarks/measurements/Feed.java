package io.bellwether.benchmarks.measurements;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * A feed of 1,000 series (20 metrics × 5 × 10 dimension values), a reading of each a minute. Row {@code n} is the same in
 * every form that it is written in.
 */
final class Feed {

    static final int METRICS = 20;
    static final int SERIES = METRICS * 5 * 10;

    /** Seconds from 1970 to 2000, where PostgreSQL counts from. */
    private static final long EPOCH_2000 = 946_684_800L;

    private static final String[] CHANNELS = {
        "linkedin", "facebook", "instagram", "youtube", "x", "tiktok", "mastodon", "forum", "blog", "reddit"
    };
    private static final String[] VIA = {"social", "search", "direct", "mail", "unknown"};

    private final long start;

    /**
     * @param start where its time begins, in seconds since 1970
     */
    Feed(long start) {
        this.start = start;
    }

    static String metric(int number) {
        return "bench.metric_" + number;
    }

    private static int series(long row) {
        return (int) (row % SERIES);
    }

    private static String via(long row) {
        return VIA[series(row) / METRICS % 5];
    }

    private static String channel(long row) {
        return CHANNELS[series(row) / METRICS / 5];
    }

    private long second(long row) {
        return start + row / SERIES * 60;
    }

    private static long value(long row) {
        return row * 2_654_435_761L >>> 7 & 1023;
    }

    /** NDJSON as the service takes it; with ids when asked. */
    byte[] ndjson(long from, int rows, boolean ids) {
        StringBuilder text = new StringBuilder(rows * 130);
        long written = Long.MIN_VALUE;
        String at = "";
        for (long row = from; row < from + rows; row++) {
            text.append("{\"metric\":\"").append(metric(series(row) % METRICS));
            if (second(row) != written) {
                written = second(row);
                at = Instant.ofEpochSecond(written).toString();
            }
            text.append("\",\"at\":\"").append(at);
            text.append("\",\"value\":").append(value(row));
            text.append(",\"dimensions\":{\"via\":\"").append(via(row));
            text.append("\",\"channel\":\"").append(channel(row)).append("\"}");
            if (ids) {
                text.append(",\"id\":\"").append(start).append('-').append(row).append('"');
            }
            text.append("}\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** InfluxDB's line protocol, for a peer that is told the precision is seconds. */
    byte[] lines(long from, int rows, boolean nanos) {
        StringBuilder text = new StringBuilder(rows * 70);
        for (long row = from; row < from + rows; row++) {
            text.append(metric(series(row) % METRICS)).append(",via=").append(via(row));
            text.append(",channel=").append(channel(row)).append(" value=").append(value(row));
            text.append(' ').append(second(row)).append(nanos ? "000000000\n" : "\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Rows (series, at, value, key) for a binary COPY, sorted by key; the key is a hash or made of series and time. */
    byte[] copy(long from, int rows, boolean hashed) {
        long[][] keys = new long[rows][];
        SplittableRandom random = new SplittableRandom(start + from);
        for (int i = 0; i < rows; i++) {
            long row = from + i;
            keys[i] = hashed
                    ? new long[] {row, random.nextLong(), random.nextLong()}
                    : new long[] {row, series(row) * 0x9e3779b97f4a7c15L >>> 1, second(row) * 1_000_000};
        }
        Arrays.sort(
                keys,
                Comparator.<long[]>comparingLong(key -> key[1] ^ Long.MIN_VALUE)
                        .thenComparingLong(key -> key[2] ^ Long.MIN_VALUE));
        ByteBuffer bytes = ByteBuffer.allocate(19 + rows * 54 + 2);
        bytes.put("PGCOPY\n\u00ff\r\n\u0000".getBytes(StandardCharsets.ISO_8859_1))
                .putLong(0);
        for (long[] key : keys) {
            bytes.putShort((short) 4);
            bytes.putInt(4).putInt(series(key[0]));
            bytes.putInt(8).putLong((second(key[0]) - EPOCH_2000) * 1_000_000);
            bytes.putInt(8).putDouble(value(key[0]));
            bytes.putInt(16).putLong(key[1]).putLong(key[2]);
        }
        bytes.putShort((short) -1);
        return bytes.array();
    }
}
