package io.bellwether.measurements.aggregate;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measure.Check;
import io.bellwether.measure.Input;
import io.bellwether.measure.Measure;
import io.bellwether.measure.MeasureException;
import io.bellwether.measure.Measures;
import io.bellwether.measure.MetricFacts;
import io.bellwether.measurements.MeasurementsProblem;
import io.bellwether.measurements.aggregate.AggregatesRequest.Query;
import io.bellwether.measurements.aggregate.AggregatesRequest.Step;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.metric.Catalogue;
import io.bellwether.measurements.metric.MetricDefinition;
import io.bellwether.measurements.series.Series;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Turns queries into plans, or refuses them by pointer and column. */
@ApplicationScoped
class Planner {

    /** Ten years of days for a hundred queries; more is an export. */
    private static final int MAX_POINTS = 400_000;

    /** A dashboard has some hundreds of measures, and repeats them; beyond this many all are read anew. */
    private static final int REMEMBERED = 20_000;

    @Inject
    Matches matches;

    @Inject
    OrganisationZone zone;

    private record Read(long revision, Measure measure) {}

    private final Map<String, Read> read = new ConcurrentHashMap<>();

    /** One request's plans over one catalogue. */
    final class Request {
        private final Catalogue.Snapshot catalogue;
        private int points;

        private Request(Catalogue.Snapshot catalogue) {
            this.catalogue = catalogue;
        }

        Plan plan(int index, Query query) {
            String at = "/queries/" + index;
            Measure measure = parsed(at, query.measure());
            Instant from = bound(at + "/from", query.from());
            Instant to = bound(at + "/to", query.to());
            if (to.isBefore(from)) {
                throw ProblemException.invalid(at + "/to", "to-before-from", "to must not be before from.");
            }
            long cut = query.maturityAt() == null
                    ? LocalDays.micros(to)
                    : LocalDays.micros(moment(at + "/maturityAt", query.maturityAt()));
            Window whole = new Window(LocalDays.micros(from), LocalDays.micros(to), cut);
            List<Window> windows = query.step() == null ? List.of(whole) : steps(at, whole, query.step(), cut);
            List<Measurand> measurands = measurands(measure);
            return new Plan(
                    query.id() == null ? Integer.toString(index) : query.id(),
                    query,
                    measure,
                    measurands,
                    whole,
                    windows,
                    query.by() == null ? null : groups(at, query.by(), measurands),
                    query.knownAt() == null ? null : moment(at + "/knownAt", query.knownAt()));
        }

        /** A formula that was read and checked against the same catalogue before is not read again. */
        private Measure parsed(String at, String formula) {
            Read known = read.get(formula);
            if (known != null && known.revision == catalogue.revision() && known.revision >= 0) {
                return known.measure;
            }
            Measure measure = parse(at, formula);
            if (read.size() > REMEMBERED) {
                read.clear();
            }
            read.put(formula, new Read(catalogue.revision(), measure));
            return measure;
        }

        private Measure parse(String at, String formula) {
            try {
                Measure measure = Measures.parse(formula);
                List<Check.Fault> faults = Check.faults(
                        formula,
                        key -> Optional.ofNullable(catalogue.get(key)).map(Planner::facts),
                        catalogue.metrics().keySet());
                if (!faults.isEmpty()) {
                    ProblemException refusal = new ProblemException(
                            MeasurementsProblem.REFUSED_MEASURE, faults.get(0).sentence());
                    faults.forEach(fault -> refusal.at(at + "/measure", fault.code(), fault.sentence()));
                    throw refusal;
                }
                mustAddUp(at, measure);
                return measure;
            } catch (MeasureException refused) {
                throw new ProblemException(MeasurementsProblem.REFUSED_MEASURE, refused.getMessage(), refused)
                        .at(at + "/measure", refused.code(), refused.getMessage());
            }
        }

        private void mustAddUp(String at, Measure measure) {
            for (Measure.Selection selection : measure.selections()) {
                if (selection.aggregate() == io.bellwether.measure.Aggregate.SUM
                        && !catalogue.get(selection.metric()).additive()) {
                    throw new ProblemException(
                                    MeasurementsProblem.REFUSED_MEASURE,
                                    "The metric \"" + selection.metric()
                                            + "\" is declared as not additive; take mean, min or max.")
                            .at(at + "/measure", "not-additive", "This metric does not add up.");
                }
            }
        }

