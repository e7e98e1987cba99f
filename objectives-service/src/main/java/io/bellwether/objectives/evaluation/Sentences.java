package io.bellwether.objectives.evaluation;

/** Reasons in words. */
final class Sentences {

    private Sentences() {}

    static String absent(String reason) {
        return switch (reason) {
            case "never-measured" -> "This was never measured.";
            case "nothing-in-window" -> "Nothing was measured in this window.";
            case "zero-denominator" -> "What it is divided by is zero.";
            case "definition-changed" ->
                "What is counted became another thing in this window; the two are not compared.";
            case "empty-window" -> "The window has no length yet.";
            case "no-known-period" -> "No period has ended with a known figure.";
            case "unknown-periods-decide" -> "Periods whose figure is unknown would decide.";
            default -> "There is no figure: " + reason + ".";
        };
    }
}
