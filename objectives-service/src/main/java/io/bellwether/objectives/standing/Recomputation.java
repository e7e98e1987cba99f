package io.bellwether.objectives.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.remote.ServiceIdentity;
import io.bellwether.objectives.assessment.Revealed;
import io.bellwether.objectives.assessment.Verdicts;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Evaluator;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.Questions;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.evaluation.Window;
import io.bellwether.objectives.kpi.Definitions;
import io.bellwether.objectives.kpi.Kpi;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.kpi.KpiVersion;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Objectives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks for the figures of KPIs anew and stores them: all questions of many KPIs in one request. */
@ApplicationScoped
public class Recomputation {

    @Inject
    EntityManager entities;

    @Inject
    KpiService kpis;

    @Inject
    Objectives objectives;

    @Inject
    Standings standings;

    @Inject
    Definitions definitions;

    @Inject
    Aggregates aggregates;

    @Inject
    Verdicts verdicts;

    @Inject
    ServiceIdentity identity;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper mapper;

    private record Work(
            Kpi kpi, Definition definition, Moment moment, Map<String, Window> windows, Map<String, Answer> assessed) {}

    /** A revealed round needs nobody else's figures: the standing is right when the round is. */
    void revealed(@Observes Revealed round) {
        recompute(List.of(round.kpi()));
    }

    /** KPIs that read one of these metrics. */
    @Transactional
    public List<UUID> reading(List<String> metrics) {
        List<UUID> found = new ArrayList<>();
        for (Object id : entities.createNativeQuery(
                        "select distinct kpi from kpi_version where metrics && cast(?1 as text[])", UUID.class)
                .setParameter(1, metrics.toArray(new String[0]))
                .getResultList()) {
            found.add((UUID) id);
        }
        return found;
    }

    /** Every KPI. */
    @Transactional
    public List<UUID> all() {
        List<UUID> found = new ArrayList<>();
        for (Object id : entities.createNativeQuery("select id from kpi order by id", UUID.class)
                .getResultList()) {
            found.add((UUID) id);
        }
        return found;
    }

    /** Asks and stores. Throws when measurements does not answer; nothing is stored then. */
    public void recompute(List<UUID> ids) {
        List<Work> work = plan(ids);
        List<Aggregates.Question> questions = new ArrayList<>();
        for (Work one : work) {
            one.windows()
                    .forEach((name, window) -> questions.add(new Aggregates.Question(
                            one.kpi().id() + " " + name,
                            one.definition().canonical().formula(),
                            window,
                            null,
                            one.moment().cut())));
        }
        Aggregates.Answers answers = questions.isEmpty()
                ? new Aggregates.Answers(Map.of(), null)
                : aggregates.ask(questions, identity.bearer());
        store(work, answers);
    }

    @Transactional
    List<Work> plan(List<UUID> ids) {
        List<Work> work = new ArrayList<>();
        Instant now = clock.instant();
        Map<UUID, Objective> known = new HashMap<>();
        List<Kpi> found = kpis.byIds(ids);
        Map<UUID, List<KpiVersion>> versions = kpis.versionsOf(found);
        for (Kpi kpi : found) {
            Objective objective = known.computeIfAbsent(kpi.objective(), objectives::findById);
            Moment moment = standings.moment(objective, now);
            Definition definition = definitions.stored(
                    standings.inForce(versions.get(kpi.id()), moment, now).body());
            Map<String, Window> windows = definition.canonical() == null ? Map.of() : Questions.of(definition, moment);
            work.add(new Work(kpi, definition, moment, windows, verdicts.of(kpi.id(), definition.target(), now, now)));
        }
        return work;
    }

    @Transactional
    void store(List<Work> work, Aggregates.Answers answers) {
        for (Work one : work) {
            Map<String, Answer> own = new LinkedHashMap<>(one.assessed());
            one.windows().keySet().forEach(name -> {
                Answer answer = answers.byId().get(one.kpi().id() + " " + name);
                if (answer != null) {
                    own.put(name, answer);
                }
            });
            Standing standing = Evaluator.evaluate(one.definition(), one.moment(), own);
            boolean decided =
                    standing.status().equals("met") || standing.status().equals("missed");
            LocalDate today = zone.dayOf(one.moment().cut().minusNanos(1));
            entities.createNativeQuery("""
                            insert into standing (kpi, day, as_of, known_at, answers, decided, decided_on)
                            select ?1, ?2, ?3, ?4, cast(?5 as json), cast(?6 as text), cast(?7 as date)
                            where exists (select 1 from kpi where id = ?1)
                            on conflict (kpi) do update set day = excluded.day, as_of = excluded.as_of,
                                known_at = excluded.known_at, answers = excluded.answers, decided = excluded.decided,
                                decided_on = case when standing.decided = excluded.decided then standing.decided_on
                                                  else excluded.decided_on end
                            """)
                    .setParameter(1, one.kpi().id())
                    .setParameter(2, zone.dayOf(one.moment().at()))
                    .setParameter(3, one.moment().at())
                    .setParameter(4, answers.knownAt() == null ? one.moment().at() : answers.knownAt())
                    .setParameter(5, write(own))
                    .setParameter(6, decided ? standing.status() : null)
                    .setParameter(7, decided ? today.toString() : null)
                    .executeUpdate();
        }
    }

    private String write(Map<String, Answer> answers) {
        try {
            return mapper.writeValueAsString(answers);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("answers cannot be written", unwritable);
        }
    }
}