        private List<Measurand> measurands(Measure measure) {
            Map<Measure.Selection, Measurand> different = new LinkedHashMap<>();
            for (Measure.Selection selection : measure.selections()) {
                different.computeIfAbsent(selection, key -> {
                    Input input = Input.of(key);
                    return new Measurand(key, input, catalogue.get(key.metric()), matches.of(input));
                });
            }
            return List.copyOf(different.values());
        }

        private List<Window> steps(String at, Window whole, Step step, long cut) {
            List<Window> windows = new ArrayList<>();
            LocalDate next = zone.dayOf(LocalDays.instant(whole.from()));
            long from = whole.from();
            while (from < whole.to()) {
                next = after(next, step);
                long to = Math.min(LocalDays.micros(zone.startOf(next)), whole.to());
                windows.add(new Window(from, to, Math.min(cut, to)));
                from = to;
                if (++points > MAX_POINTS) {
                    throw ProblemException.invalid(
                            at + "/step", "too-many-points", "This asks for more than " + MAX_POINTS + " points.");
                }
            }
            return windows;
        }
    }

    Request request(Catalogue.Snapshot catalogue) {
        return new Request(catalogue);
    }

    private static Map<String, List<Measurand>> groups(String at, String dimension, List<Measurand> measurands) {
        boolean known =
                measurands.stream().anyMatch(one -> one.metric().dimensions().contains(dimension));
        if (!known) {
            throw ProblemException.invalid(
                    at + "/by",
                    "unknown-dimension",
                    "No metric of this measure has a dimension \"" + dimension + "\".");
        }
        Set<String> values = new HashSet<>();
        for (Measurand one : measurands) {
            for (Series series : one.series()) {
                values.add(series.dimensions().get(dimension));
            }
        }
        Map<String, List<Measurand>> groups = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        for (String value : values) {
            groups.put(
                    value,
                    measurands.stream()
                            .map(one -> one.within(series ->
                                    java.util.Objects.equals(series.dimensions().get(dimension), value)))
                            .toList());
        }
        return groups;
    }

    static LocalDate after(LocalDate day, Step step) {
        return switch (step) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1).plusMonths(1);
            case QUARTER ->
                day.withDayOfMonth(1)
                        .withMonth((day.getMonthValue() - 1) / 3 * 3 + 1)
                        .plusMonths(3);
        };
    }

    private static MetricFacts facts(MetricDefinition metric) {
        return new MetricFacts(
                metric.key(),
                io.bellwether.measure.Shape.ofWord(metric.shape().key()).orElseThrow(),
                Set.copyOf(metric.dimensions()),
                metric.actors());
    }

    private Instant bound(String pointer, String text) {
        try {
            return mustBeOnTheCalendar(pointer, zone.bound("a bound", text));
        } catch (ProblemException unreadable) {
            throw unreadable(pointer, unreadable);
        }
    }

    Instant moment(String pointer, String text) {
        try {
            return mustBeOnTheCalendar(pointer, zone.moment("a moment", text));
        } catch (ProblemException unreadable) {
            throw unreadable(pointer, unreadable);
        }
    }

    private static Instant mustBeOnTheCalendar(String pointer, Instant instant) {
        if (instant.isBefore(Instant.parse("1900-01-01T00:00:00Z"))
                || instant.isAfter(Instant.parse("2200-01-01T00:00:00Z"))) {
            throw ProblemException.invalid(pointer, "out-of-range", "Times lie between the years 1900 and 2200.");
        }
        return instant;
    }

    private static ProblemException unreadable(String pointer, ProblemException cause) {
        if (!cause.errors().isEmpty() && cause.errors().get(0).code().equals("out-of-range")) {
            return cause;
        }
        return (ProblemException) ProblemException.invalid(
                        pointer, "not-a-time", "Write a date like 2026-03-01 or an instant like 2026-03-01T10:15:00Z.")
                .initCause(cause);
    }
}
