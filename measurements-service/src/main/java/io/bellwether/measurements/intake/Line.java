package io.bellwether.measurements.intake;

import io.bellwether.measurements.fact.LocalDays;
import java.util.Arrays;

/**
 * One measurement as it was sent, before any rule was asked. Reused from line to line: {@link #clear} it, set what the
 * line has, hand it to {@link IntakeSession#add}.
 */
public final class Line {

    /** What marks a number that was not given. */
    static final long NONE = Long.MIN_VALUE;

    /** 1-based place in what was sent. */
    public long number;

    public String metric;

    /** Microseconds since 1970 in UTC, or {@link #NONE}. */
    long at = NONE;

    /** Finite; {@code hasValue} says whether it was given. */
    double value;

    boolean hasValue;

    /** {@code withdrawn}, {@code not-yet}, {@code suppressed} or null. */
    public String absent;

    public String id;
    public String key;

    /** Observations that it stands for; NaN when not given. */
    double weight = Double.NaN;

    public String actor;
    long revision = NONE;

    /** A local date as text; then the line says that silence up to it is real. */
    public String completeUntil;

    /** What the value is called where it comes from; null: {@code value}. */
    public String valueName;

    /** What it names its series by, where that is to be remembered; else null. */
    SeriesWords words;

    /** Its series, where that is known by its words; then it has no metric and no dimensions. */
    ResolvedSeries.Resolved resolved;

    String[] names = new String[16];
    String[] values = new String[16];
    int dimensions;

    public void clear() {
        metric = null;
        at = NONE;
        hasValue = false;
        absent = null;
        id = null;
        key = null;
        weight = Double.NaN;
        actor = null;
        revision = NONE;
        completeUntil = null;
        valueName = null;
        words = null;
        resolved = null;
        Arrays.fill(names, 0, dimensions, null);
        Arrays.fill(values, 0, dimensions, null);
        dimensions = 0;
    }

    /** Whether anything is said beside metric and completeUntil. */
    boolean isMeasurement() {
        return at != NONE
                || hasValue
                || absent != null
                || id != null
                || key != null
                || actor != null
                || !Double.isNaN(weight)
                || revision != NONE
                || dimensions > 0;
    }

    /** Reads {@code at}: an instant with offset or a local date. */
    public void at(String text, LocalDays days) throws LineFault {
        at = Times.micros(text, days);
    }

    /** Sets an instant; kept to microseconds. */
    public void at(java.time.Instant instant) {
        at = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    /** Microseconds since 1970 in UTC. */
    public long atMicros() {
        return at;
    }

    /** The value as it was given, or null. */
    public java.math.BigDecimal valueGiven() {
        return hasValue ? java.math.BigDecimal.valueOf(value) : null;
    }

    /** The dimensions by their names. */
    public java.util.Map<String, String> dimensionsGiven() {
        java.util.Map<String, String> given = new java.util.TreeMap<>();
        for (int i = 0; i < dimensions; i++) {
            given.put(names[i], values[i]);
        }
        return given;
    }

    /** Reads a decimal as the API takes it. */
    public void value(String text) throws LineFault {
        value = Decimals.read(text, "value");
        hasValue = true;
    }

    public void weight(String text) throws LineFault {
        weight = Decimals.read(text, "weight");
    }

    public void revision(String text) throws LineFault {
        revision = Decimals.whole(text, "revision");
    }

    /** Adds a dimension; a name given twice is refused. */
    public void dimension(String name, String of) throws LineFault {
        for (int i = 0; i < dimensions; i++) {
            if (names[i].equals(name)) {
                throw new LineFault(
                        "dimensions/" + name, "duplicate-key", "The dimension \"" + name + "\" is given twice.");
            }
        }
        if (dimensions == names.length) {
            names = Arrays.copyOf(names, dimensions * 2);
            values = Arrays.copyOf(values, dimensions * 2);
        }
        if (dimensions > 64) {
            throw new LineFault("dimensions", "too-many", "A measurement has at most 16 dimensions.");
        }
        names[dimensions] = name;
        values[dimensions++] = of;
    }
}
