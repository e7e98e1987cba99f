package io.bellwether.measurements.aggregate;

import io.bellwether.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a measure came to over many windows, for other parts of this service. */
@ApplicationScoped
public class MeasureReader {

    @Inject
    Aggregates aggregates;

    /** From one instant to another, the second exclusive. */
    public record Stretch(Instant from, Instant to) {}

    /** The figures by window, in one snapshot; windows in which the measure is absent are left out. */
    public Map<Stretch, BigDecimal> values(String measure, List<Stretch> windows) {
        Map<Stretch, BigDecimal> values = new HashMap<>();
        List<AggregatesAnswer.Result> results = ask(measure, windows, null);
        for (int i = 0; i < windows.size(); i++) {
            if (results.get(i).value() != null) {
                values.put(windows.get(i), results.get(i).value());
            }
        }
        return values;
    }

    /** The same apart by the values of a dimension that all metrics of the measure have. */
    public Map<String, Map<Stretch, BigDecimal>> valuesBy(String dimension, String measure, List<Stretch> windows) {
        Map<String, Map<Stretch, BigDecimal>> values = new HashMap<>();
        List<AggregatesAnswer.Result> results = ask(measure, windows, dimension);
        for (int i = 0; i < windows.size(); i++) {
            for (AggregatesAnswer.Group group : results.get(i).groups()) {
                if (group.value() != null) {
                    values.computeIfAbsent(String.valueOf(group.key().get(dimension)), key -> new HashMap<>())
                            .put(windows.get(i), group.value());
                }
            }
        }
        return values;
    }

    /**
     * Lets a measure pass that can be computed.
     *
     * @throws ProblemException 422 at {@code /measure}
     */
    public void check(String measure, Instant now) {
        try {
            values(measure, List.of(new Stretch(now.minusSeconds(1), now)));
        } catch (ProblemException refused) {
            ProblemException refusal = new ProblemException(refused.type(), refused.getMessage(), refused);
            refused.errors().forEach(error -> refusal.at("/measure", error.code(), error.detail()));
            throw refusal;
        }
    }

    private List<AggregatesAnswer.Result> ask(String measure, List<Stretch> windows, String by) {
        List<AggregatesRequest.Query> queries = new ArrayList<>();
        for (Stretch window : windows) {
            queries.add(new AggregatesRequest.Query(
                    null,
                    measure,
                    window.from().toString(),
                    window.to().toString(),
                    null,
                    by,
                    null,
                    null,
                    false,
                    null));
        }
        // a snapshot of its own, on a connection of its own
        try {
            return QuarkusTransaction.suspendingExisting()
                    .call(() -> aggregates.answer(new AggregatesRequest(queries)))
                    .results();
        } catch (QuarkusTransactionException wrapped) {
            throw wrapped.getCause() instanceof ProblemException refused ? refused : wrapped;
        }
    }
}
