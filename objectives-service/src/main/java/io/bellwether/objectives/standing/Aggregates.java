package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.measure.Evaluation;
import io.bellwether.objectives.catalogue.Peer;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the measurements service what measures came to; many questions are one request. */
@ApplicationScoped
public class Aggregates {

    /** Questions a request, well below what is taken at once. */
    private static final int BATCH = 5_000;

    @Inject
    Peer peer;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    @ConfigProperty(name = "bellwether.aggregates.timeout-millis")
    long timeoutMillis;

    /** A question: a measure over a window, seen with what was known by then (null: now). */
    record Question(String id, String measure, Window window, Instant knownAt, Instant maturityAt) {}

    /** The answers by id, and what was known. */
    record Answers(Map<String, Answer> byId, Instant knownAt) {}

    Answers ask(List<Question> questions, String bearer) {
        Map<String, Answer> answers = new HashMap<>();
        Instant knownAt = null;
        for (int from = 0; from < questions.size(); from += BATCH) {
            List<Map<String, Object>> queries = new ArrayList<>();
            for (Question question : questions.subList(from, Math.min(questions.size(), from + BATCH))) {
                Map<String, Object> query = new LinkedHashMap<>();
                query.put("id", question.id());
                query.put("measure", question.measure());
                query.put("from", question.window().from().toString());
                query.put("to", question.window().to().toString());
                if (question.knownAt() != null) {
                    query.put("knownAt", question.knownAt().toString());
                }
                if (question.maturityAt() != null) {
                    query.put("maturityAt", question.maturityAt().toString());
                }
                queries.add(query);
            }
            JsonNode body = peer.post(
                    measurements, "/aggregates", bearer, Map.of("queries", queries), Duration.ofMillis(timeoutMillis));
            if (body.hasNonNull("knownAt")) {
                knownAt = Instant.parse(body.get("knownAt").asText());
            }
            for (JsonNode result : body.path("results")) {
                answers.put(result.path("id").asText(), answer(result));
            }
        }
        return new Answers(answers, knownAt);
    }

    static Answer answer(JsonNode result) {
        List<Answer.Input> inputs = new ArrayList<>();
        long most = 0;
        for (JsonNode input : result.path("inputs")) {
            inputs.add(new Answer.Input(
                    input.path("metric").asText(),
                    instant(input, "metricFirst"),
                    instant(input, "metricNewest"),
                    instant(input, "completeUntil")));
            most = Math.max(most, input.path("count").asLong());
        }
        boolean figure = result.path("value").isNumber();
        return new Answer(
                figure ? Evaluation.publish(result.get("value").decimalValue()) : null,
                figure ? null : result.path("reason").asText("never-measured"),
                Math.max(most, result.path("measurements").asLong()),
                instant(result, "newest"),
                result.path("provisional").asBoolean(),
                inputs);
    }

    /** An instant, or a day standing for its end. */
    private static Instant instant(JsonNode node, String name) {
        String text = node.path(name).asText("");
        if (text.isEmpty() || text.equals("null")) {
            return null;
        }
        return text.length() == 10
                ? java.time.LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(java.time.ZoneOffset.UTC)
                        .toInstant()
                : Instant.parse(text);
    }
}
