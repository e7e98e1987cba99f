package io.bellwether.measurements.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;

/** One JSON object a line; empty lines are passed over. A line that is no JSON is refused by itself. */
final class NdjsonMeasurements implements MeasurementsReader {

    @Override
    public void read(InputStream body, IntakeSession session) throws IOException {
        MeasurementJson measurement = new MeasurementJson(session.days());
        TextLines lines = new TextLines(body);
        Line line = new Line();
        while (lines.next()) {
            if (lines.blank()) {
                continue;
            }
            line.clear();
            line.number = lines.number();
            try {
                if (lines.tooLong()) {
                    throw new LineFault("", "too-long", "This line is longer than " + TextLines.MAX + " bytes.");
                }
                one(lines, measurement, line);
                session.add(line);
            } catch (LineFault fault) {
                session.refuse(line.number, fault);
            }
        }
    }

    private static void one(TextLines lines, MeasurementJson measurement, Line line) throws IOException, LineFault {
        try (JsonParser parser = MeasurementJson.FACTORY.createParser(lines.buffer(), lines.from(), lines.length())) {
            if (parser.nextToken() == null) {
                throw new LineFault("", "not-json", "This line is empty.");
            }
            LineFault fault = null;
            try {
                measurement.read(parser, line);
            } catch (LineFault found) {
                fault = found;
            }
            if (parser.nextToken() != null) {
                throw new LineFault("", "not-json", "Text follows the JSON object of this line.");
            }
            if (fault != null) {
                throw fault;
            }
        } catch (JsonProcessingException notJson) {
            throw new LineFault("", "not-json", "This line is not valid JSON.");
        }
    }
}
