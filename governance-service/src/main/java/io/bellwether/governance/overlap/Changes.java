package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between the evidence that was found before and the one that is found now, in sentences. */
final class Changes {

    private Changes() {}

    /** Whatever is new, and whatever no longer holds; by the rule that each piece of evidence rests on. */
    static String between(JsonNode before, JsonNode now) {
        Map<String, String> old = sentences(before);
        Map<String, String> fresh = sentences(now);
        List<String> said = new ArrayList<>();
        fresh.forEach((rule, sentence) -> {
            if (!sentence.equals(old.get(rule))) {
                said.add(old.containsKey(rule) ? "Now: " + sentence + " Before: " + old.get(rule) : "New: " + sentence);
            }
        });
        old.forEach((rule, sentence) -> {
            if (!fresh.containsKey(rule)) {
                said.add("No longer: " + sentence);
            }
        });
        return said.isEmpty() ? "Facts that the sentences do not name have changed." : String.join(" ", said);
    }

    private static Map<String, String> sentences(JsonNode evidence) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (JsonNode one : evidence) {
            sentences.put(
                    one.path("rule").asText() + one.path("initiative").asText(),
                    one.path("sentence").asText());
        }
        return sentences;
    }
}
