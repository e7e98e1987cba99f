package io.bellwether.objectives.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A measure of one channel, campaign or audience only: every selection is narrowed, so that a ratio stays one. */
final class Narrowing {

    private static final List<String> DIMENSIONS = List.of("channel", "campaign", "audience");

    /** An aggregate's opening, with the brace of its matchers where it has some. */
    private static final Pattern SELECTION = Pattern.compile(
            "\\b((?:sum|count|mean|min|max|first|last|distinct|p50|p75|p90|p95|p99)\\(\\s*[a-z][a-z0-9_.]*)\\s*(\\{)?");

    private Narrowing() {}

    static String of(String measure, Map<String, JsonNode> answers) {
        String matchers = DIMENSIONS.stream()
                .filter(dimension -> !answers.get(dimension).asText().isBlank())
                .map(dimension -> dimension + "=\""
                        + answers.get(dimension)
                                .asText()
                                .strip()
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                        + "\"")
                .collect(Collectors.joining(", "));
        if (matchers.isEmpty()) {
            return measure;
        }
        return SELECTION
                .matcher(measure)
                .replaceAll(selection -> Matcher.quoteReplacement(selection.group(1)
                        + (selection.group(2) == null ? "{" + matchers + "}" : "{" + matchers + ", ")));
    }
}
