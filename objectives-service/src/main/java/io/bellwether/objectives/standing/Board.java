package io.bellwether.objectives.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Evaluator;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.kpi.Definitions;
import io.bellwether.objectives.kpi.KpiVersion;
import io.bellwether.objectives.objective.Objective;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The standings of very many KPIs at once, for pages of the whole organisation. What was read once is kept as long as it is
 * what the database has: of thousands of rows only their keys and times are read again.
 */
@ApplicationScoped
public class Board {

    private static final TypeReference<LinkedHashMap<String, Answer>> ANSWERS = new TypeReference<>() {};

    /** Some three kilobytes each; an organisation has some thousands. */
    private static final int REMEMBERED = 30_000;

    @Inject
    EntityManager entities;

    @Inject
    Definitions definitions;

    @Inject
    Standings standings;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper mapper;

    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    /** What a standing rests on, as of when it was asked for. */
    private record Kept(
            Instant asOf, KpiVersion version, String unit, BigDecimal weight, Map<String, Answer> answers) {}

    /** A row without what is large. */
    private record Row(UUID kpi, UUID objective, String name, StoredStanding stored) {}

    /** The same as {@link Standings#ofObjectives}, with what a scorecard shows of a KPI. */
    public Standings.Shown of(List<Objective> objectives) {
        Standings.Shown shown = new Standings.Shown();
        List<Row> rows = rows(objectives);
        remember(rows);
        Instant now = clock.instant();
        List<Objective> unasked = new ArrayList<>();
        Map<UUID, Objective> byId = new HashMap<>();
        objectives.forEach(objective -> byId.put(objective.id(), objective));
        Map<UUID, Boolean> without = new HashMap<>();
        rows.stream()
                .filter(row -> row.stored() == null || !kept.containsKey(row.kpi()))
                .forEach(row -> without.put(row.objective(), true));
        without.keySet().forEach(id -> unasked.add(byId.get(id)));
        for (Row row : rows) {
            if (!without.containsKey(row.objective())) {
                Kept known = kept.get(row.kpi());
                Map<String, Object> view = new LinkedHashMap<>();
                view.put("id", row.kpi());
                view.put("name", row.name());
                view.put("unit", known.unit());
                view.put("weight", known.weight());
                shown.add(view, row.objective(), standing(row, known, now));
            }
        }
        if (!unasked.isEmpty()) {
            Standings.Shown rest = standings.ofObjectives(unasked);
            unasked.forEach(objective -> rest.kpis(objective.id())
                    .forEach(view -> shown.add(view, objective.id(), (Standing) view.get("standing"))));
        }
        return shown;
    }

    /** Another text after every change of a definition or of a figure. */
    public String state() {
        return (String) entities.createNativeQuery(
                        "select cast((select max(position) from journal) as text) || ' ' || cast((select max(as_of) from standing) as text)",
                        String.class)
                .getSingleResult();
    }

    private Standing standing(Row row, Kept known, Instant now) {
        StoredStanding stored = row.stored();
        Instant last = zone.startOf(stored.day.plusDays(1)).minusMillis(1);
        Instant at = last.isBefore(now) ? last : now;
        Moment moment = new Moment(stored.periodStart, stored.periodEnd, stored.closedAt, at, zone.zone());
        Definition definition = definitions.stored(known.version());
        Map<String, Answer> answers = new HashMap<>();
        known.answers().forEach((name, answer) -> answers.put(name, answer.at(now)));
        Standing standing = Evaluator.evaluate(definition, moment, answers);
        LocalDate decidedOn = standing.status().equals(stored.decided) ? stored.decidedOn : null;
        return standing.with(known.version().number(), stored.knownAt, stored.asOf, decidedOn);
    }

    @SuppressWarnings("unchecked")
    private List<Row> rows(List<Objective> objectives) {
        if (objectives.isEmpty()) {
            return List.of();
        }
        List<Tuple> found = entities.createNativeQuery("""
                        select k.id, k.objective, k.name, s.day, s.version, s.period_start, s.period_end, s.closed_at,
                               s.as_of, s.known_at, s.decided, s.decided_on
                        from kpi k left join standing s on s.kpi = k.id where k.objective = any(?1) order by k.id
                        """, Tuple.class)
                .setParameter(1, objectives.stream().map(Objective::id).toArray(UUID[]::new))
                .getResultList();
        return found.stream().map(Board::row).toList();
    }

    private static Row row(Tuple tuple) {
        StoredStanding stored = null;
        if (tuple.get(4) != null) {
            stored = new StoredStanding();
            stored.day = tuple.get(3, LocalDate.class);
            stored.version = ((Number) tuple.get(4)).intValue();
            stored.periodStart = tuple.get(5, LocalDate.class);
            stored.periodEnd = tuple.get(6, LocalDate.class);
            stored.closedAt = tuple.get(7, Instant.class);
            stored.asOf = tuple.get(8, Instant.class);
            stored.knownAt = tuple.get(9, Instant.class);
            stored.decided = tuple.get(10, String.class);
            stored.decidedOn = tuple.get(11, LocalDate.class);
        }
        return new Row(tuple.get(0, UUID.class), tuple.get(1, UUID.class), tuple.get(2, String.class), stored);
    }

    /** Reads what is not known, or not as it is now. */
    @SuppressWarnings("unchecked")
    private void remember(List<Row> rows) {
        Map<UUID, Row> wanted = new HashMap<>();
        for (Row row : rows) {
            Kept known = kept.get(row.kpi());
            boolean same = known != null
                    && row.stored() != null
                    && known.asOf().equals(row.stored().asOf)
                    && known.version().number() == row.stored().version;
            if (row.stored() != null && !same) {
                wanted.put(row.kpi(), row);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        if (kept.size() + wanted.size() > REMEMBERED) {
            kept.keySet().retainAll(rows.stream().map(Row::kpi).toList());
        }
        UUID[] ids = wanted.keySet().toArray(UUID[]::new);
        Map<UUID, KpiVersion> versions = new HashMap<>();
        entities.createQuery(
                        "select v from KpiVersion v, StoredStanding s where s.kpi = v.kpi and s.version = v.number and v.kpi in ?1",
                        KpiVersion.class)
                .setParameter(1, List.of(ids))
                .getResultList()
                .forEach(version -> versions.put(version.kpi(), version));
        List<Tuple> answers = entities.createNativeQuery(
                        "select kpi, cast(answers as text) from standing where kpi = any(?1)", Tuple.class)
                .setParameter(1, ids)
                .getResultList();
        for (Tuple one : answers) {
            UUID kpi = one.get(0, UUID.class);
            if (versions.containsKey(kpi)) {
                keep(wanted.get(kpi), versions.get(kpi), one.get(1, String.class));
            }
        }
    }

    private void keep(Row row, KpiVersion version, String answers) {
        try {
            JsonNode body = mapper.readTree(version.body());
            kept.put(
                    row.kpi(),
                    new Kept(
                            row.stored().asOf,
                            version,
                            body.path("unit").asText(),
                            new BigDecimal(body.path("weight").asText("1")),
                            mapper.readValue(answers, ANSWERS)));
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored standing cannot be read", corrupt);
        }
    }
}
