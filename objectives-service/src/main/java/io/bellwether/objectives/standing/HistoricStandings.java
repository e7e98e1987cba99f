package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.assessment.Verdicts;
import io.bellwether.objectives.catalogue.Peer;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Evaluator;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.Questions;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.evaluation.Window;
import io.bellwether.objectives.kpi.Definitions;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.kpi.KpiVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Standings of another moment, their explanations and courses: asked of measurements with the person's own token. */
@ApplicationScoped
public class HistoricStandings {

    private static final Set<String> STEPS = Set.of("day", "week", "month", "quarter");

    @Inject
    KpiService kpis;

    @Inject
    Standings standings;

    @Inject
    Definitions definitions;

    @Inject
    Aggregates aggregates;

    @Inject
    Verdicts verdicts;

    @Inject
    Peer peer;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    @ConfigProperty(name = "bellwether.aggregates.timeout-millis")
    long timeoutMillis;

    /** A standing with all that it was made of. */
    private record Evaluated(
            KpiService.Found found,
            KpiVersion version,
            Definition definition,
            Moment moment,
            Map<String, Window> windows,
            Map<String, Answer> answers,
            Standing standing) {}

    /** The standing now (from the own database), or of another moment. */
    public Standing of(String id, String asOf, String knownAt) {
        if (asOf == null && knownAt == null) {
            return standings.of(kpis.visible(id));
        }
        return evaluate(id, asOf, knownAt).standing();
    }

