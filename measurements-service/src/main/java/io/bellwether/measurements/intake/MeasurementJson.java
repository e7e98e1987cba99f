package io.bellwether.measurements.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.bellwether.kit.json.Nearest;
import io.bellwether.measurements.fact.LocalDays;
import java.io.IOException;
import java.util.List;

/** Reads one measurement from a JSON object, token by token, as strictly as the rest of the API reads. */
final class MeasurementJson {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxStringLength(20_000)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final List<String> PROPERTIES = List.of(
            "metric",
            "at",
            "value",
            "dimensions",
            "id",
            "key",
            "absent",
            "weight",
            "actor",
            "revision",
            "completeUntil");

    private final LocalDays days;

    MeasurementJson(LocalDays days) {
        this.days = days;
    }

    /**
     * Reads the object that the parser stands at. When it returns or throws {@link LineFault}, the parser stands at the
     * object's end.
     *
     * @throws IOException where the text is no JSON; then nothing behind it can be read
     */
    void read(JsonParser parser, Line line) throws IOException, LineFault {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new LineFault("", "wrong-type", "A measurement is an object.");
        }
        LineFault fault = null;
        int seen = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int property = PROPERTIES.indexOf(name);
            parser.nextToken();
            try {
                if (fault != null) {
                    parser.skipChildren();
                } else if (property < 0) {
                    parser.skipChildren();
                    fault = unknown(name);
                } else if ((seen & 1 << property) != 0) {
                    parser.skipChildren();
                    fault = new LineFault(name, "duplicate-key", "\"" + name + "\" is given twice.");
                } else {
                    seen |= 1 << property;
                    set(parser, name, line);
                }
            } catch (LineFault found) {
                parser.skipChildren();
                fault = found;
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "the object has no end");
        }
        if (fault != null) {
            throw fault;
        }
    }

    private void set(JsonParser parser, String name, Line line) throws IOException, LineFault {
        switch (name) {
            case "metric" -> line.metric = text(parser, name);
            case "at" -> line.at(text(parser, name), days);
            case "value" -> {
                line.value = number(parser, name);
                line.hasValue = true;
            }
            case "dimensions" -> dimensions(parser, line);
            case "id" -> line.id = text(parser, name);
            case "key" -> line.key = text(parser, name);
            case "absent" -> line.absent = text(parser, name);
            case "weight" -> line.weight = number(parser, name);
            case "actor" -> line.actor = text(parser, name);
            case "revision" -> {
                if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                    throw new LineFault(name, "not-whole", "revision must be a whole number from 0 up.");
                }
                line.revision(parser.getText());
            }
            default -> line.completeUntil = text(parser, name);
        }
    }

    private static void dimensions(JsonParser parser, Line line) throws IOException, LineFault {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new LineFault("dimensions", "wrong-type", "dimensions must be an object of texts.");
        }
        LineFault fault = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            try {
                if (fault == null) {
                    line.dimension(name, text(parser, "dimensions/" + name));
                } else {
                    parser.skipChildren();
                }
            } catch (LineFault found) {
                parser.skipChildren();
                fault = found;
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    private static String text(JsonParser parser, String field) throws IOException, LineFault {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new LineFault(field, "wrong-type", field + " must be a text.");
        }
        return parser.getText();
    }

    private static double number(JsonParser parser, String field) throws IOException, LineFault {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw new LineFault(field, "wrong-type", field + " must be a number.");
        }
        return Decimals.read(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength(), field);
    }

    private static LineFault unknown(String name) {
        if (name.equals("source")) {
            return new LineFault(
                    name, "unknown-property", "source is not in the body: it comes from the token, or from ?source=.");
        }
        String near = Nearest.of(name, PROPERTIES)
                .map(n -> "; did you mean \"" + n + "\"?")
                .orElse(".");
        return new LineFault(name, "unknown-property", "A measurement has no such property" + near);
    }
}
