package io.bellwether.objectives.scorecard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.objectives.kpi.Kpis;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Objectives;
import io.bellwether.objectives.standing.HistoricStandings;
import io.bellwether.objectives.standing.Shown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The scorecard of another moment: what it rests on is asked for, and written, some KPIs at a time. */
@ApplicationScoped
class Past {

    /** KPIs whose answers are in memory at a time; some kilobytes each. */
    private static final int CHUNK = 1_000;

    @Inject
    Objectives objectives;

    @Inject
    Kpis kpis;

    @Inject
    HistoricStandings standings;

    @Inject
    ObjectMapper mapper;

    /** The scorecard of a department, null for all, as JSON. */
    @Transactional
    byte[] of(String department, String asOf, String knownAt) {
        HistoricStandings.Asked asked = standings.asked(asOf, knownAt);
        List<Objective> published = objectives.published(department);
        Shown shown = standings.frame(published, asked);
        Map<UUID, Map<UUID, SerializedString>> lines = new HashMap<>();
        List<UUID> ids =
                kpis.byMeasure(shown.objectives().stream().map(Objective::id).toList());
        for (int from = 0; from < ids.size(); from += CHUNK) {
            standings
                    .lines(kpis.byIds(ids.subList(from, Math.min(ids.size(), from + CHUNK))), shown, asked)
                    .forEach((kpi, line) -> {
                        shown.count(kpi.objective(), line.member());
                        lines.computeIfAbsent(kpi.objective(), key -> new TreeMap<>())
                                .put(kpi.id(), write(line));
                    });
            objectives.getEntityManager().clear();
        }
        try {
            return mapper.writeValueAsBytes(Scorecard.of(
                    published,
                    shown,
                    standings.day(asked),
                    id -> new Written(
                            List.copyOf(lines.getOrDefault(id, Map.of()).values()))));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("the scorecard cannot be written", unwritable);
        }
    }

    private SerializedString write(Shown.Line line) {
        try {
            return new SerializedString(mapper.writeValueAsString(Scorecard.KpiLine.of(line)));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a line cannot be written", unwritable);
        }
    }
}
