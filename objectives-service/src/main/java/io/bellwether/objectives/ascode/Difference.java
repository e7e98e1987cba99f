package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** In which properties two statements differ; numbers are compared by value, 1.0 is 1. */
final class Difference {

    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    };

    private Difference() {}

    static List<Plan.Field> between(ObjectNode before, ObjectNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        List<Plan.Field> fields = new ArrayList<>();
        for (String name : names) {
            JsonNode was = before.path(name).isMissingNode() ? NullNode.instance : before.get(name);
            JsonNode is = after.path(name).isMissingNode() ? NullNode.instance : after.get(name);
            // a freshness of null says "never stale"; left out, it goes by the cadence
            boolean told = !name.equals("freshness") || before.has(name) == after.has(name);
            if (!told || !was.equals(BY_VALUE, is)) {
                fields.add(new Plan.Field(name, was, is));
            }
        }
        return fields;
    }
}
