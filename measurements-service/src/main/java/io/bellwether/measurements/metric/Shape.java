package io.bellwether.measurements.metric;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What the values of a metric are. Which aggregate fits which shape is decided by the measure language. */
public enum Shape {
    /** An amount for an instant or a day. */
    @JsonProperty("delta")
    DELTA(true),
    /** A dated occurrence; its value is 1 where none is given. */
    @JsonProperty("event")
    EVENT(true),
    /** A running total, read again and again. */
    @JsonProperty("cumulative")
    CUMULATIVE(true),
    /** A state. */
    @JsonProperty("gauge")
    GAUGE(false),
    /** A bounded judgement. */
    @JsonProperty("rating")
    RATING(false),
    /** Seconds. */
    @JsonProperty("duration")
    DURATION(true),
    /** Different people over a stated window; adds over nothing. */
    @JsonProperty("distinct")
    DISTINCT(false);

    private final boolean additive;

    Shape(boolean additive) {
        this.additive = additive;
    }

    /** Whether sums over time and series mean something. */
    public boolean additive() {
        return additive;
    }

    /** Whether a measurement may stand for several observations. */
    public boolean weighted() {
        return this == RATING || this == DURATION;
    }

    /** Whether a measurement is a reading of one running thing, so that an id would make no sense. */
    public boolean isReading() {
        return this == GAUGE || this == CUMULATIVE;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
