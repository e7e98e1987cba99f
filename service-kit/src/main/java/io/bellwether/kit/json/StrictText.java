package io.bellwether.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.Pointers;
import io.bellwether.kit.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Map;

/** Refuses texts and numbers that no field stores. */
public final class StrictText {

    /** The decimal exponents of a double; a number beyond is infinite or zero for many readers. */
    private static final int MAX_EXPONENT = 308;

    private StrictText() {}

    static void check(JsonNode node, String pointer) {
        if (node.isTextual()) {
            String fault = fault(node.textValue());
            if (fault != null) {
                throw refusal(pointer, "forbidden-character", fault);
            }
        } else if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            long exponent = number.signum() == 0 ? 0 : (long) number.precision() - number.scale() - 1;
            if (Math.abs(exponent) > MAX_EXPONENT) {
                throw refusal(pointer, "number-out-of-range", "This number is out of range.");
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), pointer + "/" + i);
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String fault = fault(field.getKey());
                if (fault != null) {
                    throw refusal(pointer, "forbidden-character", fault);
                }
                check(field.getValue(), pointer + "/" + Pointers.escape(field.getKey()));
            }
        }
    }

    private static ProblemException refusal(String pointer, String code, String sentence) {
        return new ProblemException(CommonProblem.MALFORMED_BODY, sentence).at(pointer, code, sentence);
    }

    /** What is wrong with a text, as a sentence, or null: control characters (but tab and line break), bidirectional overrides, halves of surrogate pairs. */
    public static String fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n' && c != '\t' && c != '\r' || c >= 0x7f && c <= 0x9f) {
                return "Control characters are not accepted.";
            }
            if (c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0x200e || c == 0x200f || c == 0x061c) {
                return "Characters that override the direction of writing are not accepted.";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || c == 0xfffe || c == 0xffff) {
                return "This is not a valid Unicode text.";
            }
        }
        return null;
    }
}
