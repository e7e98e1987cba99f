package io.bellwether.measurements.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.bellwether.kit.json.StrictJson;
import io.bellwether.kit.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;

/** A JSON array of measurements, or an object that holds it as {@code items}; read as it streams. */
final class JsonMeasurements implements MeasurementsReader {

    @Override
    public void read(InputStream body, IntakeSession session) throws IOException {
        MeasurementJson measurement = new MeasurementJson(session.days());
        try (JsonParser parser = MeasurementJson.FACTORY.createParser(Utf8Head.checked(body))) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                items(parser, measurement, session, "");
            } else if (first == JsonToken.START_OBJECT) {
                wrapped(parser, measurement, session);
            } else {
                throw StrictJson.malformed(
                        first == null
                                ? "A JSON body is needed."
                                : "Send an array of measurements, or {\"items\": [...]}.");
            }
            if (parser.nextToken() != null) {
                throw StrictJson.malformed("Text follows the JSON value.");
            }
        } catch (JsonProcessingException notJson) {
            throw StrictJson.malformed(notJson);
        }
    }

    private static void wrapped(JsonParser parser, MeasurementJson measurement, IntakeSession session)
            throws IOException {
        boolean seen = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!name.equals("items") || seen) {
                throw ProblemException.invalid(
                        "/" + io.bellwether.kit.problem.Pointers.escape(name),
                        seen ? "duplicate-key" : "unknown-property",
                        "Send an array of measurements, or an object with items and nothing else.");
            }
            seen = true;
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw ProblemException.invalid("/items", "wrong-type", "items must be an array of measurements.");
            }
            items(parser, measurement, session, "/items");
        }
        if (!seen) {
            throw ProblemException.invalid("/items", "not-null", "items is missing.");
        }
    }

    private static void items(JsonParser parser, MeasurementJson measurement, IntakeSession session, String pointers)
            throws IOException {
        Line line = new Line();
        long number = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                throw StrictJson.malformed("The body ends in the middle of the JSON.");
            }
            line.clear();
            line.number = ++number;
            try {
                measurement.read(parser, line);
                session.add(line, pointers);
            } catch (LineFault fault) {
                session.refuse(number, fault, pointers);
            }
        }
    }
}
