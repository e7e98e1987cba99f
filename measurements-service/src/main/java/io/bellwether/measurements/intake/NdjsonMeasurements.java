package io.bellwether.measurements.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;

/**
 * One JSON object a line; empty lines are passed over. A line that is no JSON is refused by itself. Plain lines of series
 * that were seen before are not read word by word.
 */
final class NdjsonMeasurements implements MeasurementsReader {

    @Override
    public void read(InputStream body, IntakeSession session) throws IOException {
        MeasurementJson measurement = new MeasurementJson(session.days());
        TextLines lines = new TextLines(body);
        Line line = new Line();
        PlainJson plain = new PlainJson(session.days());
        ResolvedSeries.Words words = session.words("ndjson");
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
                boolean recognised = plain.recognise(lines.buffer(), lines.from(), lines.length());
                line.resolved = recognised ? words.get(plain.words) : null;
                if (line.resolved != null) {
                    plain.fill(line);
                } else {
                    one(lines, measurement, line);
                    line.words = recognised ? plain.words : null;
                }
                session.add(line);
            } catch (LineFault fault) {
                session.refuse(line.number, fault);
            }
        }
    }

    private static void one(TextLines lines, MeasurementJson measurement, Line line) throws IOException, LineFault {
        if (Utf8Head.isOther(lines.buffer(), lines.from(), lines.length())) {
            throw new LineFault("", "not-json", "This line is not UTF-8.");
        }
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
