package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.bellwether.governance.rules.DeclaredInitiative;
import io.bellwether.governance.rules.DeclaredKpi;
import io.bellwether.governance.rules.Finding;
import io.bellwether.governance.rules.OverlapRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pairs of {@code corpus/}, each with what a person says and what the rules find. */
final class Corpus {

    private static final String WHOLE_YEAR = "2026-01-01/2026-12-31";

    private Corpus() {}

    /**
     * One pair.
     *
     * @param expected kind, or {@code none}
     * @param found kind, or {@code none}
     */
    record Judged(
            String because,
            String expected,
            String found,
            boolean expectedContradictory,
            boolean foundContradictory,
            Optional<Finding> finding,
            boolean onlyDenominator) {

        boolean isRight() {
            return expected.equals(found) && expectedContradictory == foundContradictory;
        }
    }

    static List<Judged> judged() {
        List<Judged> all = new ArrayList<>();
        for (JsonNode pair : pairs("corpus/kpis.yaml")) {
            all.add(judged(pair, OverlapRules.between(kpi(pair.get("a"), "a"), kpi(pair.get("b"), "b"))));
        }
        for (JsonNode pair : pairs("corpus/initiatives.yaml")) {
            all.add(judged(pair, OverlapRules.between(initiative(pair.get("a"), "a"), initiative(pair.get("b"), "b"))));
        }
        return all;
    }

    private static Judged judged(JsonNode pair, Optional<Finding> finding) {
        return new Judged(
                pair.get("because").asText(),
                pair.get("is").asText(),
                finding.map(Finding::kind).orElse("none"),
                pair.path("contradictory").asBoolean(),
                finding.map(Finding::contradictory).orElse(false),
                finding,
                pair.path("onlyDenominator").asBoolean());
    }

    static JsonNode pairs(String resource) {
        ObjectMapper yaml =
                new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try (InputStream in = Corpus.class.getClassLoader().getResourceAsStream(resource)) {
            return yaml.readTree(in).get("pairs");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        }
    }

    /** As the objectives service declares it. */
    static DeclaredKpi kpi(JsonNode side, String id) {
        ObjectNode body = declared(side, id);
        body.put("name", side.get("name").asText());
        body.put("canonical", side.get("measure").asText());
        body.set("target", side.get("target"));
        body.set("period", period(side.path("period").asText(WHOLE_YEAR)));
        return new Declaration("kpi", id, body).kpi(new Formulas()).orElseThrow();
    }

    static DeclaredInitiative initiative(JsonNode side, String id) {
        ObjectNode body = declared(side, id);
        body.put("title", side.get("title").asText());
        for (String list : List.of("channels", "audiences", "campaigns")) {
            body.set(list, side.path(list).isArray() ? side.get(list) : JsonNodeFactory.instance.arrayNode());
        }
        body.set("period", period(side.path("period").asText(WHOLE_YEAR)));
        body.set("objectivePeriod", period(side.path("objective").asText(WHOLE_YEAR)));
        return new Declaration("initiative", id, body).initiative();
    }

    private static ObjectNode declared(JsonNode side, String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("department", side.get("by").asText())
                .put("objective", "objective of " + id);
    }

    private static ObjectNode period(String text) {
        int slash = text.indexOf('/');
        ObjectNode period = JsonNodeFactory.instance.objectNode();
        period.put("start", slash < 1 ? null : text.substring(0, slash));
        period.put("end", slash < 0 || slash == text.length() - 1 ? null : text.substring(slash + 1));
        return period;
    }
}
