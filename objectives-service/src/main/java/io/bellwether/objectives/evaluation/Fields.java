package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of a JSON object, read strictly; faults are collected with their pointers. */
final class Fields {

    private final JsonNode node;
    private final String pointer;
    private final List<Fault> faults;

    Fields(JsonNode node, String pointer, List<Fault> faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    void only(Set<String> known) {
        for (String name : (Iterable<String>) node::fieldNames) {
            if (!known.contains(name)) {
                fault(
                        name,
                        "unknown-property",
                        "There is no property \"" + name + "\" here; known are "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        }
    }

    void fault(String name, String code, String sentence) {
        faults.add(new Fault(name.isEmpty() ? pointer : pointer + "/" + name, code, sentence));
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    JsonNode raw(String name) {
        return node.get(name);
    }

    String pointer(String name) {
        return pointer + "/" + name;
    }

    BigDecimal number(String name) {
        if (!has(name)) {
            return null;
        }
        if (!node.get(name).isNumber()) {
            fault(name, "wrong-type", name + " must be a number.");
            return null;
        }
        return node.get(name).decimalValue();
    }

    BigDecimal neededNumber(String name) {
        if (!has(name)) {
            fault(name, "required", name + " is needed.");
            return null;
        }
        return number(name);
    }

    String text(String name) {
        if (!has(name)) {
            return null;
        }
        if (!node.get(name).isTextual()) {
            fault(name, "wrong-type", name + " must be a text.");
            return null;
        }
        return node.get(name).textValue();
    }

    String neededText(String name) {
        if (!has(name)) {
            fault(name, "required", name + " is needed.");
            return null;
        }
        return text(name);
    }

    LocalDate date(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            fault(name, "not-a-date", name + " must be a date like 2026-03-01.");
            return null;
        }
    }

    Span span(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return Span.parse(text);
        } catch (DateTimeException | IndexOutOfBoundsException unreadable) {
            fault(name, "not-a-duration", name + " must be an ISO 8601 duration above zero, like P7D.");
            return null;
        }
    }

    Span neededSpan(String name) {
        if (!has(name)) {
            fault(name, "required", name + " is needed.");
            return null;
        }
        return span(name);
    }

    Step step(String name) {
        String text = neededText(name);
        if (text == null) {
            return null;
        }
        for (Step step : Step.values()) {
            if (step.name().toLowerCase(java.util.Locale.ROOT).equals(text)) {
                return step;
            }
        }
        fault(name, "one-of", name + " must be day, week, month or quarter.");
        return null;
    }

    /** A share above 0 and at most 1; 1 when left out. */
    BigDecimal needed(String name) {
        BigDecimal share = has(name) ? number(name) : BigDecimal.ONE;
        if (share != null && (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0)) {
            fault(name, "share", name + " is a share above 0 and at most 1.");
        }
        return share;
    }

    List<JsonNode> list(String name) {
        List<JsonNode> items = new ArrayList<>();
        if (has(name) && !node.get(name).isArray()) {
            fault(name, "wrong-type", name + " must be an array.");
        } else if (has(name)) {
            node.get(name).forEach(items::add);
        }
        return items;
    }
}