    /** How the figure came about. */
    public Map<String, Object> explain(String id, String asOf, String knownAt) {
        Evaluated evaluated = evaluate(id, asOf, knownAt);
        List<Map<String, Object>> windows = new ArrayList<>();
        evaluated.windows().forEach((name, window) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            Answer answer = evaluated.answers().get(name);
            one.put("name", name);
            one.put("from", window.from());
            one.put("to", window.to());
            one.put("value", answer == null ? null : answer.value());
            one.put("reason", answer == null ? null : answer.reason());
            one.put("measurements", answer == null ? 0 : answer.measurements());
            one.put("newest", answer == null ? null : answer.newest());
            windows.add(one);
        });
        Map<String, Object> explanation = new LinkedHashMap<>();
        explanation.put("kpi", evaluated.found().kpi().id());
        explanation.put(
                "measure",
                evaluated.definition().canonical() == null
                        ? null
                        : evaluated.definition().canonical().formula());
        explanation.put("windows", windows);
        explanation.put("selections", selections(evaluated));
        explanation.put("definition", kpis.versionView(evaluated.version()));
        explanation.put("standing", evaluated.standing());
        explanation.put("text", text(evaluated));
        return explanation;
    }

    /** Each selection of the value's window with its sources and newest measurement, as measurements tells it. */
    private List<Object> selections(Evaluated evaluated) {
        Window window = evaluated.windows().get("value");
        if (window == null
                || evaluated.definition().canonical() == null
                || !window.to().isAfter(window.from())) {
            return List.of();
        }
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("id", "value");
        query.put("measure", evaluated.definition().canonical().formula());
        query.put("from", window.from().toString());
        query.put("to", window.to().toString());
        if (evaluated.standing().knownAt() != null) {
            query.put("knownAt", evaluated.standing().knownAt().toString());
        }
        JsonNode answer = peer.post(
                measurements,
                "/aggregates",
                caller.bearer(),
                Map.of("queries", List.of(query)),
                Duration.ofMillis(timeoutMillis));
        List<Object> inputs = new ArrayList<>();
        answer.at("/results/0/inputs").forEach(inputs::add);
        return inputs;
    }

    private String text(Evaluated evaluated) {
        Standing standing = evaluated.standing();
        StringBuilder text = new StringBuilder(kpis.view(evaluated.found()).get("name") + ": " + standing.sentence());
        if (standing.value() != null) {
            text.append(" The figure is ").append(standing.value().toPlainString());
            if (standing.per() != null) {
                text.append(" per ").append(standing.per());
            }
            text.append(", made of ").append(standing.measurements()).append(" measurements.");
        }
        if (standing.baseline() != null) {
            text.append(" It is compared with ")
                    .append(standing.baseline().toPlainString())
                    .append('.');
        }
        if (standing.target() != null) {
            text.append(" The target is ")
                    .append(standing.target().toPlainString())
                    .append('.');
        }
        if (standing.provisional()) {
            text.append(" It is provisional: some of the measurements may still be restated.");
        }
        return text.append(" Version ")
                .append(evaluated.version().number())
                .append(" of the definition was in force.")
                .toString();
    }

    private Evaluated evaluate(String id, String asOf, String knownAt) {
        KpiService.Found found = kpis.visible(id);
        Instant now = clock.instant();
        Instant at = asOf == null ? now : zone.moment("asOf", asOf);
        if (at.isAfter(now)) {
            throw ProblemException.badParameter("asOf", "asOf lies in the future; nobody knows that yet.");
        }
        Instant known = knownAt == null ? now : zone.moment("knownAt", knownAt);
        if (known.isAfter(now)) {
            known = now;
        }
        Moment moment = standings.moment(found.objective(), at);
        KpiVersion version = standings.inForce(kpis.all(found.kpi().id()), moment, known);
        Definition definition = definitions.stored(version.body());
        Map<String, Window> windows = definition.canonical() == null ? Map.of() : Questions.of(definition, moment);
        List<Aggregates.Question> questions = new ArrayList<>();
        Instant restricted = knownAt == null ? null : known;
        windows.forEach((name, window) -> questions.add(
                new Aggregates.Question(name, definition.canonical().formula(), window, restricted, moment.cut())));
        Aggregates.Answers answers = questions.isEmpty()
                ? new Aggregates.Answers(Map.of(), known)
                : aggregates.ask(questions, caller.bearer());
        Map<String, Answer> all = new LinkedHashMap<>(answers.byId());
        all.putAll(verdicts.of(found.kpi().id(), definition.target(), at, known));
        Standing standing = Evaluator.evaluate(definition, moment, all)
                .with(version.number(), answers.knownAt() == null ? known : answers.knownAt(), now, null);
        return new Evaluated(found, version, definition, moment, windows, all, standing);
    }

    /** The measure by calendar step over the objective's period so far, or another range. */
    public Map<String, Object> history(String id, String step, String from, String to, String by) {
        KpiService.Found found = kpis.visible(id);
        String every = step == null ? "day" : step;
        if (!STEPS.contains(every)) {
            throw ProblemException.badParameter("step", "step must be day, week, month or quarter.");
        }
        Moment moment = standings.moment(found.objective(), clock.instant());
        Instant begin = from == null ? moment.from() : zone.bound("from", from);
        Instant end = to == null ? moment.cut() : zone.bound("to", to);
        Map<String, Object> history = new LinkedHashMap<>();
        history.put("kpi", found.kpi().id());
        history.put("step", every);
        history.put("from", begin);
        history.put("to", end);
        Definition definition = definitions.stored(found.version().body());
        history.put(
                "additive",
                definition.canonical() != null && definition.canonical().isAdditive());
        if (definition.canonical() == null || !end.isAfter(begin)) {
            history.put("points", List.of());
            return history;
        }
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("id", "history");
        query.put("measure", definition.canonical().formula());
        query.put("from", begin.toString());
        query.put("to", end.toString());
        query.put("step", every);
        if (by != null) {
            query.put("by", by);
        }
        JsonNode answer;
        try {
            answer = peer.post(
                    measurements,
                    "/aggregates",
                    caller.bearer(),
                    Map.of("queries", List.of(query)),
                    Duration.ofMillis(timeoutMillis));
        } catch (Peer.Refused refused) {
            throw (ProblemException)
                    ProblemException.badParameter("by", refused.getMessage()).initCause(refused);
        }
        JsonNode result = answer.at("/results/0");
        history.put("points", result.path("points"));
        if (by != null) {
            history.put("by", by);
            history.put("groups", result.path("groups"));
            history.put(
                    "note",
                    definition.canonical().isAdditive()
                            ? null
                            : "The parts do not add up to the whole: this is not a sum.");
        }
        return history;
    }
}
