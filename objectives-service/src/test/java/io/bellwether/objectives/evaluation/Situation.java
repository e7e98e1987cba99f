package io.bellwether.objectives.evaluation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.measure.Canonical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A definition, a moment and what was measured, said in few words; the year 2026 seen from its middle unless said. */
final class Situation {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static final Instant MIDDLE = Instant.parse("2026-07-02T12:00:00Z");

    private final String measure;
    private final Target target;
    private Pace pace;
    private Span cadence;
    private Freshness freshness = Freshness.BY_CADENCE;
    private Missing missing = Missing.UNKNOWN;
    private BigDecimal onTrack;
    private BigDecimal atRisk;
    private int minimum;
    private Span finalAfter;
    private Span metricCadence;
    private LocalDate start = LocalDate.of(2026, 1, 1);
    private LocalDate end = LocalDate.of(2026, 12, 31);
    private Instant closedAt;
    private Instant at = MIDDLE;
    private ZoneId zone = ZoneId.of("UTC");
    private Instant newest;
    private Instant first = Instant.EPOCH;
    private Instant completeUntil;
    private BigDecimal observations = BigDecimal.ONE;
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    private Situation(String measure, Target target) {
        this.measure = measure;
        this.target = target;
    }

    /** Quotes may be written as ' in the target. */
    static Situation of(String measure, String target) {
        return new Situation(measure, target(target));
    }

    static Target target(String json) {
        List<Fault> faults = new ArrayList<>();
        Target target = TargetReader.target(tree(json), "/target", faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.toString());
        }
        return target;
    }

    static com.fasterxml.jackson.databind.JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Situation pace(String json) {
        List<Fault> faults = new ArrayList<>();
        pace = TargetReader.pace(tree(json), "/pace", faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.toString());
        }
        return this;
    }

    Situation at(String instant) {
        at = Instant.parse(instant);
        return this;
    }

    Situation at(Instant instant) {
        at = instant;
        return this;
    }

    Situation period(String from, String to) {
        start = LocalDate.parse(from);
        end = LocalDate.parse(to);
        return this;
    }

    Situation zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    Situation closed(String instant) {
        closedAt = Instant.parse(instant);
        return this;
    }

    Situation freshness(String span) {
        freshness = new Freshness(true, span == null ? null : Span.parse(span));
        return this;
    }

    Situation cadence(String span) {
        cadence = Span.parse(span);
        return this;
    }

    Situation metric(String cadenceOf, String finalAfterOf) {
        metricCadence = cadenceOf == null ? null : Span.parse(cadenceOf);
        finalAfter = finalAfterOf == null ? null : Span.parse(finalAfterOf);
        return this;
    }

    Situation missing(Missing policy) {
        missing = policy;
        return this;
    }

    Situation thresholds(String good, String near) {
        onTrack = good == null ? null : new BigDecimal(good);
        atRisk = near == null ? null : new BigDecimal(near);
        return this;
    }

    Situation minimum(int count) {
        minimum = count;
        return this;
    }

    Situation observed(String count) {
        observations = new BigDecimal(count);
        return this;
    }

    /** The newest measurement of the metric from here on; the moment itself unless said. */
    Situation newest(String instant) {
        newest = instant == null ? null : Instant.parse(instant);
        return this;
    }

    Situation first(String instant) {
        first = Instant.parse(instant);
        return this;
    }

    Situation completeUntil(String instant) {
        completeUntil = Instant.parse(instant);
        return this;
    }

    Situation value(String number) {
        return answer(Questions.VALUE, number);
    }

    Situation value(BigDecimal number) {
        return answer(Questions.VALUE, number == null ? null : number.toPlainString());
    }

    Situation baseline(String number) {
        return answer(Questions.BASELINE, number);
    }

    Situation neverMeasured() {
        answers.put(
                Questions.VALUE,
                new Answer(
                        null,
                        "never-measured",
                        0,
                        null,
                        false,
                        List.of(new Answer.Input("m", null, null, completeUntil, BigDecimal.ZERO, null, null))));
        return this;
    }

    Situation assessed(String... scores) {
        for (int i = 0; i < scores.length; i++) {
            answers.put(
                    Panel.answerOf("assessor" + i),
                    new Answer(new BigDecimal(scores[i]), null, 1, at, false, List.of()));
        }
        return this;
    }

    /** There is a watch. */
    Situation watched() {
        answers.put(Containment.WATCH, Containment.watched());
        return this;
    }

    /** An incident of the watch; contained and closed are null where it was not. */
    Situation incident(String raised, String contained, String closed) {
        answers.put(
                Containment.answerOf("number " + answers.size()),
                Containment.answer(
                        Instant.parse(raised),
                        contained == null ? null : Instant.parse(contained),
                        closed == null ? null : Instant.parse(closed)));
        return this;
    }

    Situation absent(String name, String reason) {
        answers.put(name, new Answer(null, reason, 0, seen(), false, inputs()));
        return this;
    }

    Situation answer(String name, String number) {
        answers.put(
                name,
                number == null
                        ? new Answer(null, "nothing-in-window", 0, seen(), false, inputs())
                        : new Answer(new BigDecimal(number), null, 1, seen(), false, inputs()));
        return this;
    }

    /** Figures of the first calendar periods from the start of the year, {@code -} for none. */
    Situation months(String... numbers) {
        if (!answers.containsKey(Questions.VALUE)) {
            value("1");
        }
        for (int i = 0; i < numbers.length; i++) {
            answer("period " + start.plusMonths(i), numbers[i].equals("-") ? null : numbers[i]);
        }
        return this;
    }

    private Instant seen() {
        return newest == null ? at : newest;
    }

    private List<Answer.Input> inputs() {
        return List.of(new Answer.Input("m", first, seen(), completeUntil, observations, null, null));
    }

    Definition definition() {
        return new Definition(
                measure,
                measure == null ? null : Canonical.of(measure),
                target,
                pace,
                cadence,
                freshness,
                missing,
                onTrack,
                atRisk,
                minimum,
                List.of(
                        new MetricState("m", metricCadence, finalAfter, BigDecimal.ZERO),
                        new MetricState("s", metricCadence, finalAfter, new BigDecimal("-1"))));
    }

    Moment moment() {
        return new Moment(start, end, closedAt, at, zone);
    }

    Map<String, Answer> answers() {
        return answers;
    }

    Standing standing() {
        return Evaluator.evaluate(definition(), moment(), answers);
    }

    List<Fault> faults() {
        return Rules.faults(definition(), start, end, zone);
    }

    Map<String, Window> questions() {
        return Questions.of(definition(), moment());
    }
}
