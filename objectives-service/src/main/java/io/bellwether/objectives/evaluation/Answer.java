package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a measure came to over a window.
 *
 * @param value null when absent, then with the {@code reason}
 * @param measurements the largest count among the selections
 * @param newest of the measurements read, null for none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Answer(
        BigDecimal value, String reason, long measurements, Instant newest, boolean provisional, List<Input> inputs) {

    public Answer {
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
    }

    /**
     * A metric as it stood at the window's end, all its series together.
     *
     * @param first of its measurements, null when never measured by then
     * @param newest of its measurements before the end of the window
     * @param completeUntil the end of the last day that was declared complete, null for none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Input(String metric, Instant first, Instant newest, Instant completeUntil) {

        Instant lastSeen() {
            if (newest == null || (completeUntil != null && completeUntil.isAfter(newest))) {
                return completeUntil;
            }
            return newest;
        }
    }

    static Answer absent(String reason) {
        return new Answer(null, reason, 0, null, false, List.of());
    }
}
