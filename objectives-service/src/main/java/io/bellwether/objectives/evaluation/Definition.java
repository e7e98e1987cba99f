package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Canonical;
import java.math.BigDecimal;
import java.util.List;

/**
 * A KPI's definition in force, with its target.
 *
 * @param measure the formula as it was stated: reasons of what is absent go by its order; null for a rubric
 * @param canonical null for a rubric
 * @param pace null: the default of the kind
 * @param onTrack null: the default of the kind; so is {@code atRisk}
 * @param minimum of observations, 0 for none
 * @param metrics the metrics of the measure
 */
public record Definition(
        String measure,
        Canonical canonical,
        Target target,
        Pace pace,
        Span cadence,
        Freshness freshness,
        Missing missing,
        BigDecimal onTrack,
        BigDecimal atRisk,
        int minimum,
        List<MetricState> metrics) {

    public Definition {
        metrics = List.copyOf(metrics);
    }

    /** The same over metrics as they are defined elsewhen. */
    public Definition with(List<MetricState> states) {
        return new Definition(
                measure, canonical, target, pace, cadence, freshness, missing, onTrack, atRisk, minimum, states);
    }

    /** Whether its values add up over days. */
    public boolean isAdditive() {
        return canonical != null && canonical.isAdditive();
    }

    BigDecimal onTrackBound() {
        return onTrack != null ? onTrack : target instanceof Target.Limit ? BigDecimal.ONE : new BigDecimal("0.9");
    }

    BigDecimal atRiskBound() {
        return atRisk != null ? atRisk : new BigDecimal(target instanceof Target.Limit ? "1.2" : "0.7");
    }

    /** The largest {@code finalAfter} of the inputs, null for none. */
    Span grace() {
        return metrics.stream()
                .map(MetricState::finalAfter)
                .filter(span -> span != null)
                .max(Span::compareTo)
                .orElse(null);
    }

    /** The freshness in force, null for never stale. */
    Span freshnessInForce() {
        if (freshness.stated()) {
            return freshness.span();
        }
        if (cadence != null) {
            return cadence.twice();
        }
        return metrics.stream()
                .map(MetricState::cadence)
                .filter(span -> span != null)
                .max(Span::compareTo)
                .map(Span::twice)
                .orElse(null);
    }
}
