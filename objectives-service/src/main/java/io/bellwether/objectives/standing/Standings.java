package io.bellwether.objectives.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Evaluator;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.RollUp;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.kpi.Definitions;
import io.bellwether.objectives.kpi.Kpi;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.kpi.KpiVersion;
import io.bellwether.objectives.kpi.KpiViews;
import io.bellwether.objectives.kpi.Kpis;
import io.bellwether.objectives.objective.Lives;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Versioned;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Standings as they are read: from this service's own database, by the clock. */
@ApplicationScoped
public class Standings {

    private static final TypeReference<LinkedHashMap<String, Answer>> ANSWERS = new TypeReference<>() {};

    @Inject
    Store store;

    @Inject
    Kpis kpis;

    @Inject
    KpiViews views;

    @Inject
    Hierarchy hierarchy;

    @Inject
    Lives lives;

    @Inject
    Definitions definitions;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper mapper;

    @Inject
    Prospects prospects;

    @Inject
    Event<KpiService.Changed> changed;

    /** What is stored. */
    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<StoredStanding, UUID> {

        /** As the table has it: they are put past Hibernate, which would go on showing what it read before. */
        List<StoredStanding> of(List<UUID> kpis) {
            List<StoredStanding> found = list("kpi in ?1", kpis);
            found.forEach(getEntityManager()::detach);
            return found;
        }
    }

    /** The standings of all KPIs of objectives, in a handful of statements. */
    public Shown ofObjectives(List<Objective> asked) {
        Shown shown = frame(asked);
        lines(kpis.of(shown.objectives().stream().map(Objective::id).toList()), shown)
                .forEach((kpi, line) -> shown.add(kpi.objective(), line));
        return shown;
    }

    /** Objectives as they are seen now, without their KPIs. */
    public Shown frame(List<Objective> asked) {
        Hierarchy.Below below = hierarchy.below(asked);
        Instant now = clock.instant();
        Map<UUID, Moment> moments = new HashMap<>();
        lives.of(below.all().stream().map(Objective::id).toList())
                .forEach((id, life) ->
                        moments.put(id, life.at(now, now, zone.zone()).moment()));
        return new Shown(below, moments);
    }

    /** KPIs with where they stand now, in the order in which they are given; their objectives are of {@code shown}. */
    public Map<Kpi, Shown.Line> lines(List<Kpi> found, Shown shown) {
        Map<UUID, List<KpiVersion>> versions = kpis.versionsOf(found);
        Map<UUID, StoredStanding> stored = stored(found);
        Map<Kpi, Shown.Line> lines = new LinkedHashMap<>();
        for (Kpi kpi : found) {
            List<KpiVersion> all = versions.get(kpi.id());
            lines.put(
                    kpi,
                    new Shown.Line(
                            views.view(new KpiService.Found(
                                    kpi, all.get(all.size() - 1), shown.objective(kpi.objective()))),
                            standing(all, shown.moment(kpi.objective()), stored.get(kpi.id()))));
        }
        return lines;
    }

    /** The standing of one KPI now. */
    public Standing of(KpiService.Found found) {
        List<KpiVersion> versions = kpis.all(found.kpi().id());
        StoredStanding stored = stored(List.of(found.kpi())).get(found.kpi().id());
        Instant now = clock.instant();
        Moment moment =
                lives.of(found.objective().id()).at(now, now, zone.zone()).moment();
        Standing standing = standing(versions, moment, stored);
        if (stored == null) {
            return standing;
        }
        return prospects.with(
                standing,
                found.kpi().id().toString(),
                definitions.stored(versions.get(stored.version - 1)),
                new Moment(stored.periodStart, stored.periodEnd, stored.closedAt, standing.asOf(), zone.zone()),
                null);
    }

    /** What an objective without KPIs has. */
    public RollUp.Result empty() {
        return RollUp.of(List.of());
    }

    /** What is stored of KPIs. */
    Map<UUID, StoredStanding> stored(List<Kpi> found) {
        Map<UUID, StoredStanding> byKpi = new HashMap<>();
        if (!found.isEmpty()) {
            store.of(found.stream().map(Kpi::id).toList()).forEach(one -> byKpi.put(one.kpi, one));
        }
        return byKpi;
    }

    private Standing standing(List<KpiVersion> versions, Moment present, StoredStanding stored) {
        Instant now = present.at();
        if (stored == null) {
            KpiVersion version = inForce(versions, present, now);
            return Evaluator.evaluate(definitions.stored(version), present, Map.of())
                    .with(version.number(), null, null, null);
        }
        Instant last = zone.startOf(stored.day.plusDays(1)).minusMillis(1);
        Instant at = last.isBefore(now) ? last : now;
        Moment moment = new Moment(stored.periodStart, stored.periodEnd, stored.closedAt, at, zone.zone());
        KpiVersion version = versions.get(stored.version - 1);
        Standing standing = Evaluator.evaluate(definitions.stored(version), moment, read(stored.answers, now));
        LocalDate decidedOn = standing.status().equals(stored.decided) ? stored.decidedOn : null;
        return standing.with(version.number(), stored.knownAt, stored.asOf, decidedOn);
    }

    /** The version in force at the cut of a moment, among those saved by an instant. */
    public KpiVersion inForce(List<KpiVersion> versions, Moment moment, Instant savedBy) {
        return Versioned.inForce(versions, moment.day(), savedBy);
    }

    private Map<String, Answer> read(String text, Instant now) {
        try {
            Map<String, Answer> answers = mapper.readValue(text, ANSWERS);
            answers.replaceAll((name, answer) -> answer.at(now));
            return answers;
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("stored answers cannot be read", corrupt);
        }
    }

    /** Has an objective's figures asked for anew. */
    public void definitionChanged(UUID objective) {
        changed.fire(new KpiService.Changed(
                kpis.of(List.of(objective)).stream().map(Kpi::id).toList()));
    }
}
