package io.bellwether.governance.rules;

/**
 * The published rule: contradictory pairs, identical and scaled KPIs are high; contained ones, objectives outside
 * responsibility and initiatives that meet are medium; a shared input is low, and lowest where all that is shared is a
 * denominator that is a whole metric.
 */
final class Severity {

    private Severity() {}

    static String of(String kind, boolean contradictory, boolean onlyWholeDenominator) {
        if (contradictory) {
            return "high";
        }
        return switch (kind) {
            case "identical-kpi", "scaled-kpi" -> "high";
            case "shared-input" -> onlyWholeDenominator ? "lowest" : "low";
            default -> "medium";
        };
    }
}
