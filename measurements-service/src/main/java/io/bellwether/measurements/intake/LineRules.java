package io.bellwether.measurements.intake;

import io.bellwether.kit.json.Nearest;
import io.bellwether.kit.json.StrictText;
import io.bellwether.measurements.fact.Fact;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.State;
import io.bellwether.measurements.metric.MetricDefinition;
import io.bellwether.measurements.metric.Shape;
import io.bellwether.measurements.series.DimensionValues;
import io.bellwether.measurements.series.Series;
import io.bellwether.measurements.series.SeriesRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Turns lines of one source into facts, or says why not. For one thread. */
final class LineRules {

    /** Feeds have no measurements of before the web; a date before is a slip. */
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private static final long FUTURE_MICROS = 48L * 3_600 * 1_000_000;
    private static final long LOOKED_NANOS = 100_000_000L;
    private static final int MAX_ID = 200;
    private static final int MAX_TEXT = 200;
    private static final int MAX_ACTOR = 1_000;
    private static final int HEX_KEY = 32;

    /** Who names more metrics than this that do not exist has not mistyped one: for no further one a like name is sought. */
    private static final int MAX_SOUGHT = 200;

    private final String source;
    private final SeriesRegistry series;
    private final ActorHash actors;
    private final LocalDays days;
    private final MetricSource metrics;
    private final long earliest;
    private final long latest;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, LineFault> unknown = new HashMap<>();
    private final IdHash ids;
    private long lookedAt = System.nanoTime() - LOOKED_NANOS;
    private ResolvedSeries.Words words;

    /** Where metrics are looked up. */
    interface MetricSource {
        MetricDefinition find(String key);

        /** Looks again; whether anything is not what it was. */
        boolean changed();

        Collection<String> names();
    }

    /** A metric with its dimensions where lines look them up. */
    record Known(MetricDefinition metric, String[] dimensions, double min, double max) {}

    LineRules(
            String source, SeriesRegistry series, ActorHash actors, LocalDays days, MetricSource metrics, Instant now) {
        this.source = source;
        this.series = series;
        this.actors = actors;
        this.days = days;
        this.metrics = metrics;
        this.earliest = days.startOf(Math.toIntExact(EARLIEST.toEpochDay()));
        this.latest = LocalDays.micros(now) + FUTURE_MICROS;
        this.ids = new IdHash(source);
    }

    /** Remembers the series of lines that say their words here. */
    void remember(ResolvedSeries.Words of) {
        words = of;
    }

    /** The day up to which a line says that silence is real. */
    LocalDate completeUntil(Line line) throws LineFault {
        if (line.metric != null && metrics.find(line.metric) == null) {
            lookAgain();
        }
        known(line.metric);
        if (line.isMeasurement()) {
            throw new LineFault(
                    "completeUntil", "alone", "A completeUntil line has a metric and nothing else beside it.");
        }
        LocalDate day;
        try {
            day = LocalDate.parse(line.completeUntil);
        } catch (DateTimeParseException unreadable) {
            throw new LineFault("completeUntil", "not-a-date", "completeUntil must be a date like 2026-03-31.");
        }
        long start = days.startOf(Math.toIntExact(day.toEpochDay()));
        mustBeInRange("completeUntil", start);
        return day;
    }

    /** The fact that a line states. Metrics that may have been changed a moment ago are looked at again before it is refused. */
    Fact fact(Line line) throws LineFault {
        try {
            return fact(line, line.resolved != null ? line.resolved.known() : known(line.metric));
        } catch (LineFault fault) {
            if (!lookAgain()) {
                throw fault;
            }
            return fact(
                    line,
                    known(line.resolved != null ? line.resolved.known().metric().key() : line.metric));
        }
    }

    /** Whether metrics are not what they were; asked now and then, however many lines are refused. */
    private boolean lookAgain() {
        if (System.nanoTime() - lookedAt < LOOKED_NANOS) {
            return false;
        }
        boolean changed = metrics.changed();
        lookedAt = System.nanoTime();
        if (changed) {
            known.clear();
            unknown.clear();
        }
        return changed;
    }

    private Fact fact(Line line, Known of) throws LineFault {
        MetricDefinition metric = of.metric;
        Fact fact = new Fact();
        if (line.at == Line.NONE) {
            throw new LineFault("at", "missing", "A measurement needs at.");
        }
        mustBeInRange("at", line.at);
        fact.at = line.at;
        value(line, of, fact);
        if (!Double.isNaN(line.weight)) {
            if (!metric.shape().weighted()) {
                throw new LineFault(
                        "weight", "no-weight", "Only ratings and durations stand for several observations.");
            }
            if (line.weight <= 0) {
                throw new LineFault("weight", "weight-positive", "weight must be above 0.");
            }
            fact.weight = line.weight == 1 ? Double.NaN : line.weight;
        }
        if (line.actor != null) {
            if (!metric.actors()) {
                throw new LineFault("actor", "no-actors", "The metric \"" + metric.key() + "\" has no actors.");
            }
            text("actor", line.actor, MAX_ACTOR);
            fact.hasActor = true;
            fact.actor = actors.of(line.actor);
        }
        fact.revision = line.revision;
        Series itsSeries =
                line.resolved != null ? line.resolved.series() : series.of(metric.key(), source, dimensions(line, of));
        fact.series = itsSeries.id();
        identity(line, metric, itsSeries, fact);
        if (line.words != null) {
            words.put(line.words, new ResolvedSeries.Resolved(of, itsSeries));
        }
        return fact;
    }

