package io.bellwether.testing.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Compares answers with the promised documents. */
public final class PromisedAnswers {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final List<Document> DOCUMENTS =
            List.of(Document.of("objectives"), Document.of("measurements"), Document.of("governance"));

    /** Items at each end of a list: the generated tests ask for hundreds of lists of everything that others made. */
    private static final int LOOKED_AT = 10;

    /** What was promised for {@code METHOD path status}, compiled once. */
    private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private PromisedAnswers() {}

    /** Whether this service promises a document. */
    static boolean areOf(String service) {
        return DOCUMENTS.stream().anyMatch(document -> document.isOf(service));
    }

    /**
     * Compares an answer of the API; whatever is not a 2xx with JSON under {@code /api/v1} or {@code /internal/v1} passes.
     *
     * @param path with or without a query
     * @throws AssertionError naming each place at which the answer is not as promised
     */
    public static void check(String method, String path, int status, String contentType, String body) {
        String plain = path.replaceFirst("[?#].*", "");
        boolean ours = plain.startsWith("/api/v1/") || plain.startsWith("/internal/v1/");
        boolean json = contentType != null && contentType.matches("application/([a-z.-]+\\+)?json\\b.*");
        if (!ours || !json || status / 100 != 2 || plain.equals("/api/v1/openapi.json")) {
            return;
        }
        Document document = DOCUMENTS.stream()
                .filter(one -> one.knows(plain))
                .min(Comparator.comparingInt(one -> one.variables(plain)))
                .orElseThrow(() -> new AssertionError("no document promises " + method + " " + plain));
        String place = document.place(method, plain, status, contentType);
        Set<ValidationMessage> wrong =
                COMPILED.computeIfAbsent(place, document::schema).validate(shortened(read(body)));
        if (!wrong.isEmpty()) {
            throw new AssertionError(method + " " + plain + " " + status + " is not as contracts/openapi promises:\n"
                    + String.join(
                            "\n",
                            wrong.stream().map(ValidationMessage::getMessage).toList())
                    + "\n" + body.substring(0, Math.min(body.length(), 2_000)));
        }
    }

    /** A long list or page without what stands between its first and last items, which are like the others. */
    private static JsonNode shortened(JsonNode answer) {
        JsonNode items = answer.isArray() ? answer : answer.path("items");
        if (items instanceof ArrayNode all) {
            while (all.size() > 2 * LOOKED_AT) {
                all.remove(LOOKED_AT);
            }
        }
        return answer;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + body, broken);
        }
    }
}
