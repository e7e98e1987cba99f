package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measure.Aggregate;
import io.bellwether.measure.Canonical;
import io.bellwether.measure.Check;
import io.bellwether.measure.Input;
import io.bellwether.measure.MeasureException;
import io.bellwether.objectives.catalogue.Catalogue;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Fault;
import io.bellwether.objectives.evaluation.Freshness;
import io.bellwether.objectives.evaluation.Missing;
import io.bellwether.objectives.evaluation.Pace;
import io.bellwether.objectives.evaluation.Rules;
import io.bellwether.objectives.evaluation.Span;
import io.bellwether.objectives.evaluation.Target;
import io.bellwether.objectives.evaluation.TargetReader;
import io.bellwether.objectives.objective.Period;
import io.bellwether.objectives.problem.ObjectivesProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Makes definitions of what was stated, and refuses what could never be right. */
@ApplicationScoped
public class Definitions {

    /** Some hundred bytes each; beyond this many all are read anew. */
    private static final int REMEMBERED = 100_000;

    private final Map<KpiVersion.Key, Read> known = new ConcurrentHashMap<>();
    private final Map<String, Canonical> formulas = new ConcurrentHashMap<>();

    /** What was read, and of what: a version that was never committed may come again with another statement. */
    private record Read(String body, Definition definition) {}

    @Inject
    Catalogue catalogue;

    @Inject
    OrganisationZone zone;

    @Inject
    ObjectMapper mapper;

    /**
     * Reads and checks a statement.
     *
     * @throws ProblemException 422 with a pointer to each fault
     */
    Definition checked(ObjectNode body, LocalDate start, LocalDate end) {
        List<Fault> faults = new ArrayList<>();
        Definition definition = read(body, faults, formula -> measure(formula, faults));
        if (faults.isEmpty()) {
            definition = definition.with(
                    definition.canonical() == null
                            ? List.of()
                            : definition.canonical().metrics().stream()
                                    .map(catalogue::state)
                                    .toList());
            faults.addAll(Rules.faults(definition, start, end, zone.zone()));
        }
        if (!faults.isEmpty()) {
            boolean measure = faults.get(0).pointer().equals("/measure");
            boolean unknown = faults.get(0).code().equals("unknown-metric");
            ProblemException refusal = new ProblemException(
                    unknown
                            ? ObjectivesProblem.UNKNOWN_METRIC
                            : measure
                                    ? ObjectivesProblem.INVALID_MEASURE
                                    : io.bellwether.kit.problem.CommonProblem.INVALID,
                    faults.get(0).sentence());
            faults.forEach(fault -> refusal.at(fault.pointer(), fault.code(), fault.sentence()));
            throw refusal;
        }
        return definition;
    }

    /** Whether a statement is right for a period. */
    boolean isRight(ObjectNode body, Period period) {
        try {
            checked(body, period.start(), period.end());
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    /** A definition that was checked when it was saved, with its metrics as they are now. */
    public Definition stored(KpiVersion version) {
        KpiVersion.Key key = new KpiVersion.Key(version.kpi, version.number);
        Read remembered = known.get(key);
        if (remembered == null || !remembered.body().equals(version.body)) {
            remembered = new Read(version.body, parse(version.body));
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(key, remembered);
        }
        Definition read = remembered.definition();
        return read.canonical() == null
                ? read
                : read.with(read.canonical().metrics().stream()
                        .map(catalogue::state)
                        .toList());
    }

    private Definition parse(String body) {
        try {
            JsonNode tree = mapper.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(body);
            List<Fault> faults = new ArrayList<>();
            Definition definition =
                    read((ObjectNode) tree, faults, formula -> formula == null ? null : canonical(formula));
            if (!faults.isEmpty()) {
                throw new IllegalStateException("a stored definition is not right any more: " + faults);
            }
            return definition;
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored definition cannot be read", corrupt);
        }
    }

    private Canonical canonical(String formula) {
        if (formulas.size() >= REMEMBERED) {
            formulas.clear();
        }
        return formulas.computeIfAbsent(formula, Canonical::of);
    }

    private static Definition read(ObjectNode body, List<Fault> faults, Function<String, Canonical> measured) {
        Target target = TargetReader.target(body.get("target"), "/target", faults);
        Pace pace = TargetReader.pace(body.get("pace"), "/pace", faults);
        String formula = isAssessed(body) ? null : body.path("measure").asText(null);
        JsonNode thresholds = body.path("thresholds");
        return new Definition(
                formula,
                isAssessed(body) ? null : measured.apply(formula),
                target,
                pace,
                span(body, "cadence", faults),
                !body.has("freshness")
                        ? Freshness.BY_CADENCE
                        : new Freshness(true, body.get("freshness").isNull() ? null : span(body, "freshness", faults)),
                Missing.of(body.path("missing").asText("unknown")),
                number(thresholds, "onTrack"),
                number(thresholds, "atRisk"),
                body.path("minimum").asInt(0),
                List.of());
    }

    private static BigDecimal number(JsonNode node, String name) {
        return node.path(name).isNumber() ? node.get(name).decimalValue() : null;
    }

    /** Of a rubric no measure is asked, of incidents none either. */
    private static boolean isAssessed(ObjectNode body) {
        String kind = body.path("target").path("kind").asText();
        return kind.equals("rubric") || (kind.equals("response") && !body.hasNonNull("measure"));
    }

    private Canonical measure(String formula, List<Fault> faults) {
        if (formula == null || formula.isBlank()) {
            faults.add(new Fault("/measure", "required", "A measure is needed, for instance sum(hires)."));
            return null;
        }
        try {
            List<Check.Fault> wrong = Check.faults(formula, catalogue::facts, catalogue.metricKeys());
            wrong.forEach(fault -> faults.add(new Fault("/measure", fault.code(), fault.sentence())));
            if (!wrong.isEmpty()) {
                return null;
            }
            Canonical canonical = Canonical.of(formula);
            sumsAreOfWhatAddsUp(canonical, faults);
            return canonical;
        } catch (MeasureException refused) {
            faults.add(new Fault("/measure", refused.code(), refused.getMessage()));
            return null;
        }
    }

    private void sumsAreOfWhatAddsUp(Canonical canonical, List<Fault> faults) {
        for (Input input : canonical.inputs()) {
            if (input.aggregate() == Aggregate.SUM && !catalogue.addsUp(input.metric())) {
                faults.add(new Fault(
                        "/measure",
                        "not-additive",
                        "The metric " + input.metric()
                                + " is declared as one that does not add up; use mean, min or max."));
            }
        }
    }

    private static Span span(ObjectNode body, String name, List<Fault> faults) {
        if (!body.hasNonNull(name)) {
            return null;
        }
        try {
            return Span.parse(body.get(name).asText());
        } catch (DateTimeException | IndexOutOfBoundsException unreadable) {
            faults.add(new Fault(
                    "/" + name, "not-a-duration", name + " must be an ISO 8601 duration above zero, like P7D."));
            return null;
        }
    }
}
