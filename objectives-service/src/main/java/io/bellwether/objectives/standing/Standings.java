package io.bellwether.objectives.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Evaluator;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.RollUp;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.kpi.Definitions;
import io.bellwether.objectives.kpi.Kpi;
import io.bellwether.objectives.kpi.KpiService;
import io.bellwether.objectives.kpi.KpiVersion;
import io.bellwether.objectives.objective.Objective;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Standings as they are read: from this service's own database, by the clock. */
@ApplicationScoped
public class Standings {

    @Inject
    Store store;

    @Inject
    KpiService kpis;

    @Inject
    Hierarchy hierarchy;

    @Inject
    Definitions definitions;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper mapper;

    @Inject
    Event<KpiService.Changed> changed;

    /** What is stored. */
    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<StoredStanding, UUID> {}

    /** KPIs with their standings, by objective. */
    public static final class Shown {
        private final Map<UUID, List<Map<String, Object>>> kpis = new HashMap<>();
        private final Map<UUID, List<RollUp.Member>> members = new HashMap<>();
        private final Map<UUID, List<UUID>> below;

        Shown(Map<UUID, List<UUID>> below) {
            this.below = below;
        }

        /** Views of an objective's KPIs with their standings. */
        public List<Map<String, Object>> kpis(UUID objective) {
            return kpis.getOrDefault(objective, List.of());
        }

        /** The objective's own standing. */
        public RollUp.Result rollUp(UUID objective) {
            return RollUp.of(members(objective));
        }

        /** What an objective gives its parents: its own KPIs and those of everything below it. */
        public List<RollUp.Member> members(UUID objective) {
            List<RollUp.Member> all = new ArrayList<>();
            Set<UUID> seen = new LinkedHashSet<>(List.of(objective));
            Deque<UUID> next = new ArrayDeque<>(seen);
            while (!next.isEmpty()) {
                UUID one = next.remove();
                all.addAll(members.getOrDefault(one, List.of()));
                below.getOrDefault(one, List.of()).stream().filter(seen::add).forEach(next::add);
            }
            return all;
        }

        /** A shared definition without a target of its own is one KPI for whoever rolls up. */
        private static String identity(Map<String, Object> kpi) {
            return kpi.get("shared") instanceof Map<?, ?> shared && Boolean.FALSE.equals(shared.get("ownTarget"))
                    ? shared.get("kpi").toString()
                    : kpi.get("id").toString();
        }
    }

    /** The standings of all KPIs of objectives, in a handful of statements. */
    public Shown ofObjectives(List<Objective> objectives) {
        Hierarchy.Below below = hierarchy.below(objectives);
        Shown shown = new Shown(below.children());
        Map<UUID, Objective> byId = new HashMap<>();
        below.all().forEach(objective -> byId.put(objective.id(), objective));
        List<Kpi> found = kpis.of(List.copyOf(byId.keySet()));
        Map<UUID, List<KpiVersion>> versions = kpis.versionsOf(found);
        Map<UUID, StoredStanding> stored = stored(found);
        for (Kpi kpi : found) {
            Objective objective = byId.get(kpi.objective());
            List<KpiVersion> all = versions.get(kpi.id());
            Standing standing = standing(kpi, all, objective, stored.get(kpi.id()));
            Map<String, Object> view = kpis.view(new KpiService.Found(kpi, all.get(all.size() - 1), objective));
            view.put("standing", standing);
            shown.kpis.computeIfAbsent(objective.id(), key -> new ArrayList<>()).add(view);
            shown.members
                    .computeIfAbsent(objective.id(), key -> new ArrayList<>())
                    .add(new RollUp.Member(
                            Shown.identity(view),
                            new java.math.BigDecimal(view.get("weight").toString()),
                            standing.status(),
                            standing.contribution()));
        }
        return shown;
    }

    /** The standing of one KPI now. */
    public Standing of(KpiService.Found found) {
        return standing(
                found.kpi(),
                kpis.all(found.kpi().id()),
                found.objective(),
                store.findById(found.kpi().id()));
    }

    /** What an objective without KPIs has. */
    public RollUp.Result empty() {
        return RollUp.of(List.of());
    }

    private Map<UUID, StoredStanding> stored(List<Kpi> found) {
        Map<UUID, StoredStanding> byKpi = new HashMap<>();
        if (!found.isEmpty()) {
            store.list("kpi in ?1", found.stream().map(Kpi::id).toList()).forEach(one -> byKpi.put(one.kpi, one));
        }
        return byKpi;
    }

    private Standing standing(Kpi kpi, List<KpiVersion> versions, Objective objective, StoredStanding stored) {
        Instant now = clock.instant();
        Instant at = now;
        Map<String, Answer> answers = Map.of();
        if (stored != null) {
            answers = read(stored.answers);
            Instant last = zone.startOf(stored.day.plusDays(1)).minusMillis(1);
            at = last.isBefore(now) ? last : now;
        }
        Moment moment = moment(objective, at);
        KpiVersion version = inForce(versions, moment, now);
        Definition definition = definitions.stored(version.body());
        Standing standing = Evaluator.evaluate(definition, moment, answers);
        LocalDate decidedOn = stored != null && standing.status().equals(stored.decided) ? stored.decidedOn : null;
        return standing.with(
                version.number(),
                stored == null ? null : stored.knownAt,
                stored == null ? null : stored.asOf,
                decidedOn);
    }

    /** An objective's period seen from a moment. */
    public Moment moment(Objective objective, Instant at) {
        return new Moment(objective.periodStart(), objective.periodEnd(), objective.closedAt(), at, zone.zone());
    }

    /** The version in force at the cut of a moment, among those saved by an instant. */
    public KpiVersion inForce(List<KpiVersion> versions, Moment moment, Instant savedBy) {
        LocalDate day = moment.at().isBefore(moment.until())
                ? zone.dayOf(moment.at())
                : zone.dayOf(moment.until().minusNanos(1));
        KpiVersion found = versions.get(0);
        for (KpiVersion version : versions) {
            boolean saved = version.number() == 1 || !version.savedAt().isAfter(savedBy);
            boolean effective =
                    version.effectiveFrom() == null || !version.effectiveFrom().isAfter(day);
            if (saved && effective && !isBefore(version, found)) {
                found = version;
            }
        }
        return found;
    }

    private static boolean isBefore(KpiVersion one, KpiVersion other) {
        LocalDate first = one.effectiveFrom() == null ? LocalDate.MIN : one.effectiveFrom();
        LocalDate second = other.effectiveFrom() == null ? LocalDate.MIN : other.effectiveFrom();
        return first.isBefore(second) || (first.equals(second) && one.number() < other.number());
    }

    private Map<String, Answer> read(String text) {
        try {
            return mapper.readValue(text, new TypeReference<LinkedHashMap<String, Answer>>() {});
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
