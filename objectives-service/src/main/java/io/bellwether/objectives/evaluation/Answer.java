package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
     * @param definedSince the day since which the definition of the metric holds that the newest measurement follows, null
     *     for ever
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Input(
            String metric,
            Instant first,
            Instant newest,
            Instant completeUntil,
            BigDecimal observations,
            Instant finalAt,
            LocalDate definedSince) {

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

    /** The metric that was defined anew between this and another figure of the same measure, so that they are not compared. */
    Optional<String> definedAnewSince(Answer other) {
        for (int i = 0; i < Math.min(inputs.size(), other.inputs.size()); i++) {
            Input one = inputs.get(i);
            Input another = other.inputs.get(i);
            // what rests on nothing follows no definition
            if (one.newest != null
                    && another.newest != null
                    && !Objects.equals(one.definedSince, another.definedSince)) {
                return Optional.of(one.metric);
            }
        }
        return Optional.empty();
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
