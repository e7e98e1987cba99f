package io.bellwether.objectives.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.problem.ObjectivesProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers to the questions of one template: checked, then put in. */
final class Answers {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(-?)([a-zA-Z]+)}");

    private final ObjectNode template;
    private final JsonNode given;
    private final Map<String, JsonNode> answers = new LinkedHashMap<>();
    private final List<ObjectNode> sets = new ArrayList<>();
    private final List<String[]> open = new ArrayList<>();
    private final List<String[]> wrong = new ArrayList<>();

    Answers(ObjectNode template, JsonNode given) {
        this.template = template;
        this.given = given;
    }

    ObjectNode kpi() {
        List<String> known = new ArrayList<>();
        for (JsonNode question : template.get("questions")) {
            known.add(question.get("key").asText());
            ask(question);
        }
        given.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                wrong.add(
                        new String[] {key, "unknown-question", "The template asks: " + String.join(", ", known) + "."});
            }
        });
        refuse();
        ObjectNode kpi = template.get("kpi").deepCopy();
        sets.forEach(set -> lay(set, kpi));
        ObjectNode filled = (ObjectNode) filled(kpi);
        if (template.path("narrow").asBoolean()) {
            filled.put("measure", Narrowing.of(filled.get("measure").asText(), answers));
        }
        return filled;
    }

    private void ask(JsonNode question) {
        String key = question.get("key").asText();
        JsonNode answer = given.path(key);
        boolean asked = question.path("when").properties().stream()
                .allMatch(condition -> condition.getValue().equals(answers.get(condition.getKey())));
        if (!asked) {
            return;
        }
        if (answer.isMissingNode()
                || answer.isNull()
                || (answer.isTextual() && answer.asText().isBlank())) {
            if (question.has("default")) {
                answers.put(key, question.get("default"));
            } else {
                open.add(new String[] {
                    key, "open-question", question.get("question").asText()
                });
            }
            return;
        }
        String fault = question.has("choices") ? choose(question, answer) : typed(question, answer);
        if (fault != null) {
            wrong.add(new String[] {key, "wrong-answer", fault});
        }
    }

    private String choose(JsonNode question, JsonNode answer) {
        List<String> values = new ArrayList<>();
        for (JsonNode choice : question.get("choices")) {
            JsonNode value = choice.get("value");
            values.add(value.asText());
            boolean same = value.isNumber() && answer.isNumber()
                    ? value.decimalValue().compareTo(answer.decimalValue()) == 0
                    : value.equals(answer);
            if (same) {
                answers.put(question.get("key").asText(), value);
                if (choice.has("sets")) {
                    sets.add((ObjectNode) choice.get("sets"));
                }
                return null;
            }
        }
        return "It is one of " + String.join(", ", values) + ".";
    }

    private String typed(JsonNode question, JsonNode answer) {
        String fault =
                switch (question.get("type").asText()) {
                    case "number" -> number(question, answer);
                    case "date" -> isDate(answer) ? null : "It is a day, like 2026-01-31.";
                    default -> answer.isTextual() ? null : "It is a text.";
                };
        if (fault == null) {
            answers.put(question.get("key").asText(), answer);
        }
        return fault;
    }

    private static String number(JsonNode question, JsonNode answer) {
        if (!answer.isNumber()) {
            return "It is a number.";
        }
        if (answer.decimalValue().compareTo(question.get("above").decimalValue()) <= 0) {
            return "It is above " + question.get("above").asText() + "; the direction stands in the question.";
        }
        if (question.has("atMost")
                && answer.decimalValue().compareTo(question.get("atMost").decimalValue()) > 0) {
            return "It is at most " + question.get("atMost").asText() + ".";
        }
        return null;
    }

    private static boolean isDate(JsonNode answer) {
        try {
            LocalDate.parse(answer.asText());
            return answer.isTextual();
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private void refuse() {
        if (open.isEmpty() && wrong.isEmpty()) {
            return;
        }
        ProblemException refusal = open.isEmpty()
                ? new ProblemException(CommonProblem.INVALID, "An answer does not fit its question.")
                : new ProblemException(
                        ObjectivesProblem.OPEN_QUESTIONS,
                        "The template leaves open what only you can say: "
                                + String.join(
                                        " ", open.stream().map(one -> one[2]).toList()));
        open.forEach(one -> refusal.at("/answers/" + one[0], one[1], one[2]));
        wrong.forEach(one -> refusal.at("/answers/" + one[0], one[1], one[2]));
        throw refusal;
    }

    /** Lays one object over another, deeply; null takes away. */
    private static void lay(ObjectNode over, ObjectNode under) {
        over.properties().forEach(property -> {
            JsonNode below = under.get(property.getKey());
            if (property.getValue().isNull()) {
                under.remove(property.getKey());
            } else if (property.getValue() instanceof ObjectNode inner && below instanceof ObjectNode object) {
                lay(inner, object);
            } else {
                under.set(property.getKey(), property.getValue().deepCopy());
            }
        });
    }

    private JsonNode filled(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(filled(property.getValue())));
            return object;
        }
        if (node instanceof ArrayNode array) {
            array.elements().forEachRemaining(this::filled);
            return array;
        }
        return node.isTextual() ? text(node.asText()) : node;
    }

    private JsonNode text(String text) {
        Matcher whole = PLACE.matcher(text);
        if (whole.matches()) {
            JsonNode answer = answers.get(whole.group(2));
            return whole.group(1).isEmpty()
                    ? answer
                    : DecimalNode.valueOf(answer.decimalValue().negate());
        }
        return JsonNodeFactory.instance.textNode(PLACE.matcher(text)
                .replaceAll(place ->
                        Matcher.quoteReplacement(answers.get(place.group(2)).asText())));
    }
}