    private static void value(Line line, Known of, Fact fact) throws LineFault {
        if (line.absent != null) {
            if (line.hasValue) {
                throw new LineFault("absent", "value-or-absent", "A measurement has a value or is absent, not both.");
            }
            fact.state = State.ofAbsent(line.absent)
                    .orElseThrow(() -> new LineFault(
                            "absent", "unknown-absence", "absent must be withdrawn, not-yet or suppressed."));
            return;
        }
        if (!line.hasValue) {
            if (of.metric.shape() != Shape.EVENT) {
                throw new LineFault("value", "missing", "A measurement needs a value (or absent).");
            }
            fact.value = 1;
        } else {
            fact.value = line.value;
        }
        if (fact.value < of.min) {
            throw new LineFault(
                    "value",
                    "below-min",
                    "value is below the metric's min " + of.metric.min().toPlainString() + ".");
        }
        if (fact.value > of.max) {
            throw new LineFault(
                    "value",
                    "above-max",
                    "value is above the metric's max " + of.metric.max().toPlainString() + ".");
        }
    }

    private void identity(Line line, MetricDefinition metric, Series of, Fact fact) throws LineFault {
        if (line.key != null) {
            if (line.id != null) {
                throw new LineFault("key", "id-or-key", "A measurement has an id or a key, not both.");
            }
            if (line.key.length() != HEX_KEY) {
                throw notAKey();
            }
            try {
                long high = HexFormat.fromHexDigitsToLong(line.key, 0, HEX_KEY / 2);
                long low = HexFormat.fromHexDigitsToLong(line.key, HEX_KEY / 2, HEX_KEY);
                if (high == of.hash() && low == fact.at) {
                    fact.identifyBySeries(of.hash());
                } else {
                    fact.identify(high, low);
                }
            } catch (IllegalArgumentException notHex) {
                throw notAKey();
            }
        } else if (line.id != null) {
            if (metric.shape().isReading()) {
                throw new LineFault(
                        "id",
                        "no-id",
                        "A " + metric.shape().key()
                                + " is read again and again: it takes no id, its series and time say which it is.");
            }
            text("id", line.id, MAX_ID);
            ids.identify(fact, metric.key(), line.id);
        } else {
            if (metric.shape() == Shape.EVENT) {
                throw new LineFault(
                        "id", "id-required", "An event needs an id, so that a correction is not a second event.");
            }
            fact.identifyBySeries(of.hash());
        }
    }

    private static LineFault notAKey() {
        return new LineFault("key", "not-a-key", "key must be 32 hexadecimal digits, as an export gives it.");
    }

    private static DimensionValues dimensions(Line line, Known of) throws LineFault {
        String[] values = new String[of.dimensions.length];
        for (int i = 0; i < line.dimensions; i++) {
            String name = line.names[i];
            int at = indexOf(of.dimensions, name);
            if (at < 0) {
                String near = Nearest.of(name, of.metric.dimensions())
                        .map(n -> "; did you mean \"" + n + "\"?")
                        .orElse(".");
                throw new LineFault(
                        "dimensions/" + name,
                        "unknown-dimension",
                        "The metric \"" + of.metric.key() + "\" has no dimension \"" + shown(name) + "\"" + near);
            }
            text("dimensions/" + name, line.values[i], MAX_TEXT);
            values[at] = line.values[i];
        }
        return new DimensionValues(of.dimensions, values);
    }

    private static int indexOf(String[] names, String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static void text(String field, String text, int max) throws LineFault {
        if (text.isEmpty()) {
            throw new LineFault(field, "empty", "This text is empty; leave it out.");
        }
        if (text.length() > max) {
            throw new LineFault(field, "too-long", "This text is longer than " + max + " characters.");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x7f) {
                String fault = c < 0x20 ? "Control characters are not accepted." : StrictText.fault(text);
                if (fault != null) {
                    throw new LineFault(field, "forbidden-character", fault);
                }
            }
        }
    }

    private void mustBeInRange(String field, long micros) throws LineFault {
        if (micros < earliest) {
            throw new LineFault(field, "too-early", field + " is before 1990-01-01.");
        }
        if (micros > latest) {
            throw new LineFault(field, "too-late", field + " is more than 48 hours ahead of now.");
        }
    }

    private Known known(String key) throws LineFault {
        if (key == null) {
            throw new LineFault("metric", "missing", "A measurement needs a metric.");
        }
        Known found = known.get(key);
        if (found != null) {
            return found;
        }
        MetricDefinition metric = metrics.find(key);
        if (metric == null) {
            throw unknown(key);
        }
        found = new Known(
                metric,
                metric.dimensions().toArray(String[]::new),
                metric.min() == null ? Double.NEGATIVE_INFINITY : metric.min().doubleValue(),
                metric.max() == null ? Double.POSITIVE_INFINITY : metric.max().doubleValue());
        known.put(key, found);
        return found;
    }

    private LineFault unknown(String key) {
        LineFault said = unknown.get(key);
        if (said != null) {
            return said;
        }
        boolean sought = unknown.size() < MAX_SOUGHT;
        String near = sought
                ? Nearest.of(shown(key), metrics.names())
                        .map(n -> "; did you mean \"" + n + "\"?")
                        .orElse(".")
                : ".";
        LineFault fault = new LineFault("metric", "unknown-metric", "There is no metric \"" + shown(key) + "\"" + near);
        if (sought) {
            unknown.put(key, fault);
        }
        return fault;
    }

    /** A name as it can stand in a sentence. */
    private static String shown(String name) {
        String cut = name.length() > 100 ? name.substring(0, 100) : name;
        return StrictText.fault(cut) == null ? cut : "?";
    }
}
