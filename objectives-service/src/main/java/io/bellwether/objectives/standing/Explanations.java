package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.measure.Measure;
import io.bellwether.measure.Measures;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Containment;
import io.bellwether.objectives.evaluation.Target;
import io.bellwether.objectives.evaluation.Window;
import io.bellwether.objectives.kpi.KpiViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a figure came about, down to the measurements: as data, and as sentences for a head of department. */
@ApplicationScoped
public class Explanations {

    /** Windows of which every selection is told; the rest only by their figures. */
    private static final List<String> DETAILED = List.of("value", "baseline");

    @Inject
    HistoricStandings historic;

    @Inject
    Aggregates aggregates;

    @Inject
    KpiViews views;

    @Inject
    CurrentCaller caller;

    /** As data; {@code text} is the same in sentences. */
    public Map<String, Object> explain(String id, String asOf, String knownAt) {
        HistoricStandings.Evaluated evaluated = historic.evaluate(id, asOf, knownAt);
        Map<String, JsonNode> details = details(evaluated);
        Measure measure = evaluated.inquiry().definition().measure() == null
                ? null
                : Measures.parse(evaluated.inquiry().definition().measure());
        Map<String, Object> explanation = new LinkedHashMap<>();
        explanation.put("kpi", evaluated.found().kpi().id());
        explanation.put("measure", measure == null ? null : measure.toString());
        explanation.put("calculation", measure == null ? null : filled(measure, details.get("value")));
        explanation.put("windows", windows(evaluated));
        explanation.put("selections", selections(details.get("value"), evaluated, "value"));
        Baselines baselines = new Baselines(evaluated);
        explanation.put("baseline", baselines.view(selections(details.get("baseline"), evaluated, "baseline")));
        explanation.put("incidents", incidents(evaluated));
        explanation.put("weekdays", baselines.weekdays());
        explanation.put("exclusions", exclusions(details.get("value")));
        explanation.put(
                "rule",
                Map.of(
                        "code", evaluated.standing().rule(),
                        "sentence", evaluated.standing().sentence()));
        explanation.put("definition", views.versionView(evaluated.version()));
        explanation.put("standing", evaluated.standing());
        explanation.put("text", new ExplanationText(evaluated, explanation, views.view(evaluated.found())).lines());
        return explanation;
    }

    /** Counts of the incidents that a response is judged by; null for other targets. */
    private static Containment.Count incidents(HistoricStandings.Evaluated evaluated) {
        return evaluated.inquiry().definition().target() instanceof Target.Response response
                ? Containment.count(response, evaluated.inquiry().moment(), evaluated.answers())
                : null;
    }

    private Map<String, JsonNode> details(HistoricStandings.Evaluated evaluated) {
        List<Map<String, Object>> queries = evaluated.inquiry().questions().stream()
                .filter(question -> DETAILED.contains(name(question.id())))
                .map(Aggregates::query)
                .toList();
        Map<String, JsonNode> details = new LinkedHashMap<>();
        if (!queries.isEmpty()) {
            aggregates
                    .post(queries, caller.bearer())
                    .path("results")
                    .forEach(result -> details.put(name(result.path("id").asText()), result));
        }
        return details;
    }

    private static String name(String id) {
        return id.substring(id.indexOf(' ') + 1);
    }

    /** The formula with the figures of its selections put in, and what it comes to. */
    private static String filled(Measure measure, JsonNode detail) {
        if (detail == null) {
            return null;
        }
        String text = measure.toString();
        List<JsonNode> inputs = new ArrayList<>();
        detail.path("inputs").forEach(inputs::add);
        inputs.sort((a, b) -> b.path("selection").asText().length()
                - a.path("selection").asText().length());
        for (JsonNode input : inputs) {
            String figure = figure(input);
            boolean negative = figure.startsWith("-") && inputs.size() > 1;
            text = text.replace(input.path("selection").asText(), negative ? "(" + figure + ")" : figure);
        }
        String whole = figure(detail);
        return text.equals(whole) ? whole : text + " = " + whole;
    }

    private static String figure(JsonNode of) {
        return of.hasNonNull("value") ? of.get("value").decimalValue().toPlainString() : "nothing";
    }

    private static List<Map<String, Object>> windows(HistoricStandings.Evaluated evaluated) {
        List<Map<String, Object>> windows = new ArrayList<>();
        evaluated.inquiry().windows().forEach((name, window) -> {
            Answer answer = evaluated.answers().get(name);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", name);
            one.put("from", window.from());
            one.put("to", window.to());
            one.put(
                    "value",
                    answer == null || answer.value() == null
                            ? null
                            : io.bellwether.measure.Evaluation.publish(answer.value()));
            one.put("reason", answer == null ? null : answer.reason());
            one.put("measurements", answer == null ? 0 : answer.measurements());
            one.put("newest", answer == null ? null : answer.newest());
            windows.add(one);
        });
        return windows;
    }

    /** Each selection as measurements tells it, with where its measurements are read one by one. */
    private static List<Map<String, Object>> selections(
            JsonNode detail, HistoricStandings.Evaluated evaluated, String name) {
        List<Map<String, Object>> selections = new ArrayList<>();
        if (detail == null) {
            return selections;
        }
        Window window = evaluated.inquiry().windows().get(name);
        for (JsonNode input : detail.path("inputs")) {
            Map<String, Object> one = new LinkedHashMap<>();
            input.fields().forEachRemaining(field -> one.put(field.getKey(), field.getValue()));
            one.put("link", link(input, window, evaluated));
            selections.add(one);
        }
        return selections;
    }

    private static String link(JsonNode input, Window window, HistoricStandings.Evaluated evaluated) {
        String selection = input.path("selection").asText();
        int brace = selection.indexOf('{');
        String where = brace < 0
                ? ""
                : "&where="
                        + URLEncoder.encode(
                                selection.substring(brace + 1, selection.lastIndexOf('}')), StandardCharsets.UTF_8);
        String known = evaluated.inquiry().knownAt() == null
                ? ""
                : "&knownAt=" + evaluated.inquiry().knownAt();
        return "/api/v1/measurements?metric=" + input.path("metric").asText() + "&from=" + window.from() + "&to="
                + window.to() + where + known;
    }

    private static List<String> exclusions(JsonNode detail) {
        List<String> sentences = new ArrayList<>();
        if (detail == null) {
            return sentences;
        }
        for (JsonNode input : detail.path("inputs")) {
            String selection = input.path("selection").asText();
            long immature = input.path("immature").asLong();
            if (immature > 0) {
                sentences.add(selection + " leaves out " + immature
                        + (immature == 1 ? " measurement that is" : " measurements that are")
                        + " younger than the metric takes to ripen.");
            }
            String absent = input.path("absent").properties().stream()
                    .filter(kind -> kind.getValue().asLong() > 0)
                    .map(kind -> kind.getValue().asLong() + " " + kind.getKey())
                    .collect(Collectors.joining(", "));
            if (!absent.isEmpty()) {
                sentences.add(selection + " does not count what was said to be absent (" + absent + ").");
            }
        }
        return sentences;
    }
}
