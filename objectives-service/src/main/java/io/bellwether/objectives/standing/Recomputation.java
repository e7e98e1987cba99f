package io.bellwether.objectives.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.kit.remote.ServiceIdentity;
import io.bellwether.objectives.assessment.Revealed;
import io.bellwether.objectives.catalogue.Peer;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Evaluator;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.evaluation.Target;
import io.bellwether.objectives.kpi.Definitions;
import io.bellwether.objectives.kpi.Kpi;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.kpi.KpiVersion;
import io.bellwether.objectives.kpi.Kpis;
import io.bellwether.objectives.objective.Life;
import io.bellwether.objectives.objective.Lives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Asks for the figures of KPIs anew and stores them: all questions of many KPIs in one request. */
@ApplicationScoped
public class Recomputation {

    private static final Logger LOG = Logger.getLogger(Recomputation.class);

    /** How late it may be seen that what was reached is final. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    @Inject
    Kpis kpis;

    @Inject
    Lives lives;

    @Inject
    Standings standings;

    @Inject
    Editions editions;

    @Inject
    StandingRows rows;

    @Inject
    Together together;

    @Inject
    Definitions definitions;

    @Inject
    Aggregates aggregates;

    @Inject
    Judgements judgements;

    @Inject
    ServiceIdentity identity;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper mapper;

    /** A KPI with what is asked of it; {@code before} null when nothing is stored for this definition. */
    private record Work(
            Kpi kpi,
            KpiVersion version,
            long edition,
            Inquiry inquiry,
            Map<String, Answer> judged,
            StoredStanding before) {}

    /** A revealed round needs nobody else's figures: the standing is right when the round is. */
    void revealed(@Observes Revealed round) {
        recompute(List.of(round.kpi()), true);
    }

    /**
     * Asks and stores. Throws when measurements does not answer; nothing is stored then.
     *
     * @param changed whether measurements may have changed, and with them the day of a decision
     */
    public void recompute(List<UUID> ids, boolean changed) {
        List<Work> work = plan(ids);
        List<Aggregates.Question> questions = new ArrayList<>();
        work.forEach(one -> questions.addAll(one.inquiry().questions()));
        Aggregates.Answers answers = ask(questions);
        List<Made> made = new ArrayList<>();
        List<Aggregates.Question> courses = new ArrayList<>();
        for (Work one : work) {
            Map<String, Answer> own = one.inquiry().own(answers);
            own.putAll(one.judged());
            Standing standing = one.inquiry().standing(own);
            Made result = new Made(one, own, standing, keeps(one, standing, changed));
            made.add(result);
            if (result.isCourseWanted()) {
                courses.add(one.inquiry().course());
            }
        }
        Aggregates.Answers course = ask(courses);
        store(made, course, answers.knownAt());
    }

    /** Who changes a definition sees its figure in the answer; while measurements is away it comes later. */
    void definitionsChanged(@Observes KpiService.Changed changed) {
        if (!together.takes(changed.kpis())) {
            recomputeOrLater(changed.kpis());
        }
    }

    /** From here to {@link #doneTogether} of this transaction nothing is asked for: many changes are one act. */
    public void together() {
        together.begin();
    }

    /** Asks for everything that was changed since {@link #together}. */
    public void doneTogether() {
        recomputeOrLater(together.end());
    }

    private void recomputeOrLater(List<UUID> changed) {
        try {
            recompute(changed, true);
        } catch (ProblemException | Peer.Refused away) {
            LOG.infof("figures of %d KPIs are asked for later: %s", changed.size(), away.getMessage());
        }
    }

    private Aggregates.Answers ask(List<Aggregates.Question> questions) {
        return questions.isEmpty() ? Aggregates.Answers.none(null) : aggregates.ask(questions, identity.bearer());
    }

    /** A standing with what it was made of; {@code kept} is the day of a decision that was known before. */
    private record Made(Work work, Map<String, Answer> answers, Standing standing, LocalDate kept) {

        boolean isCourseWanted() {
            return kept == null && Evaluator.asksForCourse(standing);
        }

        LocalDate decidedOn(Aggregates.Answers course) {
            return isCourseWanted() ? work.inquiry().decidedOn(course) : kept != null ? kept : standing.decidedOn();
        }
    }

    private static LocalDate keeps(Work work, Standing standing, boolean changed) {
        return changed || work.before() == null || !standing.status().equals(work.before().decided)
                ? null
                : work.before().decidedOn;
    }

    @Transactional
    List<Work> plan(List<UUID> ids) {
        List<Work> work = new ArrayList<>();
        Instant now = clock.instant();
        Map<UUID, Long> edition = editions.of(ids);
        List<Kpi> found = kpis.byIds(ids).stream()
                .filter(kpi -> edition.containsKey(kpi.id()))
                .toList();
        Map<UUID, Life> known =
                lives.of(found.stream().map(Kpi::objective).distinct().toList());
        Map<UUID, List<KpiVersion>> versions = kpis.versionsOf(found);
        Map<UUID, StoredStanding> stored = standings.stored(found);
        Map<UUID, Target> targets = new HashMap<>();
        for (Kpi kpi : found) {
            Life.Seen seen = known.get(kpi.objective()).at(now, now, zone.zone());
            Moment moment = seen.moment();
            KpiVersion version = standings.inForce(versions.get(kpi.id()), moment, now);
            Inquiry inquiry = new Inquiry(
                    kpi.id().toString(),
                    definitions.stored(version),
                    moment,
                    version.savedAt(),
                    seen.since(),
                    null,
                    now);
            targets.put(kpi.id(), inquiry.definition().target());
            StoredStanding before = stored.get(kpi.id());
            boolean same = before != null && before.version == version.number();
            work.add(new Work(kpi, version, edition.get(kpi.id()), inquiry, Map.of(), same ? before : null));
        }
        Map<UUID, Map<String, Answer>> judged = judgements.of(targets, now, now);
        work.replaceAll(one -> new Work(
                one.kpi(),
                one.version(),
                one.edition(),
                one.inquiry(),
                judged.getOrDefault(one.kpi().id(), Map.of()),
                one.before()));
        return work;
    }

    @Transactional
    void store(List<Made> made, Aggregates.Answers course, Instant knownAt) {
        List<StoredStanding> standings = new ArrayList<>();
        for (Made one : made) {
            Moment moment = one.work().inquiry().moment();
            StoredStanding standing = new StoredStanding();
            standing.kpi = one.work().kpi().id();
            standing.day = zone.dayOf(moment.at());
            standing.asOf = moment.at();
            standing.knownAt = one.work().inquiry().seen(knownAt);
            standing.answers = write(one.answers());
            standing.decided = one.standing().isDecided() ? one.standing().status() : null;
            standing.decidedOn = one.decidedOn(course);
            standing.version = one.work().version().number();
            standing.edition = one.work().edition();
            standing.periodStart = moment.start();
            standing.periodEnd = moment.end();
            standing.closedAt = moment.closedAt();
            standing.dueAt = one.standing().isDecided() ? null : dueAt(one);
            standings.add(standing);
        }
        rows.put(standings);
    }

    /** A sum that is reached, but not yet for good, is looked at again soon: it becomes final in pieces. */
    private static Instant dueAt(Made made) {
        boolean reached = made.work().inquiry().isReachedNotSettled(made.standing());
        return reached ? made.work().inquiry().now().plus(LOOK_AGAIN) : null;
    }

    private String write(Map<String, Answer> answers) {
        try {
            return mapper.writeValueAsString(answers);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("answers cannot be written", unwritable);
        }
    }
}
