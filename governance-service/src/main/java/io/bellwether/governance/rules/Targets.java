package io.bellwether.governance.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.measure.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Targets in words, and whether two of one formula can both be met. */
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
            default -> "a target of kind " + target.path("kind").asText();
        };
    }

    /** Why both cannot be met, for measures with first = factor × second; empty when they can, or nobody can tell. */
    static Optional<String> contradiction(DeclaredKpi first, DeclaredKpi second, Ratio factor) {
        JsonNode a = first.target();
        JsonNode b = second.target();
        String kinds = a.path("kind").asText() + " " + b.path("kind").asText();
        BigDecimal size = factor.decimal(MathContext.DECIMAL64);
        boolean turned = factor.signum() < 0;
        switch (kinds) {
            case "limit total" -> {
                return limitBelowTotal(
                        a, first, b.path("atLeast").decimalValue().multiply(size), second, turned);
            }
            case "total limit" -> {
                return limitBelowTotal(
                        b, second, a.path("atLeast").decimalValue().divide(size, MathContext.DECIMAL64), first, turned);
            }
            case "band band" -> {
                boolean sameStep =
                        a.path("every").asText().equals(b.path("every").asText());
                BigDecimal low = b.path("min").decimalValue().multiply(size);
                BigDecimal high = b.path("max").decimalValue().multiply(size);
                BigDecimal min = turned ? high : low;
                BigDecimal max = turned ? low : high;
                boolean disjoint = a.path("max").decimalValue().compareTo(min) < 0
                        || a.path("min").decimalValue().compareTo(max) > 0;
                return sameStep && disjoint ? Optional.of("the bands do not meet") : Optional.empty();
            }
            case "level level" -> {
                return levels(first, second, size, turned);
            }
            default -> {
                int direction = direction(a);
                int other = turned ? -direction(b) : direction(b);
                return direction * other < 0
                        ? Optional.of("one is to rise and the other to fall; that rests on the directions alone")
                        : Optional.empty();
            }
        }
    }

    private static Optional<String> limitBelowTotal(
            JsonNode limit, DeclaredKpi limited, BigDecimal atLeast, DeclaredKpi wanted, boolean turned) {
        boolean inside =
                !wanted.start().isBefore(limited.start()) && !wanted.end().isAfter(limited.end());
        return !turned && inside && limit.path("atMost").decimalValue().compareTo(atLeast) < 0
                ? Optional.of("the limit lies below the total")
                : Optional.empty();
    }

    private static Optional<String> levels(DeclaredKpi first, DeclaredKpi second, BigDecimal size, boolean turned) {
        boolean firstUp = first.target().has("atLeast");
        boolean secondUp = turned != second.target().has("atLeast");
        if (firstUp == secondUp) {
            return Optional.empty();
        }
        String over = first.target().path("over").asText("period");
        boolean comparable = over.equals(second.target().path("over").asText("period"))
                && first.start().equals(second.start())
                && first.end().equals(second.end());
        if (!comparable) {
            return Optional.of("one is to be high and the other low; that rests on the directions alone");
        }
        BigDecimal one = first.target().path(firstUp ? "atLeast" : "atMost").decimalValue();
        BigDecimal other = second.target()
                .path(second.target().has("atLeast") ? "atLeast" : "atMost")
                .decimalValue()
                .multiply(size);
        boolean cannot = firstUp ? one.compareTo(other) > 0 : one.compareTo(other) < 0;
        return cannot ? Optional.of("no level satisfies both") : Optional.empty();
    }

    private static int direction(JsonNode target) {
        return switch (target.path("kind").asText()) {
            case "total", "rubric" -> 1;
            case "limit" -> -1;
            case "level" -> target.has("atLeast") ? 1 : -1;
            case "change" -> target.path("by").decimalValue().signum();
            case "every" ->
                target.has("extra") ? target.path("extra").decimalValue().signum() : target.has("atLeast") ? 1 : -1;
            default -> 0;
        };
    }
}
