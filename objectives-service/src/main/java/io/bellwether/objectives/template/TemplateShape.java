package io.bellwether.objectives.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a template looks like, for the published document; templates are data. */
@Schema(name = "Template")
record TemplateShape(
        String key,
        @Nullable String objectiveType,
        String name,
        String description,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "True where the questions for narrowing to a channel, campaign or audience are asked, too")
        Boolean narrow,

        List<Question> questions,

        @Schema(type = SchemaType.OBJECT, description = "The KPI, with ${question} where an answer goes")
        JsonNode kpi) {

    /** What is asked before anything is stored; one with a default may be left out. */
    @Schema(name = "TemplateQuestion")
    record Question(
            String key,
            String question,
            @JsonInclude(JsonInclude.Include.NON_NULL) String why,

            @Schema(enumeration = {"choice", "number", "date", "text"})
            String type,

            boolean optional,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Choice> choices,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "A number is above it")
            BigDecimal above,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "A number is at most it")
            BigDecimal atMost,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "What a person might answer")
            JsonNode example,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(name = "default", description = "Taken where nothing is answered")
            JsonNode otherwise,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(type = SchemaType.OBJECT, description = "Asked only when another question was answered so")
            JsonNode when) {}

    /** One of the answers, and what it means for the figure. */
    @Schema(name = "TemplateChoice")
    record Choice(
            @Schema(description = "A word, a number or a day")
            JsonNode value,

            String label,
            String means,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(type = SchemaType.OBJECT, description = "What choosing it lays over the KPI")
            JsonNode sets) {}
}
