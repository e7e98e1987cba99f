package io.bellwether.measurements.intake;

/**
 * Recognises a line of InfluxDB's protocol that is as plain as nearly all of a feed are: name and tags of ASCII without
 * escapes, the one field {@code value}, a time stamp. Any other line is left to {@link InfluxMeasurements}.
 */
final class PlainInflux {

    private static final byte[] VALUE = {'v', 'a', 'l', 'u', 'e', '='};
    private static final int MAX_STAMP = 18;

    private final InfluxMeasurements.TimeUnits unit;
    private final PlainNumbers numbers = new PlainNumbers();

    /** The words of the line that was recognised last. */
    final SeriesWords words = new SeriesWords();

    private long stamp;

    PlainInflux(InfluxMeasurements.TimeUnits unit) {
        this.unit = unit;
    }

    /** Whether the line is plain; then {@link #words} are set, and {@link #fill} gives the rest. */
    boolean recognise(byte[] text, int from, int length) {
        int end = from + length;
        int at = from;
        while (at < end && text[at] != ' ') {
            if (text[at] < ' ' || text[at] == '\\' || text[at] == 0x7f) {
                return false;
            }
            at++;
        }
        int name = at++;
        if (name == from || end - at < VALUE.length) {
            return false;
        }
        for (byte expected : VALUE) {
            if (text[at++] != expected) {
                return false;
            }
        }
        int value = at;
        at = numbers.decimal(text, at, end);
        if (at >= 0 && at < end && text[at] == 'i') {
            if (!isWhole(text, value, at)) {
                return false;
            }
            at++;
        }
        if (at < 0 || at >= end || text[at] != ' ' || !stamp(text, at + 1, end)) {
            return false;
        }
        words.set(text, from, name, 0, 0);
        return true;
    }

    private static boolean isWhole(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != '-' && (text[i] < '0' || text[i] > '9')) {
                return false;
            }
        }
        return true;
    }

    private boolean stamp(byte[] text, int from, int end) {
        if (from >= end || end - from > MAX_STAMP + 1) {
            return false;
        }
        long number = 0;
        for (int i = from; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
            number = number * 10 + text[i] - '0';
        }
        stamp = number;
        // beyond a long it turns negative
        return number >= 0;
    }

    /** Sets what the line has beside its series. */
    void fill(Line line) throws LineFault {
        line.at = unit.micros(stamp);
        line.value = numbers.value;
        line.hasValue = true;
    }
}
