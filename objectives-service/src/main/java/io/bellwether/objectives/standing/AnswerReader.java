package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.objectives.catalogue.Catalogue;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.MetricState;
import io.bellwether.objectives.evaluation.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what the measurements service answered; of its thousands of instants, many are the same and read once. */
final class AnswerReader {

    private final OrganisationZone zone;
    private final Map<String, MetricState> metrics;
    private final Map<String, Instant> instants = new HashMap<>();

    /** @param metrics where the metrics are noted as the answers tell of them */
    AnswerReader(OrganisationZone zone, Map<String, MetricState> metrics) {
        this.zone = zone;
        this.metrics = metrics;
    }

    /** An answer with its inputs; their metrics are noted. */
    Answer answer(JsonNode result) {
        List<Answer.Input> inputs = new ArrayList<>();
        for (JsonNode input : result.path("inputs")) {
            Span finalAfter = Catalogue.span(input.path("finalAfter").asText(""));
            Instant newest = instant(input, "newest");
            String metric = input.path("metric").asText();
            metrics.put(
                    metric,
                    new MetricState(
                            metric,
                            Catalogue.span(input.path("cadence").asText("")),
                            finalAfter,
                            input.path("min").isNumber() ? input.get("min").decimalValue() : null));
            inputs.add(new Answer.Input(
                    metric,
                    instant(input, "metricFirst"),
                    instant(input, "metricNewest"),
                    instant(input, "completeUntil"),
                    input.path("count").decimalValue(),
                    finalAfter == null || newest == null ? null : finalAfter.after(newest, zone.zone()),
                    input.hasNonNull("definedSince")
                            ? LocalDate.parse(input.get("definedSince").asText())
                            : null));
        }
        BigDecimal value = result.hasNonNull("exact")
                ? new BigDecimal(result.get("exact").asText())
                : result.path("value").isNumber() ? result.get("value").decimalValue() : null;
        return new Answer(
                value,
                value == null ? result.path("reason").asText("never-measured") : null,
                result.path("measurements").asLong(),
                instant(result, "newest"),
                result.path("provisional").asBoolean(),
                inputs);
    }

    /** A point of a course, which tells nothing of inputs. */
    static Answer point(JsonNode point) {
        BigDecimal value = point.path("value").isNumber() ? point.get("value").decimalValue() : null;
        return new Answer(
                value,
                value == null ? point.path("reason").asText("never-measured") : null,
                point.path("measurements").asLong(),
                null,
                false,
                List.of());
    }

    /** An instant, or a local day standing for its end; null where there is none. */
    private Instant instant(JsonNode node, String name) {
        return node.hasNonNull(name) ? instants.computeIfAbsent(node.get(name).asText(), this::parse) : null;
    }

    private Instant parse(String text) {
        return text.length() == 10 ? zone.startOf(LocalDate.parse(text).plusDays(1)) : Instant.parse(text);
    }
}
