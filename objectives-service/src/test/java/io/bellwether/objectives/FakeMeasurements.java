package io.bellwether.objectives;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.measure.Aggregate;
import io.bellwether.measure.Allowed;
import io.bellwether.measure.Evaluation;
import io.bellwether.measure.Input;
import io.bellwether.measure.Measure;
import io.bellwether.measure.Measures;
import io.bellwether.measure.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Measurements in memory: facts with the time of their recording, metrics that tests define, aggregates by the measure
 * language's own arithmetic, and a feed that says what changed.
 */
final class FakeMeasurements {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Map<String, JsonNode> metrics = new HashMap<>();
    private final Map<String, LocalDate> complete = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private int away;

    /** A fact; {@code until} is when a later one with the same id replaced it. */
    private record Fact(
            String metric,
            Instant at,
            BigDecimal value,
            Map<String, String> dimensions,
            String id,
            Instant recorded,
            Instant until) {

        boolean counts(Instant known) {
            return !recorded.isAfter(known) && (until == null || until.isAfter(known));
        }
    }

    synchronized void define(String metric) throws IOException {
        JsonNode body = JSON.readTree(metric);
        metrics.put(body.path("key").asText(), body);
        changed.add(body.toString());
    }

    synchronized JsonNode metric(String key) {
        return metrics.get(key);
    }

    /** Answers 503 so many times. */
    synchronized void goAway(int times) {
        away = times;
    }

    /** Takes {@code [{metric, at, value, dimensions?, id?}]}, or {@code {metric, completeUntil}}. */
    synchronized void take(String body) throws IOException {
        Instant now = Instant.now();
        TreeSet<String> keys = new TreeSet<>();
        for (JsonNode one : JSON.readTree(body)) {
            keys.add(one.path("metric").asText());
            if (one.has("completeUntil")) {
                complete.put(
                        one.path("metric").asText(),
                        LocalDate.parse(one.path("completeUntil").asText()));
                continue;
            }
            String id = one.path("id").asText("");
            facts.replaceAll(fact -> !id.isEmpty() && fact.id().equals(id) && fact.until() == null
                    ? new Fact(fact.metric(), fact.at(), fact.value(), fact.dimensions(), id, fact.recorded(), now)
                    : fact);
            Map<String, String> dimensions = new TreeMap<>();
            one.path("dimensions")
                    .properties()
                    .forEach(each ->
                            dimensions.put(each.getKey(), each.getValue().asText()));
            facts.add(new Fact(
                    one.path("metric").asText(),
                    instant(one.path("at").asText()),
                    one.path("value").decimalValue(),
                    dimensions,
                    id,
                    now,
                    null));
        }
        keys.forEach(key -> changed.add("{\"changed\":[{\"metric\":\"" + key + "\"}]}"));
    }

    /** Says in the feed what happened to a watch or an incident: {@code {type, subject, after}}. */
    synchronized void tell(String event) {
        changed.add(event);
    }

