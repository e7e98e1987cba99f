package io.bellwether.objectives.scorecard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.objectives.evaluation.RollUp;
import io.bellwether.objectives.kpi.Kpi;
import io.bellwether.objectives.kpi.Kpis;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Objectives;
import io.bellwether.objectives.standing.Shown;
import io.bellwether.objectives.standing.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The scorecard of now. A KPI's line is written once and kept as long as neither its definition, nor its objective, nor its
 * stored figures change; of thousands that changed are evaluated, the rest is copied. By the clock alone all lines are
 * written anew after twenty times as long as writing them took, a minute at most: of a small organisation at almost every
 * request.
 */
@ApplicationScoped
class Board {

    private static final int RESTS = 20;
    private static final Duration AT_MOST = Duration.ofMinutes(1);

    /** KPIs whose stored answers are in memory at a time; some kilobytes each. */
    private static final int CHUNK = 500;

    /** Departments are few; whoever asks for names that there are not makes no more than this. */
    private static final int REMEMBERED = 100;

    @Inject
    Objectives objectives;

    @Inject
    Standings standings;

    @Inject
    Kpis kpis;

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper mapper;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    private final Map<UUID, Kept> kept = new HashMap<>();
    private final Map<String, byte[]> written = new HashMap<>();
    private String state;
    private Instant until = Instant.MIN;
    private List<Objective> published = List.of();
    private Shown shown;
    private final Map<UUID, Written> lines = new HashMap<>();

    /**
     * What a line rests on; {@code journal} 0 where it rests on nothing but these, else the position by which a shared
     * definition was looked up.
     */
    private record Basis(Instant asOf, long kpi, long objective, long journal) {}

    /** A KPI with what its line rests on, {@code asOf} null where nothing is stored of it yet. */
    private record Row(UUID kpi, UUID objective, long version, Instant asOf, boolean shared) {}

    private record Kept(Basis basis, RollUp.Member member, SerializedString line) {}

    /** The scorecard of a department, null for all, as JSON. */
    @Transactional
    synchronized byte[] of(String department) {
        String present = state();
        if (!present.equals(state) || !clock.instant().isBefore(until)) {
            refresh(present);
        }
        if (written.size() >= REMEMBERED) {
            written.clear();
        }
        return written.computeIfAbsent(department == null ? "" : department, key -> write(department));
    }

    /**
     * Another text after every change of a definition or of a figure. Figures may be stored in another order than they were
     * asked for, so that the newest does not tell; each is only replaced by a newer one, so that their sum grows.
     */
    private String state() {
        return (String) entities.createNativeQuery("""
            select coalesce(max(position), 0) || ' '
                || (select count(*) || ' ' || coalesce(sum(cast(extract(epoch from as_of) * 1000000 as bigint)), 0)
                    from standing)
            from journal
            """, String.class).getSingleResult();
    }

    private void refresh(String present) {
        Instant begun = clock.instant();
        if (!begun.isBefore(until)) {
            kept.clear();
        }
        boolean all = kept.isEmpty();
        state = null;
        written.clear();
        published = objectives.published(null);
        shown = standings.frame(published);
        Map<UUID, Long> versions = new HashMap<>();
        shown.objectives().forEach(objective -> versions.put(objective.id(), objective.version()));
        long journal = Long.parseLong(present.substring(0, present.indexOf(' ')));
        List<Row> rows = rows(versions.keySet());
        Map<UUID, Basis> bases = new HashMap<>();
        List<UUID> changed = new ArrayList<>();
        for (Row row : rows) {
            Basis basis =
                    new Basis(row.asOf(), row.version(), versions.get(row.objective()), row.shared() ? journal : 0);
            bases.put(row.kpi(), basis);
            if (!kept.containsKey(row.kpi()) || !kept.get(row.kpi()).basis().equals(basis)) {
                changed.add(row.kpi());
            }
        }
        for (int from = 0; from < changed.size(); from += CHUNK) {
            evaluate(changed.subList(from, Math.min(changed.size(), from + CHUNK)), bases);
        }
        kept.keySet().retainAll(bases.keySet());
        arrange(rows);
        state = present;
        if (all) {
            Duration rest = Duration.between(begun, clock.instant()).multipliedBy(RESTS);
            until = begun.plus(rest.compareTo(AT_MOST) > 0 ? AT_MOST : rest);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Row> rows(Set<UUID> of) {
        List<Object[]> found = entities.createNativeQuery("""
            select k.id, k.objective, k.version, s.as_of, v.shared is not null
            from kpi k join kpi_version v on v.kpi = k.id and v.number = k.version
            left join standing s on s.kpi = k.id order by k.id
            """).getResultList();
        return found.stream()
                .filter(row -> of.contains((UUID) row[1]))
                .map(row ->
                        new Row((UUID) row[0], (UUID) row[1], ((Number) row[2]).longValue(), (Instant) row[3], (Boolean)
                                row[4]))
                .toList();
    }

    private void evaluate(List<UUID> changed, Map<UUID, Basis> bases) {
        standings
                .lines(kpis.byIds(changed), shown)
                .forEach((kpi, line) -> kept.put(kpi.id(), kept(kpi, line, bases.get(kpi.id()))));
        entities.clear();
    }

    private Kept kept(Kpi kpi, Shown.Line line, Basis basis) {
        try {
            return new Kept(
                    basis, line.member(), new SerializedString(mapper.writeValueAsString(Scorecard.KpiLine.of(line))));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("the line of " + kpi.id() + " cannot be written", unwritable);
        }
    }

    private void arrange(List<Row> rows) {
        Map<UUID, List<SerializedString>> byObjective = new HashMap<>();
        for (Row row : rows) {
            Kept one = kept.get(row.kpi());
            shown.count(row.objective(), one.member());
            byObjective
                    .computeIfAbsent(row.objective(), key -> new ArrayList<>())
                    .add(one.line());
        }
        lines.clear();
        byObjective.forEach((objective, own) -> lines.put(objective, new Written(own)));
    }

    private byte[] write(String department) {
        List<Objective> wanted = department == null
                ? published
                : published.stream()
                        .filter(one -> one.department().equals(department))
                        .toList();
        try {
            return mapper.writeValueAsBytes(
                    Scorecard.of(wanted, shown, zone.today(), id -> lines.getOrDefault(id, new Written(List.of()))));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("the scorecard cannot be written", unwritable);
        }
    }
}
