package io.bellwether.objectives.standing;

import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Evaluator;
import io.bellwether.objectives.evaluation.MetricState;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.evaluation.Target;
import io.bellwether.objectives.kpi.Definitions;
import io.bellwether.objectives.kpi.Kpi;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.kpi.KpiVersion;
import io.bellwether.objectives.kpi.KpiViews;
import io.bellwether.objectives.kpi.Kpis;
import io.bellwether.objectives.objective.Life;
import io.bellwether.objectives.objective.Lives;
import io.bellwether.objectives.objective.Objective;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Standings of another moment: asked of measurements with the person's own token. */
@ApplicationScoped
public class HistoricStandings {

    @Inject
    KpiService service;

    @Inject
    Kpis kpis;

    @Inject
    KpiViews views;

    @Inject
    Standings standings;

    @Inject
    Definitions definitions;

    @Inject
    Aggregates aggregates;

    @Inject
    Hierarchy hierarchy;

    @Inject
    Lives lives;

    @Inject
    Judgements judgements;

    @Inject
    Prospects prospects;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    /**
     * Which moment is asked for.
     *
     * @param knownAt null for what is known now
     */
    public record Asked(Instant at, Instant knownAt, Instant now) {

        Instant known() {
            return knownAt == null ? now : knownAt;
        }
    }

    /** A standing with all that it was made of. */
    record Evaluated(
            KpiService.Found found,
            KpiVersion version,
            Inquiry inquiry,
            Map<String, Answer> answers,
            Standing standing) {}

    /** Standings of many. */
    private record Case(KpiService.Found found, KpiVersion version, Inquiry inquiry) {}

    /** The standing of another moment. */
    public Standing of(String id, String asOf, String knownAt) {
        Evaluated evaluated = evaluate(id, asOf, knownAt);
        return prospects.with(
                evaluated.standing(),
                evaluated.inquiry().name(),
                evaluated.inquiry().definition(),
                evaluated.inquiry().moment(),
                evaluated.inquiry().knownAt());
    }

    Evaluated evaluate(String id, String asOf, String knownAt) {
        KpiService.Found found = service.visible(id);
        Asked asked = asked(asOf, knownAt);
        return evaluate(
                        List.of(found),
                        Map.of(found.kpi().id(), kpis.all(found.kpi().id())),
                        asked)
                .get(0);
    }

    /** Objectives as they are seen from another moment, without their KPIs. */
    public Shown frame(List<Objective> objectives, Asked asked) {
        Hierarchy.Below below = hierarchy.below(objectives);
        Map<UUID, Moment> moments = new HashMap<>();
        lives.of(below.all().stream().map(Objective::id).toList())
                .forEach((id, life) -> moments.put(
                        id, life.at(asked.at(), asked.known(), zone.zone()).moment()));
        return new Shown(below, moments);
    }

    /** KPIs with where they stood, in the order in which they are given; their objectives are of {@code shown}. */
    public Map<Kpi, Shown.Line> lines(List<Kpi> found, Shown shown, Asked asked) {
        Map<UUID, List<KpiVersion>> versions = kpis.versionsOf(found);
        List<KpiService.Found> all = new ArrayList<>();
        for (Kpi kpi : found) {
            List<KpiVersion> own = versions.get(kpi.id());
            all.add(new KpiService.Found(kpi, own.get(own.size() - 1), shown.objective(kpi.objective())));
        }
        Map<Kpi, Shown.Line> lines = new LinkedHashMap<>();
        for (Evaluated one : evaluate(all, versions, asked)) {
            KpiService.Found then = new KpiService.Found(
                    one.found().kpi(), one.version(), one.found().objective());
            lines.put(one.found().kpi(), new Shown.Line(views.view(then), one.standing()));
        }
        return lines;
    }

    /** The local day of a moment. */
    public LocalDate day(Asked asked) {
        return zone.dayOf(asked.at().minusNanos(1));
    }

    /**
     * Reads {@code asOf} and {@code knownAt}.
     *
     * @throws ProblemException 400 when asOf lies in the future, or when one cannot be read
     */
    public Asked asked(String asOf, String knownAt) {
        Instant now = clock.instant();
        Instant at = asOf == null ? now : zone.moment("asOf", asOf);
        if (at.isAfter(now)) {
            throw ProblemException.badParameter("asOf", "asOf lies in the future; nobody knows that yet.");
        }
        Instant known = knownAt == null ? null : zone.moment("knownAt", knownAt);
        return new Asked(at, known == null || known.isAfter(now) ? null : known, now);
    }

