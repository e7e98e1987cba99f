package io.bellwether.benchmarks.chaos;

import io.bellwether.benchmarks.frame.Pause;
import io.bellwether.benchmarks.frame.Web;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that pushes its rows in batches of random size, now to one replica and now to the other, and sends a batch again
 * until it is acknowledged. Even clients give ids, every second pair sends an {@code Idempotency-Key} with each batch. It never
 * runs further ahead than the killing.
 */
final class Client implements Runnable {

    private static final Pattern COUNTS =
            Pattern.compile("\"accepted\":(\\d+),\"unchanged\":(\\d+),\"restated\":(\\d+),\"rejected\":(\\d+)");

    /** A series for so many rows, so that series are made while things are killed. */
    private static final int ROWS_A_SERIES = 250;

    private static final long START = 1_700_000_000L;

    private final List<Web> replicas;
    private final int number;
    private final int rows;
    private final DoubleSupplier allowed;

    long accepted;
    long unchanged;
    long strange;
    long retries;
    long cents;
    private int turn;

    /**
     * @param allowed the share of its rows that it may have sent by now
     */
    Client(List<Web> replicas, int number, int rows, DoubleSupplier allowed) {
        this.replicas = replicas;
        this.number = number;
        this.rows = rows;
        this.allowed = allowed;
    }

    boolean ids() {
        return number % 2 == 0;
    }

    boolean keys() {
        return number / 2 % 2 == 0;
    }

    String metric() {
        return "chaos.client_" + number;
    }

    @Override
    public void run() {
        SplittableRandom random = new SplittableRandom(number);
        for (int from = 0; from < rows; ) {
            while ((double) from / rows > allowed.getAsDouble()) {
                Pause.millis(5);
            }
            int size = Math.min(rows - from, random.nextInt(50, 2_000));
            push(from, size);
            from += size;
        }
    }

    private void push(int from, int size) {
        byte[] body = body(from, size);
        String[] headers = keys() ? new String[] {"Idempotency-Key", number + "-" + from} : new String[0];
        while (true) {
            try {
                Web web = replicas.get(turn++ % replicas.size());
                Web.Answer answer = web.post("/api/v1/measurements", "application/x-ndjson", body, headers);
                if (answer.status() == 200) {
                    count(answer.body());
                    return;
                }
                if (answer.status() < 500 && answer.status() != 429 && answer.status() != 409) {
                    throw new IllegalStateException("answered " + answer.status() + ": " + answer.body());
                }
            } catch (IOException lost) {
                // whether it was recorded nobody knows: that is why it is sent again
                retries++;
                Pause.millis(100);
                continue;
            }
            retries++;
            Pause.millis(100);
        }
    }

    private void count(String answer) {
        Matcher counts = COUNTS.matcher(answer);
        if (!counts.find()) {
            throw new IllegalStateException("no counts: " + answer);
        }
        accepted += Long.parseLong(counts.group(1));
        unchanged += Long.parseLong(counts.group(2));
        strange += Long.parseLong(counts.group(3)) + Long.parseLong(counts.group(4));
    }

    private byte[] body(int from, int size) {
        StringBuilder text = new StringBuilder(size * 130);
        for (int row = from; row < from + size; row++) {
            long value = (row * 7_919L + number) % 100_000;
            cents += value;
            text.append("{\"metric\":\"").append(metric()).append("\",\"at\":\"");
            text.append(Instant.ofEpochSecond(START + row * 60L))
                    .append("\",\"value\":")
                    .append(value / 100);
            text.append('.').append(value % 100 < 10 ? "0" : "").append(value % 100);
            text.append(",\"dimensions\":{\"part\":\"")
                    .append(row / ROWS_A_SERIES)
                    .append("\"}");
            if (ids()) {
                text.append(",\"id\":\"").append(row).append('"');
            }
            text.append("}\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
