package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.kpi.KpiShape;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an explanation looks like, for the published document.
 *
 * @param calculation the measure with figures in the place of its selections
 * @param selections as measurements tells them, each with a link to where its measurements are read one by one
 * @param text the same in sentences
 */
@Schema(name = "Explanation")
public record ExplanationShape(
        UUID kpi,
        @Nullable String measure,
        @Nullable String calculation,
        List<Window> windows,
        @Schema(type = SchemaType.ARRAY) List<JsonNode> selections,
        @Schema(type = SchemaType.OBJECT) JsonNode baseline,
        @Schema(type = SchemaType.OBJECT) JsonNode incidents,
        @Schema(type = SchemaType.OBJECT) JsonNode weekdays,
        List<String> exclusions,
        Rule rule,
        KpiShape.Version definition,
        Standing standing,
        String text) {

    /** A window and what was measured in it. */
    @Schema(name = "ExplainedWindow")
    public record Window(
            String name,
            Instant from,
            Instant to,
            @Nullable BigDecimal value,
            @Nullable String reason,
            long measurements,
            @Nullable Instant newest) {}

    /** The rule that fired. */
    @Schema(name = "ExplainedRule")
    public record Rule(String code, String sentence) {}
}
