package io.bellwether.objectives.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.catalogue.Peer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Metrics and values of migrated key results, told to the measurements service in the person's own name. */
@ApplicationScoped
class Metrics {

    /** Check-ins of such tools come every week or two; a month without one is silence. */
    private static final String CADENCE = "P1M";

    private static final String NO_UNIT = "units";

    @Inject
    Peer peer;

    @Inject
    CurrentCaller caller;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    @ConfigProperty(name = "bellwether.aggregates.timeout-millis")
    long timeoutMillis;

    static String unit(Found.KeyResult result) {
        return result.unit == null ? NO_UNIT : result.unit;
    }

    /** Defines the metric of a key result, unless an earlier run did. */
    void define(String key, Found objective, Found.KeyResult result, String department) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("key", key);
        metric.put("name", result.name);
        metric.put("shape", "gauge");
        metric.put("unit", unit(result));
        metric.put("department", department);
        metric.put("cadence", CADENCE);
        lowest(result).filter(value -> value.signum() < 0).ifPresent(value -> metric.put("min", value));
        try {
            peer.post(measurements, "/metrics", caller.bearer(), metric, Duration.ofMillis(timeoutMillis));
        } catch (Peer.Refused refused) {
            if (refused.status() != CommonProblem.CONFLICT.status()) {
                throw refusal("The metric " + key + " of “" + result.name + "” cannot be defined", refused);
            }
        }
    }

    private static java.util.Optional<java.math.BigDecimal> lowest(Found.KeyResult result) {
        return Stream.concat(
                        Stream.of(result.from, result.target).filter(java.util.Objects::nonNull),
                        result.values.values().stream())
                .min(java.math.BigDecimal::compareTo);
    }

    /** Imports the values under the department's source; the id of the import, null where there are none. */
    String load(Map<String, Found.KeyResult> byMetric, String department) {
        StringBuilder csv = new StringBuilder("metric,at,value\n");
        byMetric.forEach((metric, result) -> result.values.forEach((day, value) -> csv.append(metric)
                .append(',')
                .append(day)
                .append(',')
                .append(value.toPlainString())
                .append('\n')));
        if (byMetric.values().stream().allMatch(result -> result.values.isEmpty())) {
            return null;
        }
        try {
            JsonNode begun = peer.upload(
                    measurements,
                    "/imports?source=" + department + "&decimal=.&separator=,",
                    caller.bearer(),
                    Map.of("profile", "generic-long"),
                    "migrated-values.csv",
                    csv.toString().getBytes(StandardCharsets.UTF_8),
                    Duration.ofMillis(timeoutMillis));
            return begun.path("id").asText();
        } catch (Peer.Refused refused) {
            throw refusal("The drafts are made, but the values are refused", refused);
        }
    }

    private static ProblemException refusal(String what, Peer.Refused refused) {
        List<String> said = refused.problem().path("errors").findValuesAsText("detail");
        String why = said.isEmpty() ? refused.getMessage() : String.join(" ", said);
        return new ProblemException(CommonProblem.INVALID, what + ": " + why, refused);
    }
}
