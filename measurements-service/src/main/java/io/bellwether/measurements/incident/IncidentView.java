package io.bellwether.measurements.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * An incident as it is shown.
 *
 * @param watchName the name of the watch that raised it
 * @param onset when the measure left its usual course
 * @param until the end of the last hour or day in which it was out of course
 * @param peak the figure that was furthest out, {@code usual} what would have been usual there
 * @param spread on how many channels it is out of course at the peak; 1 where channels are not told apart
 * @param containedAt null where it was not contained, or not yet
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record IncidentView(
        UUID id,
        UUID watch,
        String watchName,
        String department,
        String status,
        Instant raisedAt,
        Instant onset,
        Instant until,
        BigDecimal peak,
        BigDecimal usual,
        int spread,
        String sentence,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant containedAt,
        @Nullable Instant closedAt) {

    static IncidentView of(Incident one, Watch watch) {
        return new IncidentView(
                one.id,
                one.watch,
                watch.name,
                watch.department,
                one.status,
                one.raisedAt,
                one.onset,
                one.until,
                one.peak,
                one.usual,
                one.spread,
                one.sentence,
                one.acknowledgedAt,
                one.containedAt,
                one.closedAt);
    }
}