    /** The feed after a position, as JSON. */
    synchronized String feed(long after) {
        ArrayNode events = JSON.createArrayNode();
        for (int i = (int) after; i < changed.size(); i++) {
            boolean metric = changed.get(i).contains("\"key\"");
            ObjectNode event = events.addObject();
            event.put("id", Integer.toString(i + 1))
                    .put("source", "/measurements")
                    .put("time", "2026-01-01T00:00:00Z");
            event.put("type", metric ? "io.bellwether.metric.changed" : "io.bellwether.measurements.ingested");
            if (changed.get(i).contains("\"after\"")) {
                tell(event, changed.get(i));
                continue;
            }
            try {
                JsonNode afterwards = JSON.readTree(changed.get(i));
                event.put(
                        "subject", metric ? "metrics/" + afterwards.path("key").asText() : "batches/1");
                event.putObject("data").set("after", afterwards);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return events.toString();
    }

    private static void tell(ObjectNode event, String told) {
        try {
            JsonNode one = JSON.readTree(told);
            event.put("type", "io.bellwether." + one.path("type").asText());
            event.put("subject", one.path("subject").asText());
            event.putObject("data").set("after", one.get("after"));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The answer to a request for aggregates; null while it is away. */
    synchronized String aggregates(String request) throws IOException {
        if (away > 0) {
            away--;
            return null;
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.put("knownAt", Instant.now().toString());
        ArrayNode results = answer.putArray("results");
        for (JsonNode query : JSON.readTree(request).path("queries")) {
            results.add(result(query));
        }
        return answer.toString();
    }

    private ObjectNode result(JsonNode query) {
        Measure measure = Measures.parse(query.path("measure").asText());
        Instant from = instant(query.path("from").asText());
        Instant to = instant(query.path("to").asText());
        Instant known =
                query.hasNonNull("knownAt") ? instant(query.path("knownAt").asText()) : Instant.now();
        ObjectNode result = figure(measure, from, to, known, fact -> true);
        result.put("id", query.path("id").asText());
        if (query.hasNonNull("step")) {
            result.set(
                    "points",
                    points(measure, from, to, known, query.path("step").asText(), fact -> true));
        }
        if (query.hasNonNull("ends")) {
            ArrayNode points = result.putArray("points");
            query.get("ends")
                    .forEach(
                            end -> points.add(part(figure(measure, from, instant(end.asText()), known, fact -> true))));
        }
        if (query.hasNonNull("by")) {
            String by = query.path("by").asText();
            ArrayNode groups = result.putArray("groups");
            facts.stream()
                    .map(fact -> fact.dimensions().getOrDefault(by, ""))
                    .distinct()
                    .sorted()
                    .forEach(value -> {
                        ObjectNode group = figure(measure, from, to, known, fact -> fact.dimensions()
                                .getOrDefault(by, "")
                                .equals(value));
                        group.putObject("key").put(by, value);
                        groups.add(part(group).remove(List.of("inputs")));
                    });
        }
        return result;
    }

    /** Only the whole says these. */
    private static ObjectNode part(ObjectNode figure) {
        return figure.remove(List.of("via", "exact"));
    }

    private ArrayNode points(
            Measure measure,
            Instant from,
            Instant to,
            Instant known,
            String step,
            java.util.function.Predicate<Fact> part) {
        ArrayNode points = JSON.createArrayNode();
        Instant start = from;
        while (start.isBefore(to)) {
            LocalDate day = start.atZone(ZoneOffset.UTC).toLocalDate();
            LocalDate next =
                    switch (step) {
                        case "day" -> day.plusDays(1);
                        case "week" -> day.plusDays(8 - day.getDayOfWeek().getValue());
                        default -> day.withDayOfMonth(1).plusMonths(1);
                    };
            Instant end = next.atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant last = end.isAfter(to) ? to : end;
            ObjectNode point = figure(measure, start, last, known, part);
            point.put("from", start.toString()).put("to", last.toString());
            points.add(part(point));
            start = last;
        }
        return points;
    }

    private ObjectNode figure(
            Measure measure, Instant from, Instant to, Instant known, java.util.function.Predicate<Fact> part) {
        ObjectNode result = JSON.createObjectNode();
        ArrayNode inputs = result.putArray("inputs");
        Map<Measure.Selection, Value> values = new LinkedHashMap<>();
        long measurements = 0;
        Instant newest = null;
        boolean provisional = false;
        for (Measure.Selection selection : measure.selections()) {
            if (values.containsKey(selection)) {
                continue;
            }
            List<Fact> all = facts.stream()
                    .filter(fact -> fact.metric().equals(selection.metric()) && fact.counts(known))
                    .filter(part)
                    .sorted(Comparator.comparing(Fact::at))
                    .toList();
            List<Fact> before =
                    all.stream().filter(fact -> fact.at().isBefore(to)).toList();
            Input input = Input.of(selection);
            List<Fact> chosen =
                    before.stream().filter(fact -> fits(fact, input)).toList();
            List<Fact> within =
                    chosen.stream().filter(fact -> !fact.at().isBefore(from)).toList();
            LocalDate until = complete.get(selection.metric());
            boolean measured = !before.isEmpty()
                    || (until != null
                            && !until.plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                                    .isBefore(to));
            Value value = value(selection.aggregate(), chosen, within, measured);
            values.put(selection, value);
            measurements += within.size();
            Instant last =
                    within.isEmpty() ? null : within.get(within.size() - 1).at();
            JsonNode metric = metrics.getOrDefault(selection.metric(), JSON.createObjectNode());
            String finalAfter = metric.path("finalAfter").asText("PT0S");
            if (last != null) {
                newest = newest == null || last.isAfter(newest) ? last : newest;
                provisional |= !finalAfter.equals("PT0S")
                        && last.atZone(ZoneOffset.UTC)
                                .plus(io.bellwether.objectives.FakeMeasurements.amount(finalAfter))
                                .toInstant()
                                .isAfter(known);
            }
            ObjectNode told = inputs.addObject();
            told.put("selection", selection.toString()).put("metric", selection.metric());
            told.put("version", 1).put("shape", metric.path("shape").asText()).put("unit", "things");
            put(told, value, false);
            told.put("count", within.size()).put("measurements", within.size()).put("series", within.isEmpty() ? 0 : 1);
            told.putArray("sources").add("demo-feed");
            told.put("newest", text(last));
            told.put("metricFirst", text(before.isEmpty() ? null : before.get(0).at()));
            told.put(
                    "metricNewest",
                    text(before.isEmpty() ? null : before.get(before.size() - 1).at()));
            told.put("completeUntil", until == null ? null : until.toString());
            told.put("finalAfter", finalAfter)
                    .put("cadence", metric.path("cadence").asText("P1D"));
            told.set("min", metric.path("min"));
            told.put("immature", 0);
        }
        put(result, Evaluation.evaluate(measure, values::get), true);
        result.put("measurements", measurements).put("newest", text(newest)).put("provisional", provisional);
        result.put("via", "facts");
        return result;
    }

    private static java.time.temporal.TemporalAmount amount(String text) {
        return text.contains("T") ? java.time.Duration.parse(text) : java.time.Period.parse(text);
    }

    private static void put(ObjectNode node, Value value, boolean exact) {
        switch (value) {
            case Value.Figure figure -> {
                node.put("value", Evaluation.publish(figure.number()));
                if (exact) {
                    node.put("exact", figure.number().toPlainString());
                }
            }
            case Value.Absent absent -> node.putNull("value").put("reason", absent.reason());
        }
    }

    private static boolean fits(Fact fact, Input input) {
        for (Map.Entry<String, Allowed> one : input.conditions().entrySet()) {
            String value = fact.dimensions().get(one.getKey());
            boolean listed = value != null && one.getValue().values().contains(value);
            if (one.getValue().excluding() == listed) {
                return false;
            }
        }
        return true;
    }

    private static Value value(Aggregate aggregate, List<Fact> before, List<Fact> within, boolean measured) {
        Stream<BigDecimal> values = within.stream().map(Fact::value);
        BigDecimal sum = values.reduce(BigDecimal.ZERO, BigDecimal::add);
        Value nothing = Value.absent(measured ? Value.NOTHING_IN_WINDOW : Value.NEVER_MEASURED);
        return switch (aggregate) {
            case SUM -> measured ? Value.of(sum) : nothing;
            case COUNT -> measured ? Value.of(BigDecimal.valueOf(within.size())) : nothing;
            case MEAN ->
                within.isEmpty()
                        ? nothing
                        : Value.of(sum.divide(BigDecimal.valueOf(within.size()), new MathContext(60)));
            case MAX ->
                within.stream()
                        .map(Fact::value)
                        .max(Comparator.naturalOrder())
                        .map(Value::of)
                        .orElse(nothing);
            case LAST ->
                before.isEmpty()
                        ? nothing
                        : Value.of(before.get(before.size() - 1).value());
            default -> throw new IllegalArgumentException("the fake does not know " + aggregate);
        };
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Instant instant(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }
}
