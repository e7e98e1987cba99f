package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a measure came to over a window.
 *
 * @param value null when absent, then with the {@code reason}
 * @param measurements that it was made of
 * @param newest of the measurements read, null for none
 * @param inputs one for each selection of the measure
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Answer(
        BigDecimal value, String reason, long measurements, Instant newest, boolean provisional, List<Input> inputs) {

    public Answer {
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
    }

    /**
     * A selection's metric as it stood at the window's end, all its series together.
     *
     * @param first of its measurements, null when never measured by then
     * @param newest of its measurements before the end of the window
     * @param completeUntil the end of the last day that was declared complete, null for none
     * @param observations of the selection in the window: the sum of the weights; null where nobody asked
     * @param finalAt from when on none of the selection's measurements may be restated any more as a matter of course,
     *     null for from the beginning
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Input(
            String metric,
            Instant first,
            Instant newest,
            Instant completeUntil,
            BigDecimal observations,
            Instant finalAt) {

        Instant lastSeen() {
            if (newest == null || (completeUntil != null && completeUntil.isAfter(newest))) {
                return completeUntil;
            }
            return newest;
        }

        /** Whether it had any measurement before an instant, or is known to have had none. */
        boolean isMeasured(Instant before) {
            return newest != null || (completeUntil != null && !completeUntil.isBefore(before));
        }
    }

    /** The largest number of observations among the selections. */
    BigDecimal observations() {
        return inputs.stream()
                .map(Input::observations)
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    /** The same seen from an instant: what is provisional becomes final as time passes. */
    public Answer at(Instant now) {
        boolean young = inputs.stream()
                .anyMatch(input -> input.finalAt() != null && input.finalAt().isAfter(now));
        return young == provisional ? this : new Answer(value, reason, measurements, newest, young, inputs);
    }

    /** When it becomes final, null where it is. */
    public Instant finalAt() {
        return inputs.stream()
                .map(Input::finalAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** A figure that there is not, with the reason. */
    public static Answer absent(String reason) {
        return new Answer(null, reason, 0, null, false, List.of());
    }
}
