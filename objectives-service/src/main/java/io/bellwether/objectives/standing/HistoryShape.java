package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
        String by,
        BigDecimal value,
        List<Point> points,
        List<Group> groups,
        Boolean addsUp,
        String note) {

    /** A calendar step, half-open. */
    @Schema(name = "HistoryPoint")
    public record Point(Instant from, Instant to, BigDecimal value, String reason, long measurements) {}

    /** One value of the dimension. */
    @Schema(name = "HistoryGroup")
    public record Group(String key, BigDecimal value, List<JsonNode> points) {}
}
