package io.bellwether.measurements.intake;

import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a measurement looks like; only the API's document uses it, lines are read token by token. */
@Schema(name = "Measurement")
record MeasurementForm(
        @Schema(required = true, examples = "\"hires\"") String metric,

        @Schema(description = "An instant with offset, or a date: the beginning of that local day")
        String at,

        @Schema(description = "At most 15 significant digits; an event may leave it out")
        BigDecimal value,

        Map<String, String> dimensions,

        @Schema(description = "The identity within source and metric")
        String id,

        @Schema(description = "An identity as an export gave it, in place of id")
        String key,

        @Schema(enumeration = {"withdrawn", "not-yet", "suppressed"})
        String absent,

        BigDecimal weight,
        String actor,
        Long revision,

        @Schema(description = "Alone with metric: silence up to and with this day is a real zero")
        String completeUntil) {}
