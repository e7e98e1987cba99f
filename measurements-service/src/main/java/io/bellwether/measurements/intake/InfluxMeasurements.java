package io.bellwether.measurements.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * InfluxDB line protocol. The measurement's name is the metric, tags are dimensions; the field {@code value} is the metric's
 * own, any other number {@code f} is of the metric {@code name.f}. The fields {@code id}, {@code actor}, {@code absent},
 * {@code weight} and {@code revision} are what they are in JSON. Every line has its time stamp.
 */
final class InfluxMeasurements implements MeasurementsReader {

    private final TimeUnits unit;

    /** In what time stamps are counted. */
    enum TimeUnits {
        NS(1, 1_000),
        US(1, 1),
        MS(1_000, 1),
        S(1_000_000, 1);

        private final long times;
        private final long per;

        TimeUnits(long times, long per) {
            this.times = times;
            this.per = per;
        }

        private long micros(String text) throws LineFault {
            try {
                return micros(Long.parseLong(text));
            } catch (NumberFormatException none) {
                throw notATime();
            }
        }

        long micros(long stamp) throws LineFault {
            try {
                return Math.multiplyExact(Math.floorDiv(stamp, per), times);
            } catch (ArithmeticException beyond) {
                throw notATime();
            }
        }

        private static LineFault notATime() {
            return new LineFault("at", "not-a-time", "The time stamp is not a whole number of the precision's unit.");
        }
    }

    InfluxMeasurements(TimeUnits unit) {
        this.unit = unit;
    }

    @Override
    public void read(InputStream body, IntakeSession session) throws IOException {
        TextLines lines = new TextLines(body);
        Line line = new Line();
        PlainInflux plain = new PlainInflux(unit);
        ResolvedSeries.Words words = session.words("influx");
        while (lines.next()) {
            if (lines.blank() || lines.length() > 0 && lines.buffer()[lines.from()] == '#') {
                continue;
            }
            try {
                if (lines.tooLong()) {
                    throw new LineFault("", "too-long", "This line is longer than " + TextLines.MAX + " bytes.");
                }
                boolean recognised = plain.recognise(lines.buffer(), lines.from(), lines.length());
                ResolvedSeries.Resolved resolved = recognised ? words.get(plain.words) : null;
                if (resolved != null) {
                    line.clear();
                    line.number = lines.number();
                    line.resolved = resolved;
                    plain.fill(line);
                    session.add(line);
                    continue;
                }
                for (Field number : point(text(lines).strip(), line, lines.number())) {
                    line.metric = number.metric;
                    line.words = recognised ? plain.words : null;
                    if (number.text != null) {
                        line.value(number.text);
                    }
                    session.add(line);
                }
            } catch (LineFault fault) {
                session.refuse(lines.number(), fault);
            }
        }
    }

    private static String text(TextLines lines) throws LineFault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(lines.buffer(), lines.from(), lines.length()))
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            throw new LineFault("", "not-utf-8", "This line is not UTF-8.");
        }
    }

    /** A number of a point, with the metric that it is of. */
    private record Field(String metric, String text) {}

    /** Sets what all fields of a point share and gives its numbers. */
    private List<Field> point(String text, Line line, long number) throws LineFault {
        line.clear();
        line.number = number;
        InfluxWords words = new InfluxWords(text);
        String name = words.next(", ");
        while (words.take(',')) {
            String tag = words.next("=, ");
            words.must('=', "a tag is name=value");
            line.dimension(tag, words.next(", "));
        }
        words.must(' ', "fields follow the name and its tags");
        List<Field> numbers = new ArrayList<>();
        do {
            String field = words.next("=, ");
            words.must('=', "a field is name=value");
            field(line, name, field, words, numbers);
        } while (words.take(','));
        if (!words.take(' ')) {
            throw new LineFault(
                    "at", "missing", "A line needs its time stamp: without one, a line sent again would count twice.");
        }
        line.at = unit.micros(words.rest());
        if (numbers.isEmpty()) {
            numbers.add(new Field(name, null));
        }
        return numbers;
    }

    private static void field(Line line, String name, String field, InfluxWords words, List<Field> numbers)
            throws LineFault {
        switch (field) {
            case "id" -> line.id = words.quoted(field);
            case "actor" -> line.actor = words.quoted(field);
            case "absent" -> line.absent = words.quoted(field);
            case "weight" -> line.weight(number(words.next(", "), field));
            case "revision" -> line.revision(number(words.next(", "), field));
            default -> {
                String metric = field.equals("value") ? name : name + "." + field;
                if (numbers.stream().anyMatch(one -> one.metric.equals(metric))) {
                    throw new LineFault(field, "duplicate-key", "The field \"" + field + "\" is given twice.");
                }
                numbers.add(new Field(metric, number(words.next(", "), field)));
            }
        }
    }

    /** A float, or a whole number with its {@code i} or {@code u}. */
    private static String number(String text, String field) throws LineFault {
        if (text.isEmpty() || !(text.charAt(0) == '-' || text.charAt(0) >= '0' && text.charAt(0) <= '9')) {
            throw new LineFault(
                    field, "wrong-type", field + " must be a number; texts and truth values are not measured.");
        }
        char last = text.charAt(text.length() - 1);
        if (last != 'i' && last != 'u') {
            return text;
        }
        String whole = text.substring(0, text.length() - 1);
        if (!whole.matches("-?[0-9]+")) {
            throw new LineFault(field, "not-whole", field + " ends in " + last + " and is no whole number.");
        }
        return whole;
    }
}
