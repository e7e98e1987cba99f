package io.bellwether.objectives.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a history looks like, for the published document.
 *
 * @param by the dimension that was asked for; it, {@code value}, {@code groups}, {@code addsUp} and {@code note} are missing without
 */
@Schema(name = "History")
public record HistoryShape(
        UUID kpi,
        String step,
        Instant from,
        Instant to,
        boolean additive,
        @JsonInclude(JsonInclude.Include.NON_NULL) String by,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal value,
        List<Point> points,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Group> groups,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean addsUp,
        @JsonInclude(JsonInclude.Include.NON_NULL) String note) {

    /**
     * A calendar step, half-open.
     *
     * @param value null where absent, for {@code reason}
     * @param inputs how far the metrics had come by its end
     */
    @Schema(name = "HistoryPoint")
    public record Point(
            Instant from,
            Instant to,
            @Nullable BigDecimal value,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            long measurements,
            @Nullable Instant newest,
            boolean provisional,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(type = SchemaType.ARRAY)
            List<JsonNode> inputs) {}

    /** One value of the dimension; null for the measurements that lack it. */
    @Schema(name = "HistoryGroup")
    public record Group(
            @Schema(type = SchemaType.OBJECT, implementation = Object.class)
            Map<String, String> key,

            @Nullable BigDecimal value,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            long measurements,
            @Nullable Instant newest,
            boolean provisional,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Point> points) {}
}
