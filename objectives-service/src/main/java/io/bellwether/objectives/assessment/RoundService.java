package io.bellwether.objectives.assessment;

import io.bellwether.kit.access.Policy;
import io.bellwether.kit.access.Relation;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.evaluation.Target;
import io.bellwether.objectives.kpi.Definitions;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.kpi.KpiVersion;
import io.bellwether.objectives.kpi.Kpis;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.problem.ObjectivesProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The life of a round: opened by the owner, assessed by those who are named, revealed by the owner. */
@ApplicationScoped
class RoundService {

    @Inject
    Rounds rounds;

    @Inject
    RoundViews views;

    @Inject
    KpiService kpis;

    @Inject
    Kpis versions;

    @Inject
    Definitions definitions;

    @Inject
    Policy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    @Inject
    Event<Revealed> revealed;

    /** A round with the KPI that it is about, and the target under which it was opened. */
    record Found(Round round, KpiService.Found kpi, Target.Rubric rubric) {}

    @Transactional
    RoundView open(String kpiId) {
        KpiService.Found kpi = kpis.visible(kpiId);
        policy.requireFor("assessment.round", kpi.objective().department(), "KPI");
        ObjectiveService.mustNotBeClosed(kpi.objective());
        if (!(definitions.stored(kpi.version()).target() instanceof Target.Rubric rubric)) {
            throw ProblemException.invalid(
                    "", "not-qualitative", "Only a KPI with a rubric is assessed; this one is measured.");
        }
        if (rounds.hasOpen(kpi.kpi().id())) {
            throw wrongStatus("A round of this KPI is open already; reveal it before another one begins.");
        }
        Round round = new Round();
        round.id = Ids.next();
        round.kpi = kpi.kpi().id();
        round.kpiVersion = kpi.version().number();
        round.scale = Verdicts.scale(rubric);
        round.openedAt = clock.instant();
        round.openedBy = caller.get().subject();
        round.openedByName = caller.get().name();
        rounds.persist(round);
        RoundView view = views.of(new Found(round, kpi, rubric));
        record("assessment-round.opened", kpi, round, null, view);
        return view;
    }

    /** A round of a KPI that the caller may see; else 404. */
    @Transactional
    Found visible(String id) {
        return found(rounds.findById(Ids.parse(id, "assessment round")));
    }

    private Found locked(String id) {
        return found(rounds.locked(Ids.parse(id, "assessment round")));
    }

    private Found found(Round round) {
        if (round == null) {
            throw ProblemException.notFound("assessment round");
        }
        KpiService.Found kpi = kpis.visible(round.kpi.toString());
        return new Found(round, kpi, rubric(round));
    }

    /** The target under which a round was opened. */
    Target.Rubric rubric(Round round) {
        KpiVersion opened = versions.all(round.kpi).stream()
                .filter(version -> version.number() == round.kpiVersion)
                .findFirst()
                .orElseThrow();
        return (Target.Rubric) definitions.stored(opened).target();
    }

    @Transactional
    RoundView assess(String id, Supplier<AssessmentRequest> body) {
        Found found = locked(id);
        Caller who = caller.get();
        String named = Verdicts.named(found.rubric().assessors(), who.subject(), who.name());
        policy.require("assessment.submit", named == null ? Set.of() : Set.of(Relation.NAMED), "round of assessments");
        mustBeOpen(found.round());
        AssessmentRequest request = body.get();
        theScoreIsALevelOrItDoesNotApply(request, found.rubric());
        Assessment assessment = new Assessment();
        assessment.id = Ids.next();
        assessment.round = found.round().id;
        assessment.subject = who.subject();
        assessment.name = who.name();
        assessment.assessor = named;
        assessment.score = request.score();
        assessment.notApplicable = request.doesNotApply();
        assessment.evidence = request.evidence();
        assessment.at = clock.instant();
        rounds.add(assessment);
        record(
                "assessment-round.assessed",
                found.kpi(),
                found.round(),
                null,
                Map.of("id", found.round().id, "kpi", found.round().kpi, "assessor", named));
        return views.of(found);
    }

    private static void theScoreIsALevelOrItDoesNotApply(AssessmentRequest request, Target.Rubric rubric) {
        if (request.doesNotApply() && request.score() != null) {
            throw ProblemException.invalid(
                    "/notApplicable", "one-of", "Either it does not apply, or it has a score; not both.");
        }
        if (!request.doesNotApply() && request.score() == null) {
            throw ProblemException.invalid(
                    "/score", "required", "Choose a level's score, or say that it does not apply.");
        }
        boolean level = request.score() == null
                || rubric.levels().stream().anyMatch(one -> one.score().compareTo(request.score()) == 0);
        if (!level) {
            List<String> scores = rubric.levels().stream()
                    .map(one -> one.score().toPlainString())
                    .toList();
            throw ProblemException.invalid(
                    "/score",
                    "not-a-level",
                    "There is no such level; the scores are " + String.join(", ", scores) + ".");
        }
    }

    @Transactional
    RoundView reveal(String id) {
        Found found = locked(id);
        policy.requireFor("assessment.round", found.kpi().objective().department(), "assessment round");
        Round round = found.round();
        mustBeOpen(round);
        if (rounds.counting(List.of(round.id)).get(round.id).isEmpty()) {
            throw wrongStatus("Nobody has assessed yet, so there is nothing to reveal.");
        }
        RoundView before = views.of(found);
        round.revealedAt = clock.instant();
        round.revealedBy = caller.get().subject();
        round.revealedByName = caller.get().name();
        rounds.flush();
        RoundView view = views.of(found);
        record("assessment-round.revealed", found.kpi(), round, before.withoutMine(), view.withoutMine());
        revealed.fire(new Revealed(round.kpi));
        return view;
    }

    private static void mustBeOpen(Round round) {
        if (!round.isOpen()) {
            throw wrongStatus("This round has been revealed; what was said stays. Open another one.");
        }
    }

    private static ProblemException wrongStatus(String sentence) {
        return new ProblemException(ObjectivesProblem.WRONG_STATUS, sentence);
    }

    private void record(String event, KpiService.Found kpi, Round round, Object before, Object after) {
        journal.record(new Entry(
                event,
                "assessment-rounds/" + round.id,
                kpi.objective().department(),
                ObjectiveService.visibility(kpi.objective()),
                before,
                after,
                null));
    }

    /** What is shown of a KPI's rounds, the newest first. */
    @Transactional
    List<RoundView> page(String kpiId, UUID before, int limit) {
        KpiService.Found kpi = kpis.visible(kpiId);
        return views.of(rounds.page(kpi.kpi().id(), before, limit).stream()
                .map(round -> new Found(round, kpi, rubric(round)))
                .toList());
    }

    @Transactional
    RoundView read(String id) {
        return views.of(visible(id));
    }
}
