package io.bellwether.measurements.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** A source and how fresh it is. {@code series} counts the combinations of metric and dimension values that it uses. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SourceView(
        String key,
        String name,
        String department,
        String importProfile,
        Instant registeredAt,
        Freshness freshness,
        long series) {

    /**
     * How fresh a source is.
     *
     * @param lastPushed when something of it was last recorded, null if never
     * @param newest the newest time that a measurement recorded by it is of, null if there is none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Freshness(Instant lastPushed, Instant newest) {}
}
