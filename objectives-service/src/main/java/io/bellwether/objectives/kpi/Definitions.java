package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measure.Canonical;
import io.bellwether.measure.Check;
import io.bellwether.measure.MeasureException;
import io.bellwether.objectives.catalogue.Catalogue;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Fault;
import io.bellwether.objectives.evaluation.Freshness;
import io.bellwether.objectives.evaluation.MetricState;
import io.bellwether.objectives.evaluation.Missing;
import io.bellwether.objectives.evaluation.Pace;
import io.bellwether.objectives.evaluation.Rules;
import io.bellwether.objectives.evaluation.Span;
import io.bellwether.objectives.evaluation.Target;
import io.bellwether.objectives.evaluation.TargetReader;
import io.bellwether.objectives.problem.ObjectivesProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes definitions of what was stated, and refuses what could never be right. */
@ApplicationScoped
public class Definitions {

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
        Definition definition = read(body, faults);
        if (faults.isEmpty()) {
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

    /** A definition that was checked when it was saved. */
    public Definition stored(String body) {
        try {
            JsonNode tree = mapper.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(body);
            List<Fault> faults = new ArrayList<>();
            Definition definition = read((ObjectNode) tree, faults);
            if (!faults.isEmpty()) {
                throw new IllegalStateException("a stored definition is not right any more: " + faults);
            }
            return definition;
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored definition cannot be read", corrupt);
        }
    }

    private Definition read(ObjectNode body, List<Fault> faults) {
        Target target = TargetReader.target(body.get("target"), "/target", faults);
        Pace pace = TargetReader.pace(body.get("pace"), "/pace", faults);
        boolean rubric = "rubric".equals(body.path("target").path("kind").asText());
        Canonical canonical = rubric ? null : measure(body.path("measure").asText(null), faults);
        Span cadence = span(body, "cadence", faults);
        Freshness freshness = !body.has("freshness")
                ? Freshness.BY_CADENCE
                : new Freshness(true, body.get("freshness").isNull() ? null : span(body, "freshness", faults));
        JsonNode thresholds = body.path("thresholds");
        Missing missing = mapper.convertValue(body.path("missing").asText("unknown"), Missing.class);
        List<MetricState> metrics = canonical == null || !faults.isEmpty()
                ? List.of()
                : canonical.metrics().stream().map(catalogue::state).toList();
        return new Definition(
                canonical,
                target,
                pace,
                cadence,
                freshness,
                missing,
                thresholds.path("onTrack").isNumber()
                        ? thresholds.get("onTrack").decimalValue()
                        : null,
                thresholds.path("atRisk").isNumber() ? thresholds.get("atRisk").decimalValue() : null,
                body.path("minimum").asInt(0),
                metrics);
    }

    private Canonical measure(String formula, List<Fault> faults) {
        if (formula == null || formula.isBlank()) {
            faults.add(new Fault("/measure", "required", "A measure is needed, for instance sum(hires)."));
            return null;
        }
        try {
            List<Check.Fault> wrong = Check.faults(formula, catalogue::facts, catalogue.metricKeys());
            wrong.forEach(fault -> faults.add(new Fault("/measure", fault.code(), fault.sentence())));
            return wrong.isEmpty() ? Canonical.of(formula) : null;
        } catch (MeasureException refused) {
            faults.add(new Fault("/measure", refused.code(), refused.getMessage()));
            return null;
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
