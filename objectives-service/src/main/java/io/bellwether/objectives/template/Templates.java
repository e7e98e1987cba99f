package io.bellwether.objectives.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The library of templates. */
@ApplicationScoped
public class Templates {

    private final Map<String, ObjectNode> byKey = new LinkedHashMap<>();

    Templates() {
        try (InputStream in = Templates.class.getResourceAsStream("/templates/templates.yaml")) {
            JsonNode file = new YAMLMapper().readTree(in);
            for (JsonNode template : file.get("templates")) {
                if (template.path("narrow").asBoolean()) {
                    file.get("narrowing")
                            .forEach(question -> ((ArrayNode) template.get("questions")).add(question.deepCopy()));
                }
                for (JsonNode question : template.get("questions")) {
                    ((ObjectNode) question).put("optional", question.has("default") || question.has("when"));
                }
                byKey.put(template.get("key").asText(), (ObjectNode) template);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the templates cannot be read", unreadable);
        }
    }

    List<JsonNode> all() {
        return List.copyOf(byKey.values());
    }

    /**
     * The KPI that a statement means. One that names a template and states no target is made from the template and
     * the answers; properties that it states itself hold. Any other is given back as it is, without answers.
     *
     * @throws ProblemException 422 {@code open-questions} with a pointer {@code /answers/<question>} for each question
     *     that is open, 422 {@code invalid} for answers that do not fit
     */
    public JsonNode stated(JsonNode statement) {
        if (!statement.isObject() || !statement.hasNonNull("template") || statement.hasNonNull("target")) {
            return statement;
        }
        ObjectNode template = byKey.get(statement.get("template").asText());
        if (template == null) {
            throw ProblemException.invalid(
                    "/template", "unknown-template", "There is no such template; GET /api/v1/templates lists them.");
        }
        JsonNode answers = statement.path("answers");
        if (!answers.isMissingNode() && !answers.isNull() && !answers.isObject()) {
            throw ProblemException.invalid("/answers", "wrong-type", "answers is an object, one property a question.");
        }
        ObjectNode kpi = new Answers(template, answers).kpi();
        ObjectNode own = statement.deepCopy();
        own.remove("answers");
        kpi.setAll(own);
        return kpi;
    }
}
