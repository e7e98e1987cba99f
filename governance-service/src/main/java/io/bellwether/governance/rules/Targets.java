package io.bellwether.governance.rules;

import com.fasterxml.jackson.databind.JsonNode;

/** Targets in words. */
final class Targets {

    private Targets() {}

    static String words(DeclaredKpi kpi) {
        JsonNode target = kpi.target();
        return switch (target.path("kind").asText()) {
            case "total" -> "at least " + target.path("atLeast").asText() + " by " + kpi.end();
            case "limit" -> "at most " + target.path("atMost").asText() + " by " + kpi.end();
            case "level" ->
                target.has("atLeast")
                        ? "a level of at least " + target.path("atLeast").asText()
                        : "a level of at most " + target.path("atMost").asText();
            case "change" ->
                "a change by " + target.path("by").asText()
                        + (target.path("unit").asText().equals("percent") ? " %" : " points");
            case "every" ->
                "each " + target.path("every").asText() + " "
                        + (target.has("extra")
                                ? target.path("extra").asText() + " more than before"
                                : target.has("atLeast")
                                        ? "at least " + target.path("atLeast").asText()
                                        : "at most " + target.path("atMost").asText());
            case "band" ->
                "between " + target.path("min").asText() + " and "
                        + target.path("max").asText() + " each "
                        + target.path("every").asText();
            case "response" ->
                "each incident contained within " + target.path("within").asText();
            default -> "a target of kind " + target.path("kind").asText();
        };
    }
}
