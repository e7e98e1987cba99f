package io.bellwether.stack.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pushes the simulated year as an integrator would: NDJSON, in the name of the feed. */
final class SampleMeasurements {

    private static final String FEED = "demo-feed";

    /** Days before the period's start that the simulated year begins with, at least. */
    private static final int DAYS_OF_A_YEAR = 365;

    /** Days that are told again when the year is continued, so that nothing of a broken-off loading is missing. */
    private static final int OVERLAP = 3;

    private final Api api;
    private final Simulation simulation;
    private final Progress progress;

    SampleMeasurements(Api api, Calendar calendar, Progress progress) {
        this.api = api;
        this.simulation = new Simulation(calendar);
        this.progress = progress;
    }

    void loadUntil(LocalDate yesterday) {
        LocalDate newest = newest();
        if (newest != null && !newest.isBefore(yesterday)) {
            return;
        }
        LocalDate from = newest == null ? yesterday.minusDays(DAYS_OF_A_YEAR - 1L) : newest.minusDays(OVERLAP);
        progress.step("simulated measurements from " + from + " to " + yesterday);
        push(from, yesterday, simulation::firstReport, false);
        progress.step("what came late and what was restated");
        push(from, yesterday, simulation::corrections, true);
    }

    private void push(
            LocalDate from, LocalDate to, Function<LocalDate, List<Map<String, Object>>> report, boolean complete) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        from.datesUntil(to.plusDays(1)).forEach(day -> report.apply(day).forEach(line -> append(body, line)));
        if (complete) {
            for (String metric : List.of("hires", "launches", "development.time", "support.calls")) {
                append(body, Map.of("metric", metric, "completeUntil", to.toString()));
            }
        }
        if (body.size() > 0) {
            api.post(FEED, "/measurements", body.toByteArray(), "application/x-ndjson", null);
        }
    }

    private static void append(ByteArrayOutputStream body, Map<String, Object> line) {
        try {
            body.writeBytes(Api.JSON.writeValueAsBytes(line));
            body.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a measurement must be writable as JSON", unwritable);
        }
    }

    /** The last day that was told in full, or null; the metric is the last that a day's first report pushes. */
    private LocalDate newest() {
        Map<String, Object> query = Map.of(
                "id",
                "newest",
                "measure",
                "last(followers)",
                "from",
                "1990-01-01",
                "to",
                Instant.now().toString());
        JsonNode answer = api.post(FEED, "/aggregates", Map.of("queries", List.of(query)), null);
        String newest = answer.at("/results/0/newest").asText("");
        return newest.isEmpty() || newest.equals("null")
                ? null
                : Instant.parse(newest).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
