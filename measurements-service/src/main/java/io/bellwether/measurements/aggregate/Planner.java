package io.bellwether.measurements.aggregate;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.json.Nearest;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measure.Check;
import io.bellwether.measure.Input;
import io.bellwether.measure.Measure;
import io.bellwether.measure.MeasureException;
import io.bellwether.measure.Measures;
import io.bellwether.measure.MetricFacts;
import io.bellwether.measurements.MeasurementsProblem;
import io.bellwether.measurements.aggregate.AggregatesRequest.Query;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.metric.Catalogue;
import io.bellwether.measurements.metric.MetricDefinition;
import io.bellwether.measurements.series.Series;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Turns queries into plans, or refuses them by pointer and column. */
@ApplicationScoped
class Planner {

    /** A dashboard has some hundreds of measures, and repeats them; beyond this many all are read anew. */
    private static final int REMEMBERED = 20_000;

    @Inject
    Matches matches;

    @Inject
    OrganisationZone zone;

    private record Read(long revision, Measure measure) {}

    private final Map<String, Read> read = new ConcurrentHashMap<>();

    /** One request's plans over one catalogue. Thousands of queries share some hundreds of measures and moments. */
    final class Request {
        private final Catalogue.Snapshot catalogue;
        private final Times times;
        private final Windows windows;
        private final Map<String, Measure> measures = new HashMap<>();
        private final Map<Measure, List<Measurand>> measurands = new IdentityHashMap<>();

        private Request(Catalogue.Snapshot catalogue) {
            this.catalogue = catalogue;
            this.times = new Times(zone);
            this.windows = new Windows(times, zone);
        }

        Plan plan(int index, Query query) {
            String at = "/queries/" + index;
            Measure measure = measure(at, query.measure());
            Instant from = times.bound(at + "/from", query.from());
            Instant to = times.bound(at + "/to", query.to());
            if (to.isBefore(from)) {
                throw ProblemException.invalid(at + "/to", "to-before-from", "to must not be before from.");
            }
            long cut = query.maturityAt() == null
                    ? LocalDays.micros(to)
                    : LocalDays.micros(times.moment(at + "/maturityAt", query.maturityAt()));
            Window whole = new Window(LocalDays.micros(from), LocalDays.micros(to), cut);
            List<Measurand> selected = measurands.computeIfAbsent(measure, this::measurands);
            Map<String, List<Measurand>> groups = query.by() == null ? null : groups(at, query.by(), selected);
            return new Plan(
                    query.id() == null ? Integer.toString(index) : query.id(),
                    query,
                    measure,
                    selected,
                    whole,
                    windows.of(at, whole, query, groups == null ? 0 : groups.size()),
                    groups,
                    query.knownAt() == null ? null : times.moment(at + "/knownAt", query.knownAt()));
        }

        private Measure measure(String at, String formula) {
            Measure known = measures.get(formula);
            if (known == null) {
                known = parsed(at, formula);
                measures.put(formula, known);
            }
            return known;
        }

        /** A formula that was read and checked against the same catalogue before is not read again. */
        private Measure parsed(String at, String formula) {
            if (catalogue.revision() < 0) {
                return parse(at, formula);
            }
            Read known = read.get(formula);
            if (known != null && known.revision == catalogue.revision()) {
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
    }

    Request request(Catalogue.Snapshot catalogue) {
        return new Request(catalogue);
    }

    private static Map<String, List<Measurand>> groups(String at, String dimension, List<Measurand> measurands) {
        Set<String> all = measurands.stream()
                .flatMap(one -> one.metric().dimensions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!all.contains(dimension)) {
            throw ProblemException.invalid(
                    at + "/by",
                    "unknown-dimension",
                    "No metric of this measure has a dimension \"" + dimension + "\""
                            + Nearest.of(dimension, all)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("."));
        }
        Map<String, List<Measurand>> groups = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        List<Map<String, List<Series>>> split = new ArrayList<>();
        for (Measurand one : measurands) {
            Map<String, List<Series>> byValue = new HashMap<>();
            for (Series series : one.series()) {
                String value = series.dimensions().get(dimension);
                byValue.computeIfAbsent(value, key -> new ArrayList<>()).add(series);
                groups.computeIfAbsent(value, key -> new ArrayList<>());
            }
            split.add(byValue);
        }
        groups.forEach((value, of) -> {
            for (int i = 0; i < measurands.size(); i++) {
                of.add(measurands.get(i).within(split.get(i).getOrDefault(value, List.of())));
            }
        });
        return groups;
    }

    private static MetricFacts facts(MetricDefinition metric) {
        return new MetricFacts(
                metric.key(),
                io.bellwether.measure.Shape.ofWord(metric.shape().key()).orElseThrow(),
                Set.copyOf(metric.dimensions()),
                metric.actors());
    }
}
