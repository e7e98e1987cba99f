package io.bellwether.measurements.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.measurements.metric.Spans;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.ZoneId;

/** A source and how fresh it is. {@code series} counts the combinations of metric and dimension values that it uses. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SourceView(
        String key,
        String name,
        @Nullable String department,
        @Nullable String importProfile,
        Instant registeredAt,
        Freshness freshness,
        long series) {

    /**
     * How fresh a source is.
     *
     * @param lastPushed when something of it was last recorded, null if never
     * @param newest the newest time that a measurement recorded by it is of, null if there is none
     * @param within ISO 8601, how old the newest may be; null where nobody said
     * @param fresh whether it is not older than that, null where nobody said
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Freshness(
            @Nullable Instant lastPushed,
            @Nullable Instant newest,
            @Nullable String within,
            @Nullable Boolean fresh) {

        static Freshness of(Instant lastPushed, Instant newest, String within, Instant now, ZoneId zone) {
            Boolean fresh = within == null
                    ? null
                    : (Boolean)
                            (newest != null && !Spans.plus(newest, within, zone).isBefore(now));
            return new Freshness(lastPushed, newest, within, fresh);
        }
    }
}
