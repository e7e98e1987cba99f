package io.bellwether.benchmarks.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's {@code wrk}: as many requests as the connections take. */
final class Wrk {

    private static final Pattern MEDIAN = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    /**
     * A run.
     *
     * @param median of the latency, in milliseconds
     * @param rate requests a second
     */
    record Run(double median, double rate) {}

    private Wrk() {}

    /** Runs; fails when any answer was none or no success. */
    static Run run(String url, String token, int connections, int seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--latency",
                        "-H",
                        "Authorization: Bearer " + token,
                        url))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException("wrk at " + url + ":\n" + output);
        }
        return new Run(millis(output), Double.parseDouble(found(RATE, output).group(1)));
    }

    private static double millis(String output) {
        Matcher median = found(MEDIAN, output);
        double value = Double.parseDouble(median.group(1));
        return switch (median.group(2)) {
            case "us" -> value / 1_000;
            case "ms" -> value;
            default -> value * 1_000;
        };
    }

    private static Matcher found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk says nothing of " + pattern + ":\n" + output);
        }
        return matcher;
    }
}
