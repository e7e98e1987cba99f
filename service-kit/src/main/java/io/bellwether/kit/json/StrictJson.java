package io.bellwether.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.Pointers;
import io.bellwether.kit.problem.ProblemException;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;

/** The strict reader. Each setting is tested in {@code StrictJsonTest}. */
public final class StrictJson {

    /** Deep enough for everything that the API takes, shallow enough for any stack. */
    static final int MAX_DEPTH = 40;

    /** Longest string of any field; single fields are shorter by their own rule. */
    static final int MAX_STRING = 20_000;

    private static final ObjectMapper MAPPER = mapper();

    private StrictJson() {}

    private static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(new StrictTypes())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        // an empty or blank text is no number, day or word of a list; Jackson would take it for null
        mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(100)
                        .maxNameLength(1_000)
                        .build());
        for (LogicalType type : new LogicalType[] {LogicalType.Textual, LogicalType.DateTime}) {
            mapper.coercionConfigFor(type)
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        }
        return mapper;
    }

    /** The mapper itself, for readers of bodies that stream. */
    public static ObjectMapper shared() {
        return MAPPER;
    }

    /**
     * Reads a body into a tree.
     *
     * @throws ProblemException 400 with line and column where it is not JSON, or with a pointer where a text or number
     *     is none that we store
     */
    public static JsonNode tree(byte[] body) {
        if (body.length == 0) {
            throw malformed("A JSON body is needed.");
        }
        JsonNode tree;
        try (JsonParser parser = MAPPER.createParser(Utf8.text(body))) {
            tree = MAPPER.readTree(parser);
            if (tree == null || parser.nextToken() != null) {
                throw malformed(tree == null ? "A JSON body is needed." : "Text follows the JSON value.");
            }
        } catch (JsonProcessingException notJson) {
            throw malformed(notJson);
        } catch (NumberFormatException beyond) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "A number is out of range.", beyond);
        } catch (IOException unreadable) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The body cannot be read.", unreadable);
        }
        StrictText.check(tree, "");
        return tree;
    }

    /** 400: there is no JSON value, or none that is meant here. */
    public static ProblemException malformed(String sentence) {
        return new ProblemException(CommonProblem.MALFORMED_BODY, sentence).at("", "not-json", sentence);
    }

    /**
     * Binds a tree to a type.
     *
     * @throws ProblemException 422 with the pointer of what does not fit
     */
    public static <T> T bind(JsonNode tree, Class<T> type) {
        if (tree.isNull()) {
            throw ProblemException.invalid("", "wrong-type", "The body must be an object, not null.");
        }
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException misfit) {
            throw misfit(misfit);
        } catch (IllegalArgumentException misfit) {
            throw new ProblemException(CommonProblem.INVALID, "The body does not have the expected form.", misfit);
        }
    }

    /** 400 for text that is no JSON, without a word of the library's internals. */
    public static ProblemException malformed(JsonProcessingException notJson) {
        String message = notJson.getOriginalMessage();
        String said = message != null && message.startsWith("Duplicate field")
                ? message.replace("Duplicate field", "Duplicate key")
                : tooMuch(message);
        long line = notJson.getLocation() == null ? 1 : notJson.getLocation().getLineNr();
        int column = notJson.getLocation() == null ? 1 : notJson.getLocation().getColumnNr();
        String sentence = said + " (line " + line + ", column " + column + ")";
        return new ProblemException(CommonProblem.MALFORMED_BODY, sentence, notJson)
                .line(line, said.startsWith("Duplicate") ? "duplicate-key" : "not-json", sentence);
    }

    /** Limits are told as such: what is too long is JSON all the same. */
    private static String tooMuch(String message) {
        if (message == null) {
            return "This is not valid JSON.";
        }
        if (message.contains("depth")) {
            return "The JSON is nested too deep.";
        }
        if (message.contains("exceeds the maximum")) {
            return message.startsWith("Number") ? "A number has too many digits." : "A text is too long.";
        }
        return "This is not valid JSON.";
    }

    /** 422 for JSON of another form than the type's. A refusal thrown by the type's own constructor goes through. */
    public static ProblemException misfit(JsonProcessingException misfit) {
        for (Throwable cause = misfit; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return refusal;
            }
        }
        String pointer = misfit instanceof JsonMappingException mapping ? Pointers.ofJackson(mapping.getPath()) : "";
        String name = pointer.isEmpty() ? "The body" : pointer.substring(pointer.lastIndexOf('/') + 1);
        if (misfit instanceof UnrecognizedPropertyException unknown) {
            String sentence = "There is no property \"" + unknown.getPropertyName() + "\" here"
                    + Nearest.of(unknown.getPropertyName(), known(unknown.getKnownPropertyIds()))
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse(".");
            return ProblemException.invalid(pointer, "unknown-property", sentence);
        }
        String sentence =
                switch (misfit) {
                    case InvalidFormatException format
                    when format.getTargetType().isEnum() ->
                        name + " must be one of " + choices(format.getTargetType()) + ".";
                    case InvalidFormatException format ->
                        name + " cannot be read as " + plain(format.getTargetType()) + ".";
                    case MismatchedInputException mismatch
                    when mismatch.getTargetType() != null -> name + " must be " + plain(mismatch.getTargetType()) + ".";
                    default -> name + " does not have the expected form.";
                };
        return ProblemException.invalid(pointer, "wrong-type", sentence);
    }

    private static Collection<String> known(Collection<Object> ids) {
        return ids == null
                ? java.util.List.of()
                : ids.stream().map(String::valueOf).toList();
    }

    private static String choices(Class<?> type) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .map(constant -> MAPPER.convertValue(constant, String.class))
                .collect(Collectors.joining(", "));
    }

    private static String plain(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "BigDecimal", "Double", "double", "Integer", "int", "Long", "long" -> "a number";
            case "Boolean", "boolean" -> "true or false";
            case "LocalDate" -> "a date like 2026-03-01";
            case "Instant", "OffsetDateTime" -> "an instant like 2026-03-01T10:15:00Z";
            case "Duration", "Period" -> "an ISO 8601 duration like P7D";
            case "ArrayList", "List", "Set", "LinkedHashSet", "HashSet" -> "an array";
            case "UUID" -> "an id";
            default -> "an object of the documented form";
        };
    }
}
