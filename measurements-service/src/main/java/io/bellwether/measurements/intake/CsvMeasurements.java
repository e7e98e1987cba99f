package io.bellwether.measurements.intake;

import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * CSV as RFC 4180 has it, UTF-8, with a header: the words of a measurement, every other column a dimension. An empty
 * cell is one that the measurement lacks.
 */
final class CsvMeasurements implements MeasurementsReader {

    private static final Set<String> WORDS =
            Set.of("metric", "at", "value", "id", "key", "absent", "weight", "actor", "revision", "completeUntil");

    @Override
    public void read(InputStream body, IntakeSession session) throws IOException {
        CsvRecords records = new CsvRecords(body);
        if (!records.next() || records.fault() != null) {
            throw refusal("A CSV body begins with a header line.");
        }
        String[] header = records.fields().toArray(String[]::new);
        check(header);
        Line line = new Line();
        while (records.next()) {
            List<String> fields = records.fields();
            if (fields.size() == 1 && fields.get(0).isEmpty()) {
                continue;
            }
            line.clear();
            line.number = records.number();
            try {
                if (records.fault() != null) {
                    throw records.fault();
                }
                if (fields.size() != header.length) {
                    throw new LineFault(
                            "",
                            "wrong-columns",
                            "This line has " + fields.size() + " fields, the header " + header.length + ".");
                }
                for (int i = 0; i < header.length; i++) {
                    if (!fields.get(i).isEmpty()) {
                        set(line, header[i], fields.get(i), session);
                    }
                }
                session.add(line);
            } catch (LineFault fault) {
                session.refuse(line.number, fault);
            }
        }
    }

    private static void set(Line line, String column, String text, IntakeSession session) throws LineFault {
        switch (column) {
            case "metric" -> line.metric = text;
            case "at" -> line.at(text, session.days());
            case "value" -> line.value(text);
            case "id" -> line.id = text;
            case "key" -> line.key = text;
            case "absent" -> line.absent = text;
            case "weight" -> line.weight(text);
            case "actor" -> line.actor = text;
            case "revision" -> line.revision(text);
            case "completeUntil" -> line.completeUntil = text;
            default -> line.dimension(column, text);
        }
    }

    private static void check(String[] header) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                throw refusal("The header names the column \"" + column + "\" twice.");
            }
            if (!WORDS.contains(column) && !column.matches("[a-z][a-z0-9_]*")) {
                throw refusal(
                        header.length == 1 && column.contains(";")
                                ? "The columns seem to be separated by semicolons; send commas, or import the file with a profile."
                                : "The header has a column that is neither a word of a measurement nor a dimension.");
            }
        }
        if (!seen.contains("metric")) {
            throw refusal("The header has no column \"metric\".");
        }
    }

    private static ProblemException refusal(String sentence) {
        return new ProblemException(CommonProblem.MALFORMED_BODY, sentence).line(1, "bad-header", sentence);
    }
}
