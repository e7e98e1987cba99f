package io.bellwether.objectives.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a template looks like, for the published document; templates are data. */
@Schema(name = "Template")
record TemplateShape(
        String key,
        String objectiveType,
        String name,
        String description,
        List<Question> questions,

        @Schema(type = SchemaType.OBJECT, description = "The KPI, with ${question} where an answer goes")
        JsonNode kpi) {

    /** What is asked before anything is stored; one with a default may be left out. */
    @Schema(name = "TemplateQuestion")
    record Question(
            String key,
            String question,
            String why,

            @Schema(enumeration = {"choice", "number", "date", "text"})
            String type,

            List<Choice> choices,

            @Schema(type = SchemaType.OBJECT, description = "Asked only when another question was answered so")
            JsonNode when) {}

    /** One of the answers, and what it means for the figure. */
    @Schema(name = "TemplateChoice")
    record Choice(String value, String label, String means) {}
}
