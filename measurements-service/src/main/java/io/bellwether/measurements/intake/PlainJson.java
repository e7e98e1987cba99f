package io.bellwether.measurements.intake;

import io.bellwether.measurements.fact.LocalDays;
import java.nio.charset.StandardCharsets;

/**
 * Recognises a line of NDJSON that is as plain as nearly all of a feed are: metric, at, value, dimensions and id, texts of
 * ASCII without escapes. Any other line is left to {@link MeasurementJson}, which knows the rules.
 */
final class PlainJson {

    private static final int METRIC = 1;
    private static final int AT = 2;
    private static final int VALUE = 4;
    private static final int DIMENSIONS = 8;
    private static final int ID = 16;
    private static final int NEEDED = METRIC | AT | VALUE;

    private static final byte[] METRIC_NAME = name("metric");
    private static final byte[] AT_NAME = name("at");
    private static final byte[] VALUE_NAME = name("value");
    private static final byte[] DIMENSIONS_NAME = name("dimensions");
    private static final byte[] ID_NAME = name("id");

    private final LocalDays days;
    private final PlainNumbers numbers = new PlainNumbers();

    /** The words of the line that was recognised last. */
    final SeriesWords words = new SeriesWords();

    private byte[] text;
    private int end;
    private int at;
    private int metricFrom;
    private int metricTo;
    private int dimensionsFrom;
    private int dimensionsTo;
    private int idFrom;
    private int idTo;

    PlainJson(LocalDays days) {
        this.days = days;
    }

    private static byte[] name(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the line is plain; then {@link #words} are set, and {@link #fill} gives the rest. */
    boolean recognise(byte[] buffer, int from, int length) {
        text = buffer;
        at = from;
        end = from + length;
        dimensionsFrom = 0;
        dimensionsTo = 0;
        idTo = -1;
        int seen = 0;
        if (!take('{')) {
            return false;
        }
        do {
            int property = property();
            if (property == 0 || (seen & property) != 0 || !take(':') || !value(property)) {
                return false;
            }
            seen |= property;
        } while (take(','));
        if (!take('}') || (seen & NEEDED) != NEEDED) {
            return false;
        }
        blanks();
        if (at != end) {
            return false;
        }
        words.set(text, metricFrom, metricTo, dimensionsFrom, dimensionsTo);
        return true;
    }

    /** Sets what the line has beside its series. */
    void fill(Line line) {
        line.at = numbers.micros;
        line.value = numbers.value;
        line.hasValue = true;
        line.id = idTo < 0 ? null : new String(text, idFrom, idTo - idFrom, StandardCharsets.ISO_8859_1);
    }

    private int property() {
        blanks();
        if (at + 2 >= end) {
            return 0;
        }
        return switch (text[at + 1]) {
            case 'm' -> is(METRIC_NAME, METRIC);
            case 'a' -> is(AT_NAME, AT);
            case 'v' -> is(VALUE_NAME, VALUE);
            case 'd' -> is(DIMENSIONS_NAME, DIMENSIONS);
            case 'i' -> is(ID_NAME, ID);
            default -> 0;
        };
    }

    private int is(byte[] name, int property) {
        if (end - at < name.length) {
            return 0;
        }
        for (int i = 0; i < name.length; i++) {
            if (text[at + i] != name[i]) {
                return 0;
            }
        }
        at += name.length;
        return property;
    }

    private boolean value(int property) {
        blanks();
        switch (property) {
            case METRIC -> {
                metricFrom = at + 1;
                if (!string()) {
                    return false;
                }
                metricTo = at - 1;
            }
            case AT -> {
                int from = at + 1;
                return string() && (numbers.instant(text, from, at - 1) || numbers.date(text, from, at - 1, days));
            }
            case VALUE -> {
                at = numbers.decimal(text, at, end);
                return at >= 0;
            }
            case ID -> {
                idFrom = at + 1;
                if (!string()) {
                    return false;
                }
                idTo = at - 1;
            }
            default -> {
                return dimensions();
            }
        }
        return true;
    }

    private boolean dimensions() {
        if (!take('{')) {
            return false;
        }
        dimensionsFrom = at;
        do {
            blanks();
            if (!string() || !take(':')) {
                return false;
            }
            blanks();
            if (!string()) {
                return false;
            }
        } while (take(','));
        dimensionsTo = at;
        return take('}');
    }

    /** Passes over a text of ASCII without escapes. */
    private boolean string() {
        if (at >= end || text[at] != '"') {
            return false;
        }
        int i = at + 1;
        while (i < end && text[i] != '"') {
            if (text[i] < ' ' || text[i] == '\\' || text[i] == 0x7f) {
                return false;
            }
            i++;
        }
        at = i + 1;
        return i < end;
    }

    private boolean take(char expected) {
        blanks();
        if (at >= end || text[at] != expected) {
            return false;
        }
        at++;
        return true;
    }

    private void blanks() {
        while (at < end && text[at] == ' ') {
            at++;
        }
    }
}