    private List<Evaluated> evaluate(List<KpiService.Found> found, Map<UUID, List<KpiVersion>> versions, Asked asked) {
        List<Case> cases = new ArrayList<>();
        Map<UUID, Life> known = lives.of(
                found.stream().map(one -> one.objective().id()).distinct().toList());
        for (KpiService.Found one : found) {
            Life.Seen seen = known.get(one.objective().id()).at(asked.at(), asked.known(), zone.zone());
            KpiVersion version = standings.inForce(versions.get(one.kpi().id()), seen.moment(), asked.known());
            cases.add(new Case(one, version, inquiry(one, version, definitions.stored(version), seen, asked)));
        }
        Aggregates.Answers answers = ask(cases);
        if (asked.knownAt() != null && !answers.metrics().isEmpty()) {
            List<Case> then = cases.stream()
                    .map(one -> withMetrics(one, answers.metrics(), asked))
                    .toList();
            if (!then.equals(cases)) {
                return evaluated(then, ask(then), asked);
            }
        }
        return evaluated(cases, answers, asked);
    }

    private static Inquiry inquiry(
            KpiService.Found found, KpiVersion version, Definition definition, Life.Seen seen, Asked asked) {
        return new Inquiry(
                found.kpi().id().toString(),
                definition,
                seen.moment(),
                version.savedAt(),
                seen.since(),
                asked.knownAt(),
                asked.now());
    }

    /** The same over the metrics as they were defined by what is known. */
    private static Case withMetrics(Case one, Map<String, MetricState> metrics, Asked asked) {
        Definition definition = one.inquiry().definition();
        List<MetricState> states = definition.metrics().stream()
                .map(state -> metrics.getOrDefault(state.key(), state))
                .toList();
        return new Case(
                one.found(),
                one.version(),
                inquiry(
                        one.found(),
                        one.version(),
                        definition.with(states),
                        new Life.Seen(one.inquiry().moment(), one.inquiry().since()),
                        asked));
    }

    private Aggregates.Answers ask(List<Case> cases) {
        List<Aggregates.Question> questions = new ArrayList<>();
        cases.forEach(one -> questions.addAll(one.inquiry().questions()));
        return questions.isEmpty() ? Aggregates.Answers.none(null) : aggregates.ask(questions, caller.bearer());
    }

    private Map<UUID, Map<String, Answer>> judged(List<Case> cases, Asked asked) {
        Map<UUID, Target> targets = new HashMap<>();
        cases.forEach(one ->
                targets.put(one.found().kpi().id(), one.inquiry().definition().target()));
        return judgements.of(targets, asked.at(), asked.known());
    }

    private List<Evaluated> evaluated(List<Case> cases, Aggregates.Answers answers, Asked asked) {
        List<Evaluated> made = new ArrayList<>();
        List<Aggregates.Question> courses = new ArrayList<>();
        Map<UUID, Map<String, Answer>> judged = judged(cases, asked);
        for (Case one : cases) {
            Map<String, Answer> own = one.inquiry().own(answers);
            own.putAll(judged.getOrDefault(one.found().kpi().id(), Map.of()));
            Standing standing = one.inquiry().standing(own);
            if (Evaluator.asksForCourse(standing)) {
                courses.add(one.inquiry().course());
            }
            made.add(new Evaluated(one.found(), one.version(), one.inquiry(), own, standing));
        }
        Aggregates.Answers course =
                courses.isEmpty() ? Aggregates.Answers.none(null) : aggregates.ask(courses, caller.bearer());
        return made.stream()
                .map(one -> new Evaluated(
                        one.found(),
                        one.version(),
                        one.inquiry(),
                        one.answers(),
                        one.standing()
                                .with(
                                        one.version().number(),
                                        asked.knownAt() == null
                                                ? one.inquiry().seen(answers.knownAt())
                                                : asked.knownAt(),
                                        asked.now(),
                                        Evaluator.asksForCourse(one.standing())
                                                ? one.inquiry().decidedOn(course)
                                                : null)))
                .toList();
    }
}
